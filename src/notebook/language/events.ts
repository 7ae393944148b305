import type { Incident, Parameter } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { entriesOf } from "./keys.ts";
import { asName, layerMeant, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { partiesOf, partyNamed } from "./parties.ts";
import { readAll } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened, writeQuantity } from "./quantity.ts";
import type { Entry, Mapping, Syntax, Text } from "./syntax.ts";

/** An event as it was read, with the place of the time at which it begins. */
export interface EventPart {
  readonly incident: Incident;
  readonly at: Place;
}

/** What an event may say beside what happens where. */
export const eventParameters = {
  at: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "When it begins, from the beginning of the measured time; at once where it is left out.",
  },
  for: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 31_557_600,
    meaning: "How long it lasts; for good where it is left out.",
  },
  share: {
    kind: "quantity",
    dimension: "share",
    minimum: 0.01,
    maximum: 0.99,
    meaning: "Least weight of the producers that a partition cuts off.",
  },
  rate: {
    kind: "quantity",
    dimension: "rate",
    minimum: 0,
    maximum: 1_000_000,
    meaning: "Users that come besides the demand.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

type Fact = keyof typeof eventParameters;

/** What can happen, and what must be said of it beside the layer. */
export const eventKinds = {
  outage: { meaning: "Nobody extends the layer.", needs: null, example: "1 h" },
  fails: { meaning: "One party of the layer does nothing.", needs: null, example: "1 h" },
  partition: { meaning: "Some producers are cut off from the others.", needs: "share", example: "40 %" },
  crowd: { meaning: "More users come.", needs: "rate", example: "200 tx/s" },
} as const satisfies Readonly<Record<string, { meaning: string; needs: Fact | null; example: string }>>;

type Kind = keyof typeof eventKinds;
const kindNames = Object.keys(eventKinds) as readonly Kind[];

/** `events: { at: 2 h, outage: ethereum, for: 1 h }`, or a list of such. */
export function readEvents(
  written: Syntax | undefined,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly EventPart[] | undefined {
  if (written === undefined) return [];
  const items = written.form === "list" ? written.items : [written];
  return all(items.map((item) => readEvent(item, parts, problems)))?.flat();
}

/** All of them, where each could be read. */
function all<T>(read: readonly (T | undefined)[]): readonly T[] | undefined {
  return read.some((each) => each === undefined) ? undefined : (read as readonly T[]);
}

function readEvent(
  written: Syntax,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly EventPart[] | undefined {
  if (problems.full) return undefined;
  const example = `{ at: 2 h, outage: ${namesOf(parts)[0] ?? "…"}, for: 1 h }`;
  if (written.form !== "map") {
    const code = written.form === "nothing" ? "missing-value" : "wrong-form";
    return problems.error(code, written.place, "An event is a map of what happens, where and when.", {
      hint: example,
    });
  }
  const happening = written.entries.filter(({ key }) => isKind(key));
  const [what, second] = happening;
  if (second !== undefined) {
    const message = `An event is one thing, and this is \`${what?.key}\` and \`${second.key}\`.`;
    return problems.error("wrong-form", second.keyPlace, message, { hint: "two events" });
  }
  if (what === undefined || !isKind(what.key)) return saysNothing(written, example, problems);
  return readKind(what.key, what, written, parts, problems);
}

const isKind = (key: string): key is Kind => Object.hasOwn(eventKinds, key);

function saysNothing(written: Mapping, example: string, problems: Problems): undefined {
  const known = [...kindNames, ...Object.keys(eventParameters)];
  const isSlip = written.entries.some(({ key }) => !known.includes(key));
  entriesOf(written, "an event", known, problems);
  if (isSlip) return;
  problems.error("missing-key", written.place, "An event says what happens, and to which layer.", {
    hint: example,
  });
}

function readKind(
  kind: Kind,
  what: Entry,
  written: Mapping,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly EventPart[] | undefined {
  const { needs } = eventKinds[kind];
  const keys = ["at", "for", ...(needs === null ? [] : [needs])];
  const entries = entriesOf(written, `an event of the kind \`${kind}\``, [kind, ...keys], problems);
  const facts = readAll(
    Object.fromEntries(keys.map((key) => [key, eventParameters[key as Fact]])),
    entries,
    problems,
  ) as Readonly<Partial<Record<Fact, number>>> | undefined;
  const victims = readVictims(kind, what, parts, problems);
  if (facts === undefined || victims === undefined) return undefined;
  const { at = 0, share, rate, for: lasts = null } = facts;
  const place = entries.get("at")?.value.place ?? what.keyPlace;
  const events = victims.map(({ layer, party }): Incident | undefined => {
    const base = { layer, at, lasts };
    if (kind === "outage") return { ...base, kind };
    if (kind === "fails") return { ...base, kind: "failure", party };
    if (kind === "partition" && share !== undefined) return { ...base, kind, share };
    if (kind === "crowd" && rate !== undefined) return { ...base, kind, rate };
    return undefined;
  });
  const incidents = all(events)?.map((incident) => ({ incident, at: place }));
  if (incidents !== undefined) return incidents;
  return problems.error("missing-key", what.keyPlace, `A \`${kind}\` needs its \`${needs}\`.`, {
    hint: `${needs}: ${eventKinds[kind].example}`,
  });
}

interface Victim {
  readonly layer: string;
  readonly party: string;
}

/** Whom it befalls: one layer, or the party or parties that fail. */
function readVictims(
  kind: Kind,
  { key, value }: Entry,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly Victim[] | undefined {
  const items = kind === "fails" && value.form === "list" && value.items.length > 0 ? value.items : [value];
  return all(
    items.map((item) => {
      const word = asName(key, item, problems);
      if (word === undefined) return undefined;
      if (kind === "fails") return readParty(word, parts, problems);
      const layer = layerNamed(word, parts, problems);
      return layer && { layer: layer.scenario.name, party: "" };
    }),
  );
}

/** `arbitrum.sequencer`, or `sequencer` where only one layer has such a party. */
function readParty(word: Text, parts: readonly LayerPart[], problems: Problems): Victim | undefined {
  const { text, place } = word;
  const having = parts.filter((part) => partiesOf(part).includes(text));
  const dot = text.indexOf(".");
  const before = dot < 0 ? undefined : layerMeant(text.slice(0, dot), parts);
  if (having.length === 1 && before === undefined) return { layer: namesOf(having)[0] ?? "", party: text };
  if (before !== undefined) {
    const rest: Text = { form: "text", text: text.slice(dot + 1), place };
    return victimOn(before, rest, `${text.slice(0, dot)}.`, problems);
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && dot < 0) return victimOn(only, word, "", problems);
  const message = `Who fails is written as LAYER.PARTY, and \`${shortened(text)}\` is neither on one layer alone nor behind its name.`;
  const choices = having.length > 0 ? having : parts;
  return problems.error("unknown-party", place, message, {
    hint: listed(
      choices.slice(0, 4).map((part) => `${part.scenario.name}.${partyLike(text.slice(dot + 1), part)}`),
    ),
  });
}

function victimOn(layer: LayerPart, word: Text, prefix: string, problems: Problems): Victim | undefined {
  const party = partyNamed(word, layer, prefix, problems);
  return party === undefined ? undefined : { layer: layer.scenario.name, party };
}

/** The party of a layer that somebody most likely meant, or any. */
function partyLike(word: string, part: LayerPart): string {
  const parties = partiesOf(part);
  return nearest(word, parties) ?? parties[0] ?? "PARTY";
}

/** Warns of what begins when nothing is measured any more. */
export function checkTimes(events: readonly EventPart[], duration: number, problems: Problems): void {
  for (const { incident, at } of events) {
    if (incident.at < duration) continue;
    const end = writeQuantity(duration, "time");
    problems.warn("out-of-range", at, `Only the first ${end} are measured, and this happens later.`, {
      hint: `at most ${end}`,
    });
  }
}
