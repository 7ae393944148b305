import type { Scenario } from "../../engine/index.ts";
import type { Problem } from "../document.ts";
import { checkName, nameIn, readTitle } from "./cell-name.ts";
import { Culprits, prose } from "./culprits.ts";
import { extended, movedEntry } from "./extend.ts";
import { entriesOf } from "./keys.ts";
import { keysOfKind, kindIs, kindOf } from "./kinds.ts";
import { checkLiveName } from "./live-name.ts";
import { overridden } from "./overrides.ts";
import { endsOf, placedParams, usedOnce, warnOfUnused } from "./param-origin.ts";
import { type Param, readParams } from "./params.ts";
import { type Led, paramsOf, sayNoParam } from "./path.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { readChallenge, readClaim } from "./question/claim.ts";
import { readPrediction, readQuiz } from "./question/predict.ts";
import type { Claim, Question, QuestionKind, Turned } from "./question/question.ts";
import { Naming, type Others } from "./question/scope.ts";
import { readComparison, readSweep, type Varied } from "./question/sweep.ts";
import type { CellReading, NotebookContext } from "./read-cell.ts";
import { readScenario, type ScenarioCell } from "./scenario-cell.ts";
import { substituted } from "./substitute.ts";
import type { Mapping, Syntax } from "./syntax.ts";
import { type TypedCell, TypedCells, under } from "./typed-cells.ts";

/** A cell as it was typed, with what goes on top of it. */
interface Written {
  /** What it says, with overrides and what it extends; undefined where it cannot be read. */
  readonly cell: Mapping | undefined;
  readonly kind: CellReading["kind"];
}

/** The `l2` cells of a notebook, each read among the others when it is asked for. Nothing here throws, whatever is typed. */
export class Cells {
  readonly #texts: readonly string[];
  readonly #context: NotebookContext;
  /** Position of the first text, 1-based. */
  readonly #first: number;
  readonly #typed: TypedCells;
  readonly #owns = new Map<number, Written>();
  readonly #written = new Map<number, Written>();
  readonly #readings = new Map<number, CellReading>();
  /** The cells that each of them was read from. */
  readonly #uses = new Map<number, Set<number>>();
  readonly #culprits = new Culprits((position) => this.reading(position).problems);

  constructor(texts: readonly string[], context: NotebookContext = {}, first = 1) {
    this.#texts = texts;
    this.#context = context;
    this.#first = first;
    this.#typed = new TypedCells(texts, first, context.lines ?? []);
  }

  /** All names, in the order of the cells. */
  get names(): readonly string[] {
    return this.#typed.names;
  }

  /** All readings, in the order of the cells. */
  all(): readonly CellReading[] {
    return this.#typed.all.map(({ position }) => this.reading(position));
  }

  /** The reading of the cell at a position, 1-based. */
  reading(position: number): CellReading {
    const known = this.#readings.get(position);
    if (known !== undefined) return known;
    const reading = this.#read(this.#typed.at(position));
    this.#readings.set(position, reading);
    return reading;
  }

  /** What the cell at a position says, with all that it extends and all that is set; undefined where it cannot be read. */
  said(position: number): Mapping | undefined {
    return this.#writtenAt(position).cell;
  }

  /** What is wrong with a name that prose uses for a live value; undefined where it means something. */
  liveProblem(name: string): Problem | undefined {
    const problems = new Problems();
    const naming = new Naming(this.#others(prose, problems), problems);
    checkLiveName(
      name,
      { typed: this.#typed, naming, reading: (position) => this.reading(position) },
      problems,
    );
    return problems.inOrder()[0];
  }

  /** What is wrong with a path to set that names a param; undefined where a scenario that it is for has that. */
  paramProblem(path: string): Problem | undefined {
    const cell = this.#typed.beginning(path);
    const param = /^params\.([^.]+)/.exec(cell === undefined ? path : path.slice(cell.length + 1))?.[1];
    const meant = this.#typed.scenarios.filter(({ name }) => cell === undefined || name === cell);
    const led = meant.flatMap((each) => this.#led(each) ?? []);
    const [first] = led;
    if (param === undefined || first === undefined || led.some((each) => paramsOf(each).includes(param)))
      return undefined;
    const problems = new Problems();
    sayNoParam(first, param, { start: 0, end: 0 }, problems);
    return problems.inOrder()[0];
  }

  #read(typed: TypedCell): CellReading {
    const { position, name, root, problems, doubles } = typed;
    const { kind, cell } = this.#writtenAt(position);
    for (const { code, span, message, fix = "" } of doubles)
      problems.error(code as ProblemCode, span, message, { fix });
    const params: Param[] = [];
    let said: ScenarioCell = nothing;
    let question: Question | null = null;
    if (cell !== undefined && kind === "scenario") said = this.#scenario(cell, name, problems, params);
    else if (cell !== undefined && kind !== "scenario") {
      const title = cell.entries.find(({ key }) => key === "title");
      said = { ...nothing, title: readTitle(title, problems) };
      question = this.#question(cell, kind, position, problems) ?? null;
    }
    const placed = placedParams(params, cell, position, this.#typed);
    // Because a name that is misspelled where it is used is told there.
    if (!problems.hasErrors) warnOfUnused(placed, typed, this.#typed, problems);
    return {
      ...said,
      ...(problems.hasErrors && { scenario: null, expectations: [] }),
      name,
      namePlace: (root && nameIn(root)?.place) ?? null,
      kind,
      question: problems.hasErrors ? null : question,
      params: placed,
      uses: [...(this.#uses.get(position) ?? [])].sort((a, b) => a - b),
      problems: problems.inOrder(),
    };
  }

  /** The cell's own text, then what it extends, then what is set from outside. */
  #writtenAt(position: number): Written {
    const known = this.#written.get(position);
    if (known !== undefined) return known;
    const { cell: own, kind } = this.#ownAt(position);
    const cell = own && kind === "scenario" ? this.#extended(own, this.#typed.at(position)) : own;
    const written = { cell, kind };
    this.#written.set(position, written);
    return written;
  }

  /** The cell's own text, and what is set from outside. */
  #ownAt(position: number): Written {
    const known = this.#owns.get(position);
    if (known !== undefined) return known;
    const { root, name, problems } = this.#typed.at(position);
    if (root !== undefined) checkName(root, problems);
    const kind = root === undefined ? "scenario" : kindOf(root, problems);
    const own = { cell: root && overridden(root, this.#set(name, kind), name, problems), kind };
    this.#owns.set(position, own);
    return own;
  }

  /** Overrides that begin with the cell's name; those that begin with no cell's name are for every scenario. */
  #set(name: string, kind: CellReading["kind"]): Readonly<Record<string, string>> {
    const own = Object.entries(this.#context.set ?? {}).filter(([path]) => {
      const cell = this.#typed.beginning(path);
      return cell === undefined ? kind === "scenario" : cell === name;
    });
    return Object.fromEntries(own);
  }

  #extended(cell: Mapping, own: TypedCell): Mapping | undefined {
    const entry = cell.entries.find(({ key }) => key === "extends");
    if (entry === undefined) return cell;
    const { problems } = own;
    if (entry.value.form !== "text") {
      return problems.error("wrong-form", entry.keyPlace, "`extends` is the name of a cell.", {
        hint: "extends: base",
      });
    }
    const { text, place } = entry.value;
    const base = this.#typed.scenario(text, place, problems);
    if (base === undefined) return undefined;
    const circle = this.#circle(own);
    if (circle !== undefined) {
      const names = [...circle, own].map(({ name }) => name);
      return problems.error("cell-cycle", place, `This goes in circles: ${names.join(" extends ")}.`, {
        hint: "one of them describes a scenario by itself",
      });
    }
    const below = this.#writtenAt(base.position).cell;
    const isWhole = this.#whole(base, own.position, place, problems) !== undefined;
    return below !== undefined && isWhole ? extended(below, cell, place) : undefined;
  }

  /** The cells by which one comes back to itself, itself first; each of them is told, whichever is read first. */
  #circle(own: TypedCell): readonly TypedCell[] | undefined {
    const line: TypedCell[] = [];
    for (let cell: TypedCell | undefined = own; cell && !line.includes(cell); ) {
      line.push(cell);
      const base: Syntax | undefined = under(this.#ownAt(cell.position).cell, "extends");
      cell = base?.form === "text" ? this.#typed.called(base.text) : undefined;
      if (cell === own) return line;
    }
    return undefined;
  }

  /** The reading of a scenario that another cell uses; where it has none, the other is told which cell is broken. */
  #whole(cell: TypedCell, by: number, place: Place, problems: Problems): CellReading | undefined {
    const reading = this.#used(cell, by);
    return reading.scenario === null ? this.#culprits.tell(cell, by, place, problems) : reading;
  }

  /** A cell's reading, for another that is read from it and from all that it was read from. */
  #used({ position }: TypedCell, by: number): CellReading {
    const reading = this.reading(position);
    const known = this.#uses.get(by) ?? new Set();
    for (const each of [position, ...reading.uses]) if (each !== by) known.add(each);
    this.#uses.set(by, known);
    return reading;
  }

  /** What a cell describes once its params are put in; `params` takes them up. */
  #scenario(cell: Mapping, name: string, problems: Problems, params: Param[] = []): ScenarioCell {
    const read = readParams(under(cell, "params"), problems);
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
        (name, at) => this.#varied(name, at.keyPlace, position, problems),
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

  /** What a path may lead into; undefined where the cell cannot be read. */
  #led({ position, name }: TypedCell): Led | undefined {
    const cell = this.said(position);
    return cell && { name, cell, layers: this.reading(position).layers };
  }

  #others(position: number, problems: Problems): Others {
    const { scenarios } = this.#typed;
    return {
      scenario: (name, place) => {
        const cell = this.#typed.scenario(name, place, problems);
        return cell && this.#whole(cell, position, place, problems);
      },
      named: (name) => this.#typed.beginning(name),
      only: scenarios.length === 1 ? scenarios[0]?.name : undefined,
      led: () => scenarios.flatMap((cell) => this.#led(cell) ?? []),
      sweep: (name, place) => {
        const cell = this.#typed.called(name);
        if (cell === undefined || !kindIs(cell.root, "sweep")) return undefined;
        const { question } = this.#used(cell, position);
        if (question?.kind === "sweep") return question;
        this.#culprits.tell(cell, position, place, problems);
        return null;
      },
    };
  }

  #varied(name: string, place: Place, position: number, problems: Problems): Varied | undefined {
    const typed = this.#typed.scenario(name, place, problems);
    const whole = typed && this.#whole(typed, position, place, problems);
    const cell = typed && this.#writtenAt(typed.position).cell;
    if (cell === undefined || whole === undefined) return undefined;
    // Because what the sweep does not say stands in another text, problems with it stand where the sweep names that cell.
    const here = { ...cell, entries: cell.entries.map((entry) => movedEntry(entry, place)) };
    return {
      name,
      cell: here,
      layers: whole.layers,
      scenario: (varied, found) => this.#point(varied, name, found),
    };
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
    const cells = claim.subjects.flatMap(({ name }) => this.#typed.called(name) ?? []);
    const params = usedOnce(cells.flatMap((cell) => this.reading(cell.position).params));
    const ends = params.flatMap(endsOf).slice(0, mostTurned);
    return ends.flatMap(({ path, label, value }) => {
      const context = { ...this.#context, set: { ...this.#context.set, [path]: value } };
      const subjects = new Cells(this.#texts, context, this.#first).#subjectsOf(position);
      return subjects === null ? [] : [{ param: label, value, subjects }];
    });
  }

  /** The subjects of a claim, without a look at its params. */
  #subjectsOf(position: number) {
    const { cell } = this.#writtenAt(position);
    const { problems } = this.#typed.at(position);
    if (cell === undefined) return null;
    const entries = entriesOf(cell, "", keysOfKind.claim, problems);
    const entry = entries.get("claim");
    const naming = new Naming(this.#others(position, problems), problems);
    const claim = entry && readClaim(entry, entries, naming, problems);
    return problems.hasErrors ? null : (claim?.subjects ?? null);
  }
}

const nothing: ScenarioCell = { scenario: null, layers: null, title: null, show: null, expectations: [] };

/** Params of a claim's cells that are tried at their ends. */
const mostTurned = 8;
