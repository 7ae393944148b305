import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram } from "../../../src/engine/kernel/histogram.ts";
import { addWaitsIn } from "../../../src/engine/measure/crowd.ts";

const second = 1e6;

/** Users who come evenly over all turns of a span, each followed to the block of his own turn. */
function followed(turns: number, every: number, delay: number): Histogram {
  const waits = new Histogram();
  const users = turns * 200;
  for (let user = 0; user < users; user++) {
    const came = ((user + 0.5) / users) * turns * every;
    waits.add((Math.ceil(came / every) * every - came + delay) / second);
  }
  return waits;
}

/** What measures make of spans that hold as many, one after the other. */
function told(turns: number, every: number, delay: number, settled: number): Histogram {
  const waits = new Histogram();
  for (let block = 1; block <= 400; block++) {
    const found = block * turns * every;
    const span = { blocks: turns, turns, every };
    const stretch = { from: found - turns * every, to: found, count: turns };
    addWaitsIn({ found, seen: found + delay, span }, stretch, found + delay + settled, waits);
  }
  return waits;
}

describe("waits for blocks that are told as one", () => {
  const spans = fc.tuple(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 5 }), fc.nat(10));

  it("are those of users who are each followed to the block of their turn", () => {
    fc.assert(
      fc.property(spans, ([turns, length, late]) => {
        const [every, delay] = [length * second, (late / 10) * second];
        const [expected, waits] = [followed(turns, every, delay), told(turns, every, delay, 0)];
        expect(waits.count).toBeCloseTo(400 * turns, 4);
        expect(Math.abs(waits.mean - expected.mean)).toBeLessThan(0.02 * length);
        for (const p of [0.1, 0.5, 0.9, 0.99]) {
          const [one, other] = [waits.quantile(p)?.value ?? 0, expected.quantile(p)?.value ?? 0];
          expect(Math.abs(one - other)).toBeLessThan(0.05 * length + 0.01 * other);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("last until the moment at which all of them are settled together", () => {
    const [turns, every, settled] = [40, second, 600 * second];
    const waits = told(turns, every, 0, settled);
    expect(waits.mean).toBeCloseTo(600 + turns / 2, 0);
    expect(waits.maximum).toBeGreaterThan(600 + 0.8 * turns);
  });

  it("are no shorter than the way of the last turn for whoever came in it", () => {
    const span = { blocks: 10, turns: 10, every: second };
    const waits = new Histogram();
    const found = 100 * second;
    const late = { from: found - 0.4 * second, to: found - 0.2 * second, count: 4 };
    addWaitsIn({ found, seen: found + second, span }, late, found + second, waits);
    expect(waits.minimum).toBeGreaterThanOrEqual(1.2);
    expect(waits.maximum).toBeLessThanOrEqual(1.4);
  });
});
