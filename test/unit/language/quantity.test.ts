import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimension, dimensions } from "../../../src/engine/index.ts";
import { editDistance, nearest } from "../../../src/notebook/language/nearest.ts";
import { readQuantity, writeQuantity } from "../../../src/notebook/language/quantity.ts";

const names = Object.keys(dimensions) as Dimension[];

describe("readQuantity", () => {
  it.each([
    ["12 s", "time", 12],
    ["12s", "time", 12],
    ["300 ms", "time", 0.3],
    ["7 d", "time", 604_800],
    ["1 MB", "space", 4e6],
    ["1 MB", "size", 1e6],
    ["1 kvB", "space", 4_000],
    ["30M", "count", 30e6],
    ["200 tx/s", "rate", 200],
    ["60 %", "share", 0.6],
    ["0.6", "share", 0.6],
    [".5", "count", 0.5],
    ["1e3", "count", 1_000],
    ["6", "blocks", 6],
    ["6 blocks", "blocks", 6],
    ["$5", "money", 5],
    ["50 ¢", "money", 0.5],
    ["-3", "count", -3],
  ] as const)("reads %s as %s", (text, dimension, value) => {
    expect(readQuantity(text, dimension)).toEqual({ value });
  });

  it.each([
    ["60k tx/s", "rate", "60000 tx/s"],
    ["1.5M tx/s", "rate", "1500000 tx/s"],
    ["60q tx/s", "rate", "10 tx/s"],
  ] as const)("says what to type for %s", (text, dimension, hint) => {
    expect(readQuantity(text, dimension)).toMatchObject({ hint });
  });

  it.each([
    ["12", "time", "missing-unit"],
    ["12 MB", "time", "wrong-unit"],
    ["twelve", "time", "not-a-quantity"],
    ["", "count", "not-a-quantity"],
    ["1 2", "count", "thousands"],
    ["1,000 s", "time", "thousands"],
    ["007", "count", "leading-zero"],
    ["1e999", "count", "out-of-range"],
    ["0x10", "count", "wrong-unit"],
    ["Infinity", "count", "not-a-quantity"],
  ] as const)("refuses %s as %s", (text, dimension, code) => {
    expect(readQuantity(text, dimension)).toMatchObject({ code });
  });

  it.each([
    ["15M", "gas", "15 Mgas"],
    ["3 G", "size", "3 GB"],
    ["2 minutes", "time", "2 min"],
  ] as const)("says what was meant by %s", (text, dimension, fix) => {
    expect(readQuantity(text, dimension)).toMatchObject({ fix, hint: fix });
  });

  it("does not guess between a megabyte and a megabit", () => {
    expect(readQuantity("10M", "bandwidth")).not.toHaveProperty("fix");
  });

  it("reads back what writeQuantity writes", () => {
    const quantity = fc.tuple(fc.constantFrom(...names), fc.double({ min: 1e-6, max: 1e12, noNaN: true }));
    fc.assert(
      fc.property(quantity, ([dimension, value]) => {
        const reading = readQuantity(writeQuantity(value, dimension), dimension);
        expect("value" in reading && Math.abs(reading.value / value - 1) < 1e-9).toBe(true);
      }),
    );
  });

  it.each([
    [1, "1"],
    [1_000, "1000"],
    [9_999, "9999"],
    [10_000, "10 k"],
    [30e6, "30 M"],
    [4_294_967_295, "4294967295"],
  ])("writes the number %d as %s", (value, text) => expect(writeQuantity(value, "count")).toBe(text));

  it.each([
    [0, "0 kWh"],
    [4.968e17, "138 TWh"],
    [1_967_930 * 3.6e6, "1.96793 GWh"],
    [14_400, "4 Wh"],
  ])("writes the energy of %d J in watt-hours: %s", (value, text) =>
    expect(writeQuantity(value, "energy")).toBe(text),
  );

  it("knows every unit of every dimension", () => {
    for (const dimension of names) {
      for (const [unit, factor] of Object.entries<number>(dimensions[dimension].units)) {
        const reading = readQuantity(`2 ${unit}`, dimension);
        expect("value" in reading && Math.abs(reading.value / (2 * factor) - 1) < 1e-12).toBe(true);
      }
    }
  });
});

describe("nearest", () => {
  it("counts a swap of neighbors as one slip", () => {
    expect(editDistance("userTsp", "userTps")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
  });

  it("finds what was meant, and nothing where nothing is near", () => {
    expect(nearest("durration", ["duration", "drain"])).toBe("duration");
    expect(nearest("BLOCKSIZE", ["blockSize"])).toBe("blockSize");
    expect(nearest("zebra", ["duration", "drain"])).toBeUndefined();
  });
});
