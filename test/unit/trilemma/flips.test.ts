import fc from "fast-check";
import { expect, test } from "vitest";
import { flips } from "../../../src/engine/trilemma/flips.ts";
import { type AnchorTable, anchors, terms } from "../../../src/engine/trilemma/formulas.ts";
import { type Evidence, type Score, score } from "../../../src/engine/trilemma/score.ts";

type Corner = keyof typeof anchors;
type Goodness = Readonly<Record<string, number | null>>;

/** The raw value that is worth so much of an ingredient. */
const worth = ({ worst, best, scale }: AnchorTable[string], goodness: number): number =>
  scale === "linear" ? worst + goodness * (best - worst) : worst * (best / worst) ** goodness;

function scoreOf(corner: Corner, goodness: Goodness): Score {
  const table: AnchorTable = anchors[corner];
  const evidence = Object.entries(table).map(([name, anchor]): [string, Evidence] => {
    const good = goodness[name] ?? null;
    const mean = good === null ? null : worth(anchor, good);
    const raw = mean === null ? null : { mean, low: mean, high: mean, unit: "", n: 1 };
    return [name, { raw, how: "measured", note: "" }];
  });
  return score(table, Object.fromEntries(evidence));
}

/** The lead of one over the other once an ingredient counts so much, the rest as they are to each other: through the formula itself. */
function lead(corner: Corner, name: string, weight: number, one: Goodness, other: Goodness): number {
  const table: AnchorTable = anchors[corner];
  const own = table[name]?.weight ?? 0;
  const reweighed = Object.fromEntries(
    Object.entries(table).map(([each, anchor]) => [
      each,
      { ...anchor, weight: each === name ? weight : (anchor.weight * (1 - weight)) / (1 - own) },
    ]),
  );
  const value = (goodness: Goodness) => {
    const raw = Object.entries(goodness).map(([each, good]) => [
      each,
      good === null ? null : worth(reweighed[each] as AnchorTable[string], good),
    ]);
    return terms(reweighed, Object.fromEntries(raw)).reduce((sum, term) => sum + term.contribution, 0);
  };
  return value(one) - value(other);
}

const steps = 100;
/** Leads that rounding may turn. */
const none = 1e-9;

const cornerNames = Object.keys(anchors) as Corner[];
const goods = (corner: Corner) =>
  fc.record(
    Object.fromEntries(
      Object.keys(anchors[corner]).map((name, at) => [
        name,
        // The first is always known, since a score of nothing is none.
        fc.option(
          fc.integer({ min: 0, max: 20 }).map((x) => x / 20),
          { freq: at === 0 ? 1e9 : 4 },
        ),
      ]),
    ),
  );
const cases = fc
  .constantFrom(...cornerNames)
  .chain((corner) => fc.tuple(fc.constant(corner), goods(corner), goods(corner)));

test("two scores change places just where a grid over every weight sees it", () => {
  fc.assert(
    fc.property(cases, ([corner, one, other]) => {
      const found = flips(corner, scoreOf(corner, one), scoreOf(corner, other));
      for (const [name, { weight }] of Object.entries(anchors[corner] as AnchorTable)) {
        const sign = Math.sign(lead(corner, name, weight, one, other));
        if (Math.abs(lead(corner, name, weight, one, other)) < none) continue;
        const flip = found.find((each) => each.name === name);
        const [low, high] = [flip?.below ?? 0, flip?.above ?? 1];
        for (let step = 1; step < steps; step++) {
          const at = step / steps;
          const ahead = lead(corner, name, at, one, other) * sign;
          if (at > low && at < high && ahead < -none) throw new Error(`${name} turns the order at ${at}`);
        }
        for (const [edge, beyond] of [
          [flip?.below, low - 1e-4] as const,
          [flip?.above, high + 1e-4] as const,
        ])
          if (typeof edge === "number" && beyond > 0 && beyond < 1)
            expect(lead(corner, name, beyond, one, other) * sign).toBeLessThan(none);
      }
    }),
    { numRuns: 150 },
  );
});

test("no weight helps who is behind in everything", () => {
  const behind = { userTps: 0.2, finalitySeconds: 0.4 };
  const ahead = { userTps: 0.3, finalitySeconds: 0.5 };
  expect(flips("scalability", scoreOf("scalability", ahead), scoreOf("scalability", behind))).toEqual([]);
});

test("a tie at one weight is told in that weight", () => {
  const fast = { userTps: 0.1, finalitySeconds: 0.9 };
  const big = { userTps: 0.5, finalitySeconds: 0.3 };
  // .4·w = .6·(1 − w) at w = .6, so that big is ahead while throughput counts more than that.
  const [throughput, finality] = flips(
    "scalability",
    scoreOf("scalability", big),
    scoreOf("scalability", fast),
  );
  expect(throughput?.below).toBeCloseTo(0.6, 10);
  expect(finality?.above).toBeCloseTo(0.4, 10);
});

test("scores that are the same have no order to turn", () => {
  const same = { userTps: 0.5, finalitySeconds: 0.3 };
  expect(flips("scalability", scoreOf("scalability", same), scoreOf("scalability", same))).toEqual([]);
});
