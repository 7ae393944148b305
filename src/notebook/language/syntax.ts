import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import type { Span } from "../document.ts";
import { listed } from "../words.ts";
import { aCellOfItsOwn, brokenYaml } from "./broken-yaml.ts";
import { burdenOf } from "./nesting.ts";
import type { Place, Problems } from "./problems.ts";
import { slips } from "./slips.ts";
import { tiers } from "./tiers.ts";

/** What a cell's text says, before anything is known of what it means. Values are texts as they were typed. */
export type Syntax = Text | Mapping | Sequence | Nothing;

export interface Text {
  readonly form: "text";
  readonly text: string;
  readonly place: Place;
}

export interface Mapping {
  readonly form: "map";
  readonly entries: readonly Entry[];
  readonly place: Place;
}

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Syntax;
}

export interface Sequence {
  readonly form: "list";
  readonly items: readonly Syntax[];
  readonly place: Place;
}

/** A key without a value. */
export interface Nothing {
  readonly form: "nothing";
  readonly place: Place;
}

/** Where a part of a text stands: all of the text where YAML took something away, or where it was typed elsewhere. */
export function partOf({ text, place }: Text, start: number, end: number): Place {
  if (place.set !== undefined || place.end - place.start !== text.length) return place;
  return { start: place.start + start, end: place.start + end };
}

const longest = 1 << 20;
const most = { depth: 64, tokens: 20_000 };

/** Reads YAML 1.2 without ever making a value of it: undefined where the text cannot be read, and then a problem says why. */
export function syntax(text: string, problems: Problems): Syntax | undefined {
  if (!isBearable(text, problems)) return undefined;
  const sign = standIn(text);
  const readable = text.replace(greater, `$1${sign}`);
  const document = parseDocument(readable, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const slipped = slips(text, document, problems);
  const errors = [...document.errors, ...document.warnings].filter(
    ({ pos: [start, end] }) => !slipped.some((slip) => slip.start <= end && start <= slip.end),
  );
  for (const { span, message, hint, fix } of brokenYaml(errors, readable)) {
    const shown = (words: string) => words.replaceAll(sign, ">");
    problems.error("syntax", span, shown(message), {
      ...(hint !== undefined && { hint: shown(hint) }),
      ...(fix !== undefined && { fix: shown(fix) }),
    });
  }
  if (problems.hasErrors) return undefined;
  const reader = new Reader(text, sign, problems);
  const root = reader.read(document.contents);
  return reader.metAlias ? undefined : root;
}

function isBearable(text: string, problems: Problems): boolean {
  const whole = { start: 0, end: Math.min(text.length, 80) };
  const { depth, tokens } = text.length > longest ? { depth: 0, tokens: 0 } : burdenOf(text, most);
  if (text.length > longest || tokens > most.tokens) {
    const limit = `${longest} characters and ${most.tokens} words and marks`;
    problems.error("too-large", whole, `At most ${limit} are read at once; this has more.`);
  } else if (depth > most.depth) {
    const limit = `up to ${most.depth} deep`;
    problems.error("too-deep", whole, `Lists and maps may stand in each other ${limit}; these go deeper.`);
  }
  return !problems.hasErrors;
}

/** Because in YAML a `>` before a number begins a folded text, and an author means "greater than". */
const greater = /((?:^|[[{,:-])[ \t]+|[[{,])>(?=[ \t]*=?[ \t]*[-+.$\d])/gm;

/** A character of the text's length that the text does not hold, and that no rule of YAML speaks of. */
function standIn(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

class Reader {
  readonly #text: string;
  readonly #sign: string;
  readonly #problems: Problems;
  /** What an alias stands for is not known, so what depends on it would be reported in error. */
  metAlias = false;

  constructor(text: string, sign: string, problems: Problems) {
    this.#text = text;
    this.#sign = sign;
    this.#problems = problems;
  }

  read(node: unknown): Syntax {
    if (isAlias(node)) return this.#alias(node.source, this.#placeOf(node));
    if (isMap(node)) return this.#mapping(node.items, this.#placeOf(node));
    if (isSeq(node)) {
      return { form: "list", items: node.items.map((item) => this.read(item)), place: this.#placeOf(node) };
    }
    const place = this.#placeOf(node);
    if (!isScalar(node)) return { form: "nothing", place };
    const text = String(node.value ?? "").replaceAll(this.#sign, ">");
    if (text === "" && (node.type === undefined || node.type === "PLAIN")) return { form: "nothing", place };
    return { form: "text", text: text.trim(), place };
  }

  #mapping(pairs: readonly Pair[], place: Place): Mapping {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    const doubles: Entry[] = [];
    for (const pair of pairs) {
      const keyPlace = this.#placeOf(pair.key);
      const key = this.read(pair.key);
      if (key.form !== "text") {
        this.#problems.error("wrong-form", keyPlace, "A key is a word.");
        continue;
      }
      const value: Syntax =
        pair.value === null || pair.value === undefined
          ? { form: "nothing", place: { start: keyPlace.end, end: keyPlace.end } }
          : this.read(pair.value);
      (seen.has(key.text) ? doubles : entries).push({ key: key.text, keyPlace, value });
      seen.add(key.text);
    }
    this.#duplicates(doubles);
    return { form: "map", entries, place };
  }

  /** Because who names layers twice, and something else, has written two scenarios: told once, where the second begins. */
  #duplicates(doubles: readonly Entry[]): void {
    const keys = [...new Set(doubles.map(({ key }) => key))];
    const [first] = doubles;
    if (first === undefined || keys.length < 2 || !tiers.some((tier) => keys.includes(tier))) {
      for (const double of doubles) this.#duplicate(double);
      return;
    }
    const twice = listed(
      keys.map((key) => `\`${key}\``),
      "and",
    );
    const message = `A second scenario begins here: ${twice} are written twice.`;
    this.#problems.error("duplicate-key", first.keyPlace, message, { hint: aCellOfItsOwn });
  }

  /** Because YAML forbids the same key twice, and which of the two is meant only the author knows: the later one goes. */
  #duplicate({ key, keyPlace, value: { place } }: Entry): void {
    const span = entryAround(this.#text, { start: keyPlace.start, end: Math.max(place.end, keyPlace.end) });
    this.#problems.error("duplicate-key", span, `\`${key}\` is written twice here.`, {
      hint: "one of the two",
      fix: "",
    });
  }

  #alias(name: string, place: Place): Syntax {
    this.metAlias = true;
    this.#problems.error(
      "alias",
      place,
      `\`*${name}\` refers to another place, which cells do not understand.`,
      {
        fix: name,
      },
    );
    return { form: "nothing", place };
  }

  #placeOf(node: unknown): Place {
    const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
    const start = Math.min(range?.[0] ?? 0, this.#text.length);
    const raw = this.#text.slice(start, Math.min(range?.[1] ?? 0, this.#text.length));
    return { start, end: start + raw.trimEnd().length };
  }
}

/** An entry with the comma or the line that it takes up, so that leaving it out leaves a map. */
function entryAround(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  const alone =
    text.slice(lineStart, start).trim() === "" && /^[ \t]*(?:#.*)?\n?$/.test(text.slice(end, lineEnd));
  if (alone) return { start: lineStart, end: lineEnd };
  const comma = /,\s*$/.exec(text.slice(0, start));
  return { start: comma?.index ?? start, end };
}
