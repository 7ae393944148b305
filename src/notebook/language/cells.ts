import type { Scenario } from "../../engine/index.ts";
import type { Problem } from "../document.ts";
import { checkName, nameIn, readTitle } from "./cell-name.ts";
import { extended, movedEntry } from "./extend.ts";
import { entriesOf } from "./keys.ts";
import { keysOfKind, questionKinds } from "./kinds.ts";
import { nameProblems } from "./names.ts";
import { nearest } from "./nearest.ts";
import { overridden } from "./overrides.ts";
import { type CellParam, type Param, readParams } from "./params.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { listed, shortened } from "./quantity.ts";
import { readChallenge, readClaim } from "./question/claim.ts";
import { readPrediction, readQuiz } from "./question/predict.ts";
import type { Claim, Question, QuestionKind, Turned } from "./question/question.ts";
import { Naming, type Others } from "./question/scope.ts";
import { readComparison, readSweep, type Varied } from "./question/sweep.ts";
import type { CellReading, NotebookContext } from "./read-cell.ts";
import { readScenario, type ScenarioCell } from "./scenario-cell.ts";
import { namesUsed, substituted } from "./substitute.ts";
import { type Entry, type Mapping, type Syntax, syntax } from "./syntax.ts";
import { presetsOf } from "./tiers.ts";

/** A cell as it was typed, with what goes on top of it. */
interface Written {
  readonly name: string;
  /** What it says, with overrides and what it extends; undefined where it cannot be read. */
  readonly cell: Mapping | undefined;
  readonly kind: "scenario" | QuestionKind;
  readonly problems: Problems;
}

/** The `l2` cells of a notebook, each read among the others when it is asked for. Nothing here throws, whatever is typed. */
export class Cells {
  readonly #texts: readonly string[];
  readonly #context: NotebookContext;
  /** Position of the first text, 1-based. */
  readonly #first: number;
  readonly #typed: readonly { readonly root: Mapping | undefined; readonly problems: Problems }[];
  readonly #names: readonly string[];
  /** Names that two of them share. */
  readonly #doubles: readonly (readonly Problem[])[];
  readonly #written = new Map<number, Written>();
  readonly #readings = new Map<number, CellReading>();
  /** The cells that are being read, outermost first: who comes back to one of them goes in circles. */
  readonly #under: number[] = [];
  /** The cells that each of them was read from. */
  readonly #uses = new Map<number, Set<number>>();

  constructor(texts: readonly string[], context: NotebookContext = {}, first = 1) {
    this.#texts = texts;
    this.#context = context;
    this.#first = first;
    this.#typed = texts.map(typed);
    this.#names = this.#typed.map(
      ({ root }, index) => (root && nameIn(root)?.text) ?? `cell${index + first}`,
    );
    const { lines = [] } = context;
    this.#doubles = nameProblems(
      this.#typed.map(({ root }, index) => ({
        name: this.#names[index] ?? "",
        namePlace: (root && nameIn(root)?.place) ?? null,
        line: lines[index] ?? 0,
      })),
    );
  }

  /** All names, in the order of the cells. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** All readings, in the order of the cells. */
  all(): readonly CellReading[] {
    return this.#texts.map((_, index) => this.reading(index + this.#first));
  }

  /** The reading of the cell at a position, 1-based. */
  reading(position: number): CellReading {
    const known = this.#readings.get(position);
    if (known !== undefined) return known;
    const reading = this.#read(position);
    this.#readings.set(position, reading);
    return reading;
  }

  /** What is wrong with a name that prose uses for a live value; undefined where it means something. */
  liveProblem(name: string): Problem | undefined {
    const problems = new Problems();
    const nowhere = { start: 0, end: 0 };
    const others = this.#others(0, problems);
    const cell = others.named(name);
    const position = cell === undefined ? 0 : this.#names.indexOf(cell) + this.#first;
    const rest = cell === undefined ? name : name.slice(cell.length + 1);
    const param = /^params\.(.+)$/.exec(rest)?.[1];
    if (cell === undefined) others.scenario(name.split(".")[0] ?? name, nowhere);
    else if (rest === "verdict" && kindIs(this.#typedAt(position).root, "claim")) return undefined;
    else if (param !== undefined) {
      const names = this.reading(position).params.map((each) => each.name);
      if (!names.includes(param))
        problems.error("unknown-key", nowhere, `\`${cell}\` has no param \`${shortened(param)}\`.`, {
          hint: listed(names) || "a measure such as userTps",
        });
    } else new Naming(others, problems).named(name, nowhere);
    return problems.inOrder()[0];
  }

  #read(position: number): CellReading {
    const written = this.#writtenAt(position);
    const { name, kind, problems, cell } = written;
    const { root } = this.#typedAt(position);
    const place = (root && nameIn(root)?.place) ?? null;
    for (const { code, span, message, fix = "" } of this.#doubles[position - this.#first] ?? [])
      problems.error(code as ProblemCode, span, message, { fix });
    const params: Param[] = [];
    let said: ScenarioCell = nothing;
    let question: Question | null = null;
    if (cell !== undefined && kind === "scenario") said = this.#scenario(cell, name, problems, params);
    else if (cell !== undefined && kind !== "scenario") {
      said = {
        ...nothing,
        title: readTitle(
          cell.entries.find(({ key }) => key === "title"),
          problems,
        ),
      };
      question = this.#question(cell, kind, position, problems) ?? null;
    }
    return {
      ...said,
      ...(problems.hasErrors && { scenario: null, expectations: [] }),
      name,
      namePlace: place,
      kind,
      question: problems.hasErrors ? null : question,
      params: this.#placed(params, cell, position),
      uses: this.#usedBy(position),
      problems: problems.inOrder(),
    };
  }

  /** The cell's own text, then what it extends, then what is set from outside. */
  #writtenAt(position: number): Written {
    const known = this.#written.get(position);
    if (known !== undefined) return known;
    const { root, problems } = this.#typedAt(position);
    const name = this.#names[position - this.#first] ?? "";
    if (root !== undefined) checkName(root, problems);
    const kind = root === undefined ? "scenario" : kindOf(root, problems);
    const own = root && overridden(root, this.#set(name, kind), name, problems);
    const cell = own && (kind === "scenario" ? this.#extended(own, position, problems) : own);
    const written = { name, cell, kind, problems };
    this.#written.set(position, written);
    return written;
  }

  #typedAt(position: number) {
    return this.#typed[position - this.#first] ?? { root: undefined, problems: new Problems() };
  }

  /** Overrides that begin with the cell's name; those that begin with no cell's name are for every scenario. */
  #set(name: string, kind: Written["kind"]): Readonly<Record<string, string>> {
    const others = this.#names.filter((other) => other !== name);
    const own = Object.entries(this.#context.set ?? {}).filter(([path]) =>
      path.startsWith(`${name}.`)
        ? true
        : kind === "scenario" && !others.some((other) => path.startsWith(`${other}.`)),
    );
    return Object.fromEntries(own);
  }

  #extended(cell: Mapping, position: number, problems: Problems): Mapping | undefined {
    const entry = cell.entries.find(({ key }) => key === "extends");
    if (entry === undefined) return cell;
    if (entry.value.form !== "text") {
      return problems.error("wrong-form", entry.keyPlace, "`extends` is the name of a cell.", {
        hint: "extends: base",
      });
    }
    const { text, place } = entry.value;
    const base = this.#positionOf(text, place, problems, (each) =>
      kindIs(this.#typedAt(each).root, "scenario"),
    );
    if (base === undefined) return undefined;
    const circle = [...this.#under, position];
    if (base === position || circle.includes(base)) {
      const names = [...circle.slice(circle.indexOf(base)), base].map(
        (each) => this.#names[each - this.#first],
      );
      return problems.error("cell-cycle", place, `This goes in circles: ${names.join(" extends ")}.`, {
        hint: "one of them describes a scenario by itself",
      });
    }
    this.#under.push(position);
    const below = this.#writtenAt(base);
    this.#under.pop();
    this.#use(position, base);
    for (const each of this.#usedBy(base)) this.#use(position, each);
    const isWhole = below.cell !== undefined && this.reading(base).scenario !== null;
    if (below.cell !== undefined && isWhole) return extended(below.cell, cell, place);
    return problems.error("broken-cell", place, `\`${text}\` has problems of its own.`, {
      hint: `mend \`${text}\` first`,
    });
  }

  /** What a cell describes once its params are put in; `params` takes them up. */
  #scenario(cell: Mapping, name: string, problems: Problems, params: Param[] = []): ScenarioCell {
    const read = readParams(cell.entries.find(({ key }) => key === "params")?.value, problems);
    params.push(...(read ?? []));
    const rest = { ...cell, entries: cell.entries.filter(({ key }) => key !== "params") };
    const whole = read && substituted(rest, params, problems);
    // Because what stands for nothing would be missed once more.
    if (whole === undefined) return nothing;
    return readScenario(whole, name, this.#context, problems);
  }

  #question(cell: Mapping, kind: QuestionKind, position: number, problems: Problems): Question | undefined {
    const entries = entriesOf(cell, `a cell with \`${kind}\``, keysOfKind[kind], problems);
    const entry = entries.get(kind);
    if (entry === undefined) return undefined;
    const others = this.#others(position, problems);
    const naming = new Naming(others, problems);
    if (kind === "sweep")
      return readSweep(
        entry,
        entries,
        (name, at) => this.#varied(name, at, position, problems),
        others,
        problems,
      );
    if (kind === "compare") return readComparison(entry, entries, naming, problems);
    if (kind === "predict") return readPrediction(entry, entries, others, naming, problems);
    if (kind === "quiz") return readQuiz(entry, naming, problems);
    if (kind === "challenge") return readChallenge(entry, entries, naming, problems);
    const claim = readClaim(entry, entries, naming, problems);
    return claim && { ...claim, turned: this.#turned(claim, position) };
  }

  #others(position: number, problems: Problems): Others {
    const scenarios = this.#positions().filter((each) => kindIs(this.#typedAt(each).root, "scenario"));
    const names = this.#names;
    return {
      scenario: (name, place) => {
        const at = this.#positionOf(name, place, problems, (each) => scenarios.includes(each));
        if (at === undefined) return undefined;
        this.#use(position, at);
        const reading = this.reading(at);
        for (const each of reading.uses) this.#use(position, each);
        if (reading.scenario !== null) return reading;
        return problems.error("broken-cell", place, `\`${name}\` has problems of its own.`, {
          hint: `mend \`${name}\` first`,
        });
      },
      named: (name) =>
        [...names].filter((each) => name.startsWith(`${each}.`)).sort((a, b) => b.length - a.length)[0],
      only: scenarios.length === 1 ? names[(scenarios[0] as number) - this.#first] : undefined,
      sweep: (name) => {
        const at = this.#positions().find((each) => names[each - this.#first] === name);
        if (at === undefined || !kindIs(this.#typedAt(at).root, "sweep")) return undefined;
        this.#use(position, at);
        const reading = this.reading(at);
        for (const each of reading.uses) this.#use(position, each);
        return reading;
      },
    };
  }

  #varied(name: string, { keyPlace }: Entry, position: number, problems: Problems): Varied | undefined {
    const at = this.#positionOf(name, keyPlace, problems, (each) =>
      kindIs(this.#typedAt(each).root, "scenario"),
    );
    if (at === undefined) return undefined;
    this.#use(position, at);
    for (const each of this.reading(at).uses) this.#use(position, each);
    const { cell, problems: own } = this.#writtenAt(at);
    if (cell === undefined || own.hasErrors) {
      return problems.error("broken-cell", keyPlace, `\`${name}\` has problems of its own.`, {
        hint: `mend \`${name}\` first`,
      });
    }
    // Because what the sweep does not say stands in another text, problems with it stand where the sweep names that cell.
    const here = { ...cell, entries: cell.entries.map((entry) => movedEntry(entry, keyPlace)) };
    return { name, cell: here, scenario: (varied, found) => this.#point(varied, name, found) };
  }

  /** What is wrong with one point of a sweep; what the cell it varies is warned of need not be said again. */
  #point(cell: Mapping, name: string, problems: Problems): Scenario | null {
    const own = new Problems();
    const { scenario } = this.#scenario(cell, name, own);
    const error = own.inOrder().find(({ severity }) => severity === "error");
    if (error === undefined) return scenario;
    const { code, span, message, hint } = error;
    problems.error(code as ProblemCode, span, message, hint === undefined ? {} : { hint });
    return null;
  }

  /** The claim with each param that its cells hang on at either end of its range, the others as they are. */
  #turned(claim: Claim, position: number): readonly Turned[] {
    const params = claim.subjects
      .flatMap(({ name }) => this.reading(this.#names.indexOf(name) + this.#first).params)
      .filter(({ isUsed }) => isUsed);
    const used = params.filter(
      ({ owner, name }, at) => params.findIndex((each) => each.owner === owner && each.name === name) === at,
    );
    const ends = used.flatMap(endsOf).slice(0, mostTurned);
    return ends.flatMap(({ path, param, value }) => {
      const context = { ...this.#context, set: { ...this.#context.set, [path]: value } };
      const subjects = new Cells(this.#texts, context, this.#first).#subjectsOf(position);
      return subjects === null ? [] : [{ param, value, subjects }];
    });
  }

  /** The subjects of a claim, without a look at its params. */
  #subjectsOf(position: number) {
    const { cell, problems } = this.#writtenAt(position);
    if (cell === undefined) return null;
    const entries = entriesOf(cell, "", keysOfKind.claim, problems);
    const entry = entries.get("claim");
    const naming = new Naming(this.#others(position, problems), problems);
    const claim = entry && readClaim(entry, entries, naming, problems);
    return problems.hasErrors ? null : (claim?.subjects ?? null);
  }

  #placed(params: readonly Param[], cell: Mapping | undefined, position: number): readonly CellParam[] {
    const used = cell === undefined ? new Set() : namesUsed(cell);
    return params.map((param) => ({
      ...param,
      ...this.#originOf(position, param),
      isUsed: used.has(param.name),
    }));
  }

  /** The cell that says a param, and which of its options it says. */
  #originOf(position: number, param: Param): Pick<CellParam, "owner" | "written"> {
    const chain = [position, ...this.#basesOf(position)];
    const owner = chain.find((each) => this.#typedParam(each, param.name) !== undefined) ?? position;
    const typed = this.#typedParam(owner, param.name);
    const map = typed?.form === "map" ? typed.entries.find(({ key }) => key === "value")?.value : typed;
    const text = map?.form === "text" ? map.text : "";
    const among = param.control === "toggle" ? ["off", "on"] : param.options;
    return { owner: this.#names[owner - this.#first] ?? "", written: among.indexOf(text) };
  }

  #typedParam(position: number, name: string): Syntax | undefined {
    const own = this.#typedAt(position).root?.entries.find(({ key }) => key === "params")?.value;
    return own?.form === "map" ? own.entries.find(({ key }) => key === name)?.value : undefined;
  }

  /** The cells that a cell extends, the nearest first. */
  #basesOf(position: number): readonly number[] {
    const bases: number[] = [];
    for (let at: number | undefined = position; at !== undefined && bases.length < this.#texts.length; ) {
      const entry = this.#typedAt(at).root?.entries.find(({ key }) => key === "extends");
      const name: string = entry?.value.form === "text" ? entry.value.text : "";
      at = this.#positions().find((each) => this.#names[each - this.#first] === name);
      if (at !== undefined) bases.push(at);
    }
    return bases;
  }

  #positions(): readonly number[] {
    return this.#texts.map((_, index) => index + this.#first);
  }

  /** The first cell of a name among those that may be meant. */
  #positionOf(
    name: string,
    place: Place,
    problems: Problems,
    mayBe: (position: number) => boolean,
  ): number | undefined {
    const at = this.#positions().find((each) => this.#names[each - this.#first] === name);
    if (at !== undefined && mayBe(at)) return at;
    const names = this.#positions()
      .filter(mayBe)
      .map((each) => this.#names[each - this.#first] ?? "");
    const near = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined);
    const message =
      at === undefined
        ? `No cell of this notebook is called \`${shortened(name)}\`.`
        : `\`${name}\` describes no scenario.`;
    return problems.error("unknown-cell", place, message, {
      hint: near ?? (names.length === 0 ? "a cell with `name: base` and a layer" : listed(names)),
    });
  }

  #use(by: number, used: number): void {
    if (by === used) return;
    const known = this.#uses.get(by) ?? new Set();
    known.add(used);
    this.#uses.set(by, known);
  }

  #usedBy(position: number): readonly number[] {
    return [...(this.#uses.get(position) ?? [])].sort((a, b) => a - b);
  }
}

const nothing: ScenarioCell = { scenario: null, layers: null, title: null, show: null, expectations: [] };

const mostTurned = 8;

/** What a param could be at its ends, beside what it is. */
function endsOf({ owner, name, label, control, options, at }: CellParam) {
  if (control === "none") return [];
  const texts = control === "toggle" ? ["off", "on"] : options;
  const among = control === "slider" ? [0, texts.length - 1] : texts.map((_, each) => each);
  return among
    .filter((each) => each !== at)
    .map((each) => ({ path: `${owner}.params.${name}`, param: label, value: texts[each] ?? "" }));
}

function typed(text: string) {
  const problems = new Problems();
  const read = syntax(text, problems);
  return { root: read && rootMap(read, problems), problems };
}

function rootMap(root: Syntax, problems: Problems): Mapping | undefined {
  if (root.form === "map") return root;
  if (root.form === "nothing") return { form: "map", entries: [], place: { start: 0, end: 0 } };
  const what = root.form === "list" ? "a list" : `\`${shortened(root.text)}\``;
  return problems.error("wrong-form", root.place, `A cell is made of keys and values, and this is ${what}.`, {
    hint: `l1: ${presetsOf("l1")[0]}`,
  });
}

const kindsIn = ({ entries }: Mapping): readonly QuestionKind[] =>
  questionKinds.filter((kind) => entries.some(({ key }) => key === kind));

const kindIs = (root: Mapping | undefined, kind: Written["kind"]): boolean =>
  root !== undefined && (kindsIn(root)[0] ?? "scenario") === kind;

/** A cell asks one question, or none. */
function kindOf(root: Mapping, problems: Problems): Written["kind"] {
  const [kind, other] = kindsIn(root);
  if (other !== undefined) {
    const place = root.entries.find(({ key }) => key === other)?.keyPlace ?? root.place;
    problems.error(
      "unknown-key",
      place,
      `A cell with \`${kind}\` asks nothing else; \`${other}\` is a cell of its own.`,
    );
  }
  return kind ?? "scenario";
}
