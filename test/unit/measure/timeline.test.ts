import { expect, test } from "vitest";
import { teller } from "../../../src/engine/measure/teller.ts";
import { TimelineFold } from "../../../src/engine/measure/timeline.ts";

const second = 1e6;

test("who comes evenly is offered evenly, and who waits counts for as long as he does, however often it is told", () => {
  const fold = new TimelineFold({ start: 100 * second, end: 1_300 * second }, 24, 1);
  const tell = teller([fold]);
  fold.begin();
  for (let from = 0; from < 1_400; from += 12) {
    const to = from + 12;
    tell({ kind: "waiting", from: from * second, to: to * second, count: from < 700 ? 30 : 90 });
    tell({ kind: "arrived", from: from * second, to: to * second, count: 120, pricedOut: 0 });
  }
  const { step, offered, waiting } = fold.timeline();
  expect(step).toBe(50);
  for (const rate of offered) expect(rate).toBeCloseTo(10, 9);
  // The first stretch in which more wait begins eight seconds into the thirteenth step.
  const expected = waiting.map((_, index) => (index < 12 ? 30 : index > 12 ? 90 : (30 * 8 + 90 * 42) / 50));
  for (const [index, count] of waiting.entries()) expect(count).toBeCloseTo(expected[index] as number, 9);
});

test("who comes at the edge counts for the part that lies within", () => {
  const fold = new TimelineFold({ start: 100 * second, end: 200 * second }, 2, 1);
  const tell = teller([fold]);
  fold.begin();
  tell({ kind: "arrived", from: 90 * second, to: 110 * second, count: 40, pricedOut: 0 });
  tell({ kind: "arrived", from: 140 * second, to: 160 * second, count: 40, pricedOut: 0 });
  tell({ kind: "arrived", from: 190 * second, to: 230 * second, count: 40, pricedOut: 0 });
  expect(fold.timeline().offered).toEqual([40 / 50, 30 / 50]);
});
