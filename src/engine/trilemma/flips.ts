import { type AnchorTable, anchors } from "./formulas.ts";
import type { Ingredient, Score } from "./score.ts";

/** How much an ingredient would have to count for two scores to change places, the other weights kept in proportion. */
export interface Flip {
  /** The ingredient's measure. */
  readonly name: string;
  /** What it counts now, 0..1, of all ingredients. */
  readonly weight: number;
  /** The order turns where it counts less than this, 0..1; null: however little it counts, the order stays. */
  readonly below: number | null;
  /** The order turns where it counts more than this, 0..1; null: however much. */
  readonly above: number | null;
}

/**
 * Which single weights decide that one score is higher than the other: one entry for each that does. None where the leader is ahead in
 * every ingredient, and none where the scores are the same.
 */
export function flips(of: keyof typeof anchors, one: Score, other: Score): readonly Flip[] {
  const table: AnchorTable = anchors[of];
  return one.value === other.value
    ? []
    : Object.keys(table).flatMap((name) => flipOf(table, name, one, other));
}

function flipOf(table: AnchorTable, name: string, one: Score, other: Score): readonly Flip[] {
  const weight = table[name]?.weight ?? 0;
  const [a, b] = [split(table, name, one), split(table, name, other)];
  const at = weight / (1 - weight);
  // With x for the odds of the weight, a score is (x·own + rest) / (x·counts + restCounts), and two of them are equal where this is 0.
  const square = a.own * b.counts - b.own * a.counts;
  const linear = a.own * b.restCounts + a.rest * b.counts - b.own * a.restCounts - b.rest * a.counts;
  const constant = a.rest * b.restCounts - b.rest * a.restCounts;
  const odds = crossings(square, linear, constant).filter((x) => x > 0);
  const below = odds.filter((x) => x < at).at(-1);
  const above = odds.find((x) => x > at);
  if (below === undefined && above === undefined) return [];
  return [{ name, weight, below: shareOf(below), above: shareOf(above) }];
}

/** A score's sum of goodness, with the sum of weights that it is divided by: the ingredient asked about, and the rest as they are to each other. */
function split(table: AnchorTable, name: string, { ingredients }: Score) {
  const others = ingredients.filter((each) => each.name !== name && each.raw !== null);
  const whole = Object.keys(table).reduce(
    (sum, each) => sum + (each === name ? 0 : weightIn(table, each)),
    0,
  );
  const rest = others.reduce((sum, each) => sum + weightIn(table, each.name) * goodnessOf(each), 0) / whole;
  const restCounts = others.reduce((sum, each) => sum + weightIn(table, each.name), 0) / whole;
  const asked = ingredients.find((each) => each.name === name);
  const counts = asked === undefined || asked.raw === null ? 0 : 1;
  return { own: counts === 0 ? 0 : goodnessOf(asked as Ingredient), counts, rest, restCounts };
}

const weightIn = (table: AnchorTable, name: string): number => table[name]?.weight ?? 0;

const goodnessOf = ({ contribution, weight }: Ingredient): number => contribution / 100 / weight;

const shareOf = (odds: number | undefined): number | null => (odds === undefined ? null : odds / (1 + odds));

/** Where a·x² + b·x + c changes its sign, in order. */
function crossings(a: number, b: number, c: number): readonly number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return [];
  // Because of the two ways to write a root, the one that adds loses no digits.
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant));
  return [q / a, c / q].sort((x, y) => x - y);
}
