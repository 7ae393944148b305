import { describe, expect, it } from "vitest";
import { bytes, flag, integer, record } from "../../../src/engine/theory/inputs.ts";

describe("inputs of a reference case", () => {
  it("hold whole numbers of any size, and none that JSON has rounded", () => {
    const read = (value: number | string | boolean) => integer({ value }, "value");
    expect([7, "7", "-7", "0x1F", "34000000000000000001"].map(read)).toEqual([
      7n,
      7n,
      -7n,
      31n,
      34_000_000_000_000_000_001n,
    ]);
    for (const wrong of [2 ** 53, 1.5, "1.5", "", " 7", "0x", true])
      expect(() => read(wrong)).toThrow('input "value" is not a whole number');
    expect(() => integer({}, "value")).toThrow('input "value"');
  });

  it("hold bytes as digits or as so many of one", () => {
    expect([...bytes({ input: "hex:02f9" }, "input")]).toEqual([2, 249]);
    expect([...bytes({ input: "hex:" }, "input")]).toEqual([]);
    expect([...bytes({ input: "3 bytes of 0x0a" }, "input")]).toEqual([10, 10, 10]);
    for (const wrong of ["02f9", "hex:2", "hex:0g", "3 bytes"])
      expect(() => bytes({ input: wrong }, "input")).toThrow('input "input" is not bytes');
  });

  it("hold what is true or false, and inputs of their own", () => {
    expect(flag({ creation: false }, "creation")).toBe(false);
    expect(() => flag({ creation: 0 }, "creation")).toThrow('input "creation" is neither true nor false');
    expect(record({ vote: { source: 2 } }, "vote")).toEqual({ source: 2 });
    for (const wrong of [null, 2, [2]])
      expect(() => record({ vote: wrong }, "vote")).toThrow('input "vote" is not an object');
  });
});
