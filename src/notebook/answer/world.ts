import {
  type Assessment,
  boundsAt,
  boundsOf,
  isRare,
  type LayerRun,
  type Measurement,
  perRun,
  type Run,
  type Scenario,
} from "../../engine/index.ts";
import { corners } from "../headline.ts";
import type { Extent, MeasureOf, Subject } from "../language/index.ts";
import { type Memory, partOf, type Work } from "./memory.ts";

/** What came of a scenario. */
export interface Outcome {
  /** Which of those that an answer rests on it is, where they are told apart: "of base", "with a block size of 4 MB"; "" for a cell's own. */
  readonly which: string;
  readonly scenario: Scenario;
  readonly run: Run;
  readonly assessed: Assessment | null;
}

/** What came of the cells that a question is about, by their names. */
export class World {
  readonly #outcomes: ReadonlyMap<string, Outcome>;

  constructor(outcomes: ReadonlyMap<string, Outcome>) {
    this.#outcomes = outcomes;
  }

  get outcomes(): readonly Outcome[] {
    return [...this.#outcomes.values()];
  }

  /** A measure, or a score or what it was made of; undefined where it was not measured. */
  measurement(reference: MeasureOf): Measurement | undefined {
    return this.#layer(reference)?.measurements[reference.measure] ?? this.#scored(reference);
  }

  /** What each replication says of a measure; undefined where only an interval is known of it, or its scatter would mislead. */
  samples(reference: MeasureOf): readonly (number | null)[] | undefined {
    const layer = this.#layer(reference);
    const measured = layer?.measurements[reference.measure];
    if (layer === undefined || measured === undefined || measured.moreThan === true) return undefined;
    return isRare(layer, reference.measure) ? undefined : perRun(layer, reference.measure);
  }

  /** Whether two measures came out the same in every run, so that what their cells say differently has no effect on them. */
  isSame(one: MeasureOf, other: MeasureOf): boolean {
    const [first, second] = [one, other].map((each) => this.#layer(each)?.samples[each.measure]);
    return first !== undefined && JSON.stringify(first) === JSON.stringify(second);
  }

  /** Between which values a measure lies; everything where it is not known at all. */
  bounds(reference: MeasureOf, level: number): Extent {
    const layer = this.#layer(reference);
    if (layer?.measurements[reference.measure] !== undefined)
      return boundsAt(layer, reference.measure, level);
    const scored = this.#scored(reference);
    return scored === undefined ? everything : boundsOf(scored, level);
  }

  #layer({ cell, layer }: MeasureOf): LayerRun | undefined {
    return this.#outcomes.get(cell)?.run.layers.find(({ name }) => name === layer);
  }

  #scored({ cell, layer, measure }: MeasureOf): Measurement | undefined {
    const outcome = this.#outcomes.get(cell);
    const place = outcome?.scenario.layers.findIndex(({ name }) => name === layer) ?? -1;
    const scores = outcome?.assessed?.layers[place];
    if (scores === undefined) return undefined;
    const corner = corners.find((each) => each === measure);
    if (corner !== undefined) {
      const { value: mean, low, high } = scores[corner];
      return { mean, low, high, unit: "", n: 1 };
    }
    const ingredients = corners.flatMap((each) => scores[each].ingredients);
    return ingredients.find(({ name }) => name === measure)?.raw ?? undefined;
  }
}

const everything: Extent = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Runs the cells that a question is about, and scores those of which it asks for more than a run measures. */
export function* worldOf(
  subjects: readonly Subject[],
  references: readonly MeasureOf[],
  memory: Memory,
): Work<World> {
  const outcomes = new Map<string, Outcome>();
  for (const [index, { name, scenario }] of subjects.entries()) {
    const [from, length] = [index / subjects.length, 1 / subjects.length];
    const label = subjects.length === 1 ? "" : `${name}, `;
    const run = yield* partOf(memory.run(scenario), from, 0.6 * length, label);
    const unmeasured = references.some(
      ({ cell, layer, measure }) =>
        cell === name && run.layers.find((each) => each.name === layer)?.measurements[measure] === undefined,
    );
    const scoring = partOf(memory.assessment(scenario), from + 0.6 * length, 0.4 * length, label);
    const assessed = unmeasured ? yield* scoring : null;
    outcomes.set(name, { which: `of ${name}`, scenario, run, assessed });
  }
  return new World(outcomes);
}
