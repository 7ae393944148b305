import { type Dimension, decided, type Measurement, tested } from "../../engine/index.ts";
import { figure, interval } from "../figure.ts";
import {
  type Compared,
  evaluated,
  extentOf,
  type Held,
  type MeasureOf,
  referencesOf,
  type Term,
} from "../language/index.ts";
import type { ConditionResult, Verdict } from "../result.ts";
import type { World } from "./world.ts";

/** The chance with which a verdict may be wrong where neither side is truly more, over all conditions of a claim together. */
const level = 0.025;

/** All that conditions name. */
export const namesIn = (holds: readonly Held[]): readonly MeasureOf[] =>
  holds.flatMap(({ all }) =>
    all.flatMap(({ left, right }) => [...referencesOf(left), ...referencesOf(right)]),
  );

/**
 * What the runs say of each condition. Replications at one place shared their chance, so the difference of the two sides is tested run
 * by run (Student, two-sided), and all tests together keep to one level (Holm). Where only intervals are known, or events are rare,
 * the sides are told apart when their intervals at that level do not meet.
 */
export function judged(holds: readonly Held[], world: World): readonly ConditionResult[] {
  const count = holds.reduce((sum, { all }) => sum + all.length, 0);
  const tests = holds.flatMap(({ all }) => all.map((each) => chanceOf(each, world, level / count)));
  const sure = decided(
    tests.map(({ p }) => p),
    level,
  );
  const verdicts = tests.map(({ sign, difference }, at): Verdict => {
    if (sure[at] !== true) return "depends";
    return fulfils(sign, difference) ? "supported" : "contradicted";
  });
  let next = 0;
  return holds.map((held): ConditionResult => {
    const own = held.all.map(() => verdicts[next++] as Verdict);
    return { text: held.text, verdict: together(own), message: said(held, world) };
  });
}

/** All of them, or one that is not so, or it is open. */
export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("contradicted")) return "contradicted";
  return verdicts.includes("depends") ? "depends" : "supported";
}

interface Test {
  readonly sign: Compared<MeasureOf>["sign"];
  /** Left less right, at the mean. */
  readonly difference: number;
  /** The chance of that difference if there were none; 1 where it is open. */
  readonly p: number;
}

/** How likely the difference of two sides would be if there were none; `share` is the chance that may be wasted on it. */
export function chanceOf(compared: Compared<MeasureOf>, world: World, share: number): Test {
  const { sign, left, right } = compared;
  const difference: Term<MeasureOf> = { op: "-", left, right };
  const values = valuesOf(difference, world);
  if (values !== undefined && values.length > 1) {
    const { mean, p } = tested(values);
    // Because what is the same in every run is so without any chance.
    const isSame = values.every((value) => value === values[0]);
    return { sign, difference: mean, p: isSame ? 0 : p };
  }
  const { low, high } = extentOf(difference, (reference) => world.bounds(reference, share));
  const isKnown = low === high || low > 0 || high < 0;
  return { sign, difference: low > 0 ? low : Math.min(high, 0), p: isKnown ? 0 : 1 };
}

/** What a term comes to in each replication; undefined where one of its names is not known run by run. */
export function valuesOf(term: Term<MeasureOf>, world: World): readonly number[] | undefined {
  const references = referencesOf(term);
  const samples = new Map<MeasureOf, readonly (number | null)[]>();
  for (const reference of references) {
    const known = world.samples(reference);
    if (known === undefined) return undefined;
    samples.set(reference, known);
  }
  if (references.length === 0) return undefined;
  const runs = Math.min(...[...samples.values()].map(({ length }) => length));
  const values = Array.from({ length: runs }, (_, run) =>
    evaluated(term, (reference) => samples.get(reference)?.[run] ?? Number.NaN),
  );
  return values.filter((value) => Number.isFinite(value));
}

function fulfils(sign: Compared<MeasureOf>["sign"], difference: number): boolean {
  if (difference === 0) return sign === ">=" || sign === "<=";
  return sign.startsWith(">") ? difference > 0 : difference < 0;
}

/** A term as a measurement: from its replications where they are known, else from the intervals of what it names. */
export function measuredTerm(term: Term<MeasureOf>, world: World): Measurement {
  const [alone] = term.op === "reference" ? [world.measurement(term.to)] : [];
  if (alone !== undefined) return alone;
  const values = valuesOf(term, world);
  if (values !== undefined && values.length > 1) {
    const { mean, low, high } = tested(values);
    return { mean, low, high, unit: "", n: values.length };
  }
  const mean = evaluated(term, (reference) => world.measurement(reference)?.mean ?? Number.NaN);
  const { low, high } = extentOf(term, (reference) => world.bounds(reference, 0.05));
  return { mean, low, high, unit: "", n: 1 };
}

/** "big.userTps is 12.3 ± 0.1 tx/s; 2 * base.userTps is 12.2 ± 0.1 tx/s; the difference is 0.1 ± 0.02 tx/s" */
function said({ all, dimension, text }: Held, world: World): string {
  const [first] = all;
  if (first === undefined) return text;
  const left = shown(first.left, dimension, world);
  if (all.length > 1) return `It is ${left}.`;
  const isFixed = referencesOf(first.right).length === 0;
  if (isFixed) return `It is ${left}.`;
  const difference = shown({ op: "-", left: first.left, right: first.right }, dimension, world);
  return `The left side is ${left}, the right ${shown(first.right, dimension, world)}; the difference is ${difference}.`;
}

export function shown(term: Term<MeasureOf>, dimension: Dimension, world: World): string {
  if (term.op === "value") return figure(term.value, dimension);
  const measured = measuredTerm(term, world);
  return Number.isFinite(measured.mean) ? interval(measured, dimension) : "not measured";
}
