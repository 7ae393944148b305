import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compared } from "../../../src/notebook/charts/compared.ts";
import { spread } from "../../../src/notebook/charts/frame.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import {
  linearTicks,
  logTicks,
  logTimeTicks,
  roundUp,
  spanTicks,
  timeLabel,
} from "../../../src/notebook/charts/ticks.ts";

const positive = fc.double({ min: 1e-9, max: 1e12, noNaN: true });

describe("ticks", () => {
  it("are round, rising and inside the axis", () => {
    fc.assert(
      fc.property(positive, (top) => {
        for (const ticks of [linearTicks(0, top, 4), spanTicks(top, 8)]) {
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(12);
          for (const tick of ticks) expect(tick).toBeLessThanOrEqual(top * (1 + 1e-9));
          expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
        }
        const up = roundUp(top);
        expect(up).toBeGreaterThanOrEqual(top);
        expect(up).toBeLessThanOrEqual(top * 2);
      }),
    );
  });

  it("of a log axis are powers of ten, or 1 2 5 where the axis is short", () => {
    expect(logTicks(0.02, 3000)).toEqual([0.1, 1, 10, 100, 1000]);
    expect(logTicks(0.4, 30)).toEqual([0.5, 1, 2, 5, 10, 20]);
  });

  it("of a log axis of times are those that people name, and as many that an axis of a second can be read", () => {
    expect(logTimeTicks(0.5, 7200)).toEqual([1, 10, 60, 600, 3600]);
    expect(logTimeTicks(0.07, 1.2)).toEqual([0.1, 0.2, 0.5, 1]);
    expect(logTimeTicks(0.2, 21)).toEqual([0.2, 0.5, 1, 2, 5, 10, 20]);
    const decade = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(decade, (low) => {
        expect(logTimeTicks(low, 17 * low).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it("of a time axis have the names that people use", () => {
    expect(
      [0.1, 1, 10, 60, 600, 3600, 6000, 7200, 86_400, 604_800]
        .map(timeLabel)
        .map((each) => each.replace("\u00a0", " ")),
    ).toEqual(["100 ms", "1 s", "10 s", "1 min", "10 min", "1 h", "100 min", "2 h", "1 d", "7 d"]);
  });
});

describe("labels at the end of lines", () => {
  it("never touch, never leave the plot, and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 220, noNaN: true }), { maxLength: 8 }), (positions) => {
        const placed = spread(positions, 14, 180);
        const order = positions
          .map((position, i) => ({ position, at: placed[i] ?? 0 }))
          .sort((a, b) => a.position - b.position);
        order.slice(1).forEach(({ at }, i) => {
          expect(at - (order[i]?.at ?? 0)).toBeGreaterThanOrEqual(13.8);
        });
        for (const at of placed) expect(at).toBeLessThanOrEqual(180);
        for (const at of placed) expect(at).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("names of rows", () => {
  it("stand whole in several lines, each row as high as its name", () => {
    const value = { mean: 5, low: 4, high: 6, n: 3, unit: "tx/s" };
    const title = "The same chain with blocks eight times as large and a fee market that has emptied";
    const row = (name: string) => ({ title: name, family: "nakamoto", value });
    const height = (...names: readonly string[]) =>
      compared("userTps", "user transactions per second", null, names.map(row)).spec.height as number;
    const { spec } = compared("userTps", "user transactions per second", null, [row(title)]);
    expect(JSON.stringify(spec).replaceAll("\\u000b", " ")).toContain(title);
    expect(isSpec(spec)).toBe(true);
    expect(height(title)).toBeGreaterThan(height("Bitcoin"));
  });
});
