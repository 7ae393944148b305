import { corners } from "../../headline.ts";
import { compared, measured, type Scope } from "../expression/meaning.ts";
import { readCondition, readExpression } from "../expression/parse.ts";
import { layerMeant } from "../layer-names.ts";
import { measureMeant } from "../measure-name.ts";
import { nearest } from "../nearest.ts";
import type { Led } from "../path.ts";
import type { Place, Problems } from "../problems.ts";
import type { CellReading } from "../read-cell.ts";
import { showsScores } from "../show.ts";
import type { Entry, Syntax, Text } from "../syntax.ts";
import type { Expressed, Held, MeasureOf, Subject, Sweep } from "./question.ts";

/** The other cells of a notebook, as a question asks for them. */
export interface Others {
  /** A cell with a scenario; undefined where a problem says why there is none of that name. */
  scenario(name: string, place: Place): CellReading | undefined;
  /** The cell that a dotted name begins with. */
  named(name: string): string | undefined;
  /** The only cell with a scenario; undefined where there are several or none. */
  readonly only: string | undefined;
  /** All cells with a scenario that a path may lead into. */
  led(): readonly Led[];
  /** What a cell sweeps; undefined where it does not, null where a problem says that it cannot. */
  sweep(name: string, place: Place): Sweep | null | undefined;
}

/** Reads expressions about other cells, and remembers which ones they name. */
export class Naming {
  readonly #others: Others;
  readonly #problems: Problems;
  readonly #subjects = new Map<string, Subject>();

  constructor(others: Others, problems: Problems) {
    this.#others = others;
    this.#problems = problems;
  }

  /** The cells that were named, in their order. */
  get subjects(): readonly Subject[] {
    return [...this.#subjects.values()];
  }

  expressed(written: Text): Expressed | undefined {
    const expression = readExpression(written, this.#problems);
    const meant = expression && measured(expression, this.#scope, this.#problems);
    return meant && { ...meant, text: written.text };
  }

  held(written: Text): Held | undefined {
    const condition = readCondition(written, this.#problems);
    const meant = condition && compared(condition, this.#scope, this.#problems);
    const { start, end } = written.place;
    return meant && { ...meant, text: written.text, span: { start, end } };
  }

  /** A list of conditions, or one alone. */
  allHeld(key: string, entry: Entry | undefined, place: Place): readonly Held[] | undefined {
    if (entry === undefined)
      return this.#problems.error("missing-key", place, `What must hold is not said: \`${key}\`.`, {
        hint: `${key}: [ big.userTps > 2 * base.userTps ]`,
      });
    const items = entry.value.form === "list" ? entry.value.items : [entry.value];
    if (items.length === 0 || items.length > mostConditions) {
      const message = `\`${key}\` lists 1 to ${mostConditions} conditions; these are ${items.length}.`;
      return this.#problems.error("out-of-range", entry.keyPlace, message);
    }
    const read = items.map((item) => this.#condition(key, item));
    return read.some((held) => held === undefined) ? undefined : (read as Held[]);
  }

  /** The measure or the score that a name by itself means; undefined where a problem says what is wrong with it. */
  named(name: string, place: Place): string | undefined {
    return this.#scope(name, place)?.to.measure;
  }

  subject(name: string, place: Place): Subject | undefined {
    const reading = this.#others.scenario(name, place);
    if (reading?.scenario == null) return undefined;
    const { title, scenario, show } = reading;
    const subject = { name: reading.name, title, scenario, isScored: showsScores(show) };
    this.#subjects.set(reading.name, subject);
    return subject;
  }

  #condition(key: string, item: Syntax): Held | undefined {
    if (item.form === "text") return this.held(item);
    return this.#problems.error("wrong-form", item.place, `\`${key}\` lists conditions, a line each.`, {
      hint: "- base.userTps > 5",
    });
  }

  #scope: Scope<MeasureOf> = (name, place) => {
    const [first = name] = name.split(".");
    const cell = this.#others.named(name) ?? this.#others.only;
    if (cell === undefined) {
      this.#others.scenario(first, place);
      return undefined;
    }
    const reading = this.#others.scenario(cell, place);
    if (reading === undefined || this.subject(cell, place) === undefined) return undefined;
    if (isSlipOf(cell, first, reading)) {
      this.#others.scenario(first, place);
      return undefined;
    }
    const before = name.startsWith(`${cell}.`) ? `${cell}.` : "";
    const own = name.slice(before.length);
    const meant = measureMeant(own, place, reading.layers, cell, this.#problems, corners, before);
    if (meant === undefined) return undefined;
    const { measure, dimension } = meant;
    const layer = meant.layer ?? reading.scenario?.layers[0]?.name ?? "";
    return { to: { cell, layer, measure }, dimension };
  };
}

/** Whether a word is meant to be the name of the only cell there is, and no layer of it. */
const isSlipOf = (cell: string, word: string, { layers }: CellReading): boolean =>
  word !== cell &&
  nearest(word, [cell]) !== undefined &&
  layers !== null &&
  layerMeant(word, layers) === undefined;

const mostConditions = 8;
