import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimension, dimensions } from "../../../src/engine/units.ts";
import { column, dimensionOf, figure, interval, labelOf } from "../../../src/notebook/figure.ts";

const plain = (text: string) =>
  text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ").replaceAll("\u2212", "-");
const all = Object.keys(dimensions) as Dimension[];
const anyDimension = fc.constantFrom(...all);
const anyNumber = fc.double({ noDefaultInfinity: false, noNaN: false });

/** Base units in one unit of what `figure` writes. */
const worth: Readonly<Record<string, number>> = {
  "": 1,
  "%": 0.01,
  "tx/s": 1,
  tx: 1,
  block: 1,
  blocks: 1,
  "sat/vB": 1,
  "gwei/gas": 1,
  "wei/gas": 1e-9,
  gas: 1,
  "lovelace/B": 1,
  CU: 1,
  "lamports/CU": 1,
  million: 1e6,
  billion: 1e9,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  y: 31_557_600,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  "B/s": 1,
  "kB/s": 1e3,
  "MB/s": 1e6,
  "GB/s": 1e9,
  "TB/s": 1e12,
  "GB/y": 1,
  "TB/y": 1e3,
  "PB/y": 1e6,
  vB: 4,
  kvB: 4e3,
  MvB: 4e6,
  mWh: 3.6,
  Wh: 3600,
  kWh: 3.6e6,
  MWh: 3.6e9,
  GWh: 3.6e12,
  TWh: 3.6e15,
};

/** Reads a figure back. */
function read(text: string): number {
  const [, sign = "", digits = "", unit = ""] =
    /^(-?)\$?([\d. ]*\d(?:e-?\d+)?) ?([^\d]*)$/.exec(plain(text)) ?? [];
  const [scale = "", thing = ""] = /^(million|billion)? ?(.*)$/.exec(unit)?.slice(1) ?? [];
  return (
    Number(digits.replaceAll(" ", "")) *
    (worth[scale] ?? 1) *
    (worth[thing] ?? Number.NaN) *
    (sign === "-" ? -1 : 1)
  );
}

describe("figure", () => {
  it.each<[number, Dimension, string]>([
    [6.133, "rate", "6.13 tx/s"],
    [1943.4, "rate", "1 940 tx/s"],
    [0.069, "share", "6.9 %"],
    [3.3e-5, "share", "3.3e-5"],
    [1, "share", "100 %"],
    [0.9996, "share", "99.96 %"],
    [0.999999, "share", "over 99.99 %"],
    [0, "share", "0 %"],
    [3660, "time", "61 min"],
    [3600, "time", "1 h"],
    [600, "time", "10 min"],
    [0.0123, "time", "12.3 ms"],
    [0, "time", "0 s"],
    [259_200, "time", "3 d"],
    [1.42, "money", "$1.42"],
    [0.0031, "money", "$0.0031"],
    [-0.5, "money", "-$0.50"],
    [2.3e6, "money", "$2.3 million"],
    [4e6, "space", "1 MvB"],
    [13_900, "bandwidth", "13.9 kB/s"],
    [84.2, "growth", "84.2 GB/y"],
    [1, "blocks", "1 block"],
    [5.23, "feerate", "5.23 sat/vB"],
    [561.94, "bytefee", "562 lovelace/B"],
    [12_345_678, "count", "12.3 million"],
    // 138 TWh a year at 5.456 payments a second.
    [2.886e9, "energy", "802 kWh"],
    [4e9, "energy", "1.11 MWh"],
    [14_200, "energy", "3.94 Wh"],
    [12.5, "energy", "3.47 mWh"],
    [4, "count", "4"],
  ])("writes %d of %s as %s", (value, dimension, text) => {
    expect(plain(figure(value, dimension))).toBe(text);
  });

  it("never writes what is no number", () => {
    fc.assert(
      fc.property(anyNumber, anyDimension, (value, dimension) => {
        expect(figure(value, dimension)).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(figure(value, dimension)).not.toBe("");
      }),
    );
  });

  it("keeps the magnitude: read back, it is the value within one percent", () => {
    const ordinary = fc.double({ min: 1e-12, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(ordinary, anyDimension, fc.boolean(), (size, dimension, negative) => {
        const value = (negative ? -1 : 1) * size;
        const text = figure(value, dimension);
        if (text.startsWith("over")) return;
        const tolerance = /e-?\d/.test(text) || dimension === "money" ? 0.06 : 0.01;
        expect(Math.abs(read(text) / value - 1), text).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 2000 },
    );
  });

  it("is short", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), anyDimension, (value, dimension) => {
        const share = dimension === "share" ? value / 1e12 : value;
        expect(figure(share, dimension).length).toBeLessThanOrEqual("1 000 billion lamports/CU".length);
      }),
    );
  });
});

const measured = (mean: number, low: number, high: number) => ({ mean, low, high, unit: "", n: 20 });

describe("interval", () => {
  it.each<[number, number, number, Dimension, string]>([
    [6.13, 6.05, 6.21, "rate", "6.13 ± 0.08 tx/s"],
    [6.13, 6.0, 6.2, "rate", "6.00 to 6.20 tx/s"],
    [1940, 1880, 2000, "rate", "1 940 ± 60 tx/s"],
    [6.13, 6.1299, 6.1301, "rate", "6.13 tx/s"],
    [3660, 3540, 3780, "time", "61 ± 2 min"],
    [1.42, 1.37, 1.47, "money", "$1.42 ± 0.05"],
    [4.31, 4.09, 4.53, "money", "$4.31 ± 0.22"],
    [0, 0, 0.003, "share", "below 0.3 %"],
    [3.3e-5, 1e-5, 9e-5, "share", "1e-5 to 9e-5"],
    [0.00062, 8.2e-5, 0.00243, "share", "0.0082 to 0.24 %"],
    [0.02, 5e-5, 0.7, "share", "0.005 to 70 %"],
    [1e-4, 3e-12, 0.0024, "share", "3e-12 to 2.4e-3"],
    [1e-4, 1e-4, 0.9999999, "share", "0.01 to 100 %"],
    [1e-9, 0, 2e-5, "share", "0 to 2e-5"],
    [4e-5, 3.96e-5, 4.04e-5, "share", "4e-5"],
    [3.8e-7, 3.78e-7, 3.82e-7, "share", "3.8e-7"],
    [5, 5, 5, "count", "5"],
  ])("of %d (%d to %d) %s is %s", (mean, low, high, dimension, text) => {
    expect(plain(interval(measured(mean, low, high), dimension))).toBe(text);
  });

  it("has one unit on both sides of a range of shares", () => {
    const share = fc.double({ min: 1e-15, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(share, share, share), (ends) => {
        const [low = 0, mean = 0, high = 0] = ends.sort((a, b) => a - b);
        const [, left = "", right] =
          /^(.*) to (.*)$/.exec(plain(interval(measured(mean, low, high), "share"))) ?? [];
        if (right === undefined) return;
        expect(left).not.toContain("%");
        expect(/e-\d/.test(left)).toBe(!right.endsWith("%"));
      }),
    );
  });

  it("says more than, where the value was cut off", () => {
    expect(plain(interval({ ...measured(7200, 7200, 7200), moreThan: true }, "time"))).toBe("more than 2 h");
  });

  it("never writes what is no number", () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, anyDimension, (mean, low, high, dimension) => {
        expect(interval(measured(mean, low, high), dimension)).not.toMatch(/NaN|undefined|Infinity|null/);
      }),
      { numRuns: 20_000, examples: [[-5e-324, 0, 1.75e306, "share"]] },
    );
  });
});

describe("column", () => {
  it("gives all values of a column the same unit and places", () => {
    expect(column([9.96, 10.04, 0.5, null], "rate").map(plain)).toEqual([
      "10.0 tx/s",
      "10.0 tx/s",
      "0.5 tx/s",
      "–",
    ]);
    expect(column([5, 4.77], "money").map(plain)).toEqual(["$5.00", "$4.77"]);
    expect(column([0.00372, 0.61], "share").map(plain)).toEqual(["0.4 %", "61.0 %"]);
    expect(column([0, 0], "share").map(plain)).toEqual(["0 %", "0 %"]);
  });
});

describe("names of measures", () => {
  it("carry their dimension, with and without a percentile", () => {
    expect(dimensionOf("finalitySeconds.p90")).toBe("time");
    expect(dimensionOf("unheardOf", "B/s")).toBe("bandwidth");
    expect(dimensionOf("constructor")).toBe("count");
    expect(plain(labelOf("finalitySeconds.p90"))).toBe("final, 90 % within");
    expect(labelOf("toString")).toBe("toString");
  });
});
