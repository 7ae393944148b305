import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, expm1, log, log1p, log10, pow } from "../../../src/engine/kernel/math.ts";

const double = new DataView(new ArrayBuffer(8));

/** How many doubles lie between two of them. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const order = (x: number) => {
    double.setFloat64(0, x);
    const bits = double.getBigInt64(0);
    return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
  };
  const distance = order(a) - order(b);
  return Number(distance < 0n ? -distance : distance);
}

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
const runs = { numRuns: 20_000 };
const special = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  0.3,
  -0.3,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  1e308,
  -1e308,
  5e-324,
  1e-310,
  2 ** 53,
  -(2 ** 53) - 2,
];

/** One function against the engine's own, which is within an ulp of the truth. */
const functions = [
  { name: "exp", ours: exp, native: Math.exp, from: -750, to: 712, allowed: 2 },
  { name: "expm1", ours: expm1, native: Math.expm1, from: -60, to: 712, allowed: 4 },
  { name: "log", ours: log, native: Math.log, from: 0, to: 1e6, allowed: 3 },
  { name: "log1p", ours: log1p, native: Math.log1p, from: -1, to: 4, allowed: 3 },
  { name: "log10", ours: log10, native: Math.log10, from: 0, to: 1e6, allowed: 3 },
];

describe.each(functions)("$name", ({ ours, native, from, to, allowed }) => {
  it("agrees with the engine's own to the last bits, over its range and over all doubles", () => {
    const inRange = fc.double({ min: from, max: to, noNaN: true });
    fc.assert(
      fc.property(
        fc.oneof(inRange, anyDouble),
        (x) => Number.isNaN(native(x)) || ulps(ours(x), native(x)) <= allowed,
      ),
      runs,
    );
  });

  it("has the special values right", () => {
    for (const x of special)
      expect(ulps(ours(x), native(x)) <= allowed || Number.isNaN(native(x))).toBe(true);
    for (const x of special) expect(Number.isNaN(ours(x))).toBe(Number.isNaN(native(x)));
  });
});

describe("pow", () => {
  it("agrees with Math.pow to the last bits", () => {
    const base = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    const exponent = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(base, exponent, (x, y) => ulps(pow(x, y), x ** y) <= 2),
      runs,
    );
    fc.assert(
      fc.property(anyDouble, anyDouble, (x, y) => Number.isNaN(x ** y) || ulps(pow(x, y), x ** y) <= 2),
      runs,
    );
  });

  it("has the special values of Math.pow", () => {
    for (const x of special) {
      for (const y of special) {
        const expected = x ** y;
        expect(Number.isNaN(pow(x, y))).toBe(Number.isNaN(expected));
        if (!Number.isNaN(expected)) expect(ulps(pow(x, y), expected)).toBeLessThanOrEqual(2);
        if (expected === 0) expect(Object.is(pow(x, y), 0) || Object.is(pow(x, y), -0)).toBe(true);
      }
    }
  });

  it("is exact where the result is a whole double", () => {
    for (let n = 0; n <= 22; n++) expect(pow(10, n)).toBe(Number(`1e${n}`));
    for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(Number(2 ** n));
    for (let n = 0; n <= 33; n++) expect(pow(3, n)).toBe(Number(3n ** BigInt(n)));
  });
});

describe("laws", () => {
  it("exp and log undo each other, and log10 is exact on powers of ten", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        return Math.abs(log(exp(x)) - x) <= 4e-16 * Math.max(1, Math.abs(x));
      }),
    );
    for (let n = -307; n <= 308; n++) expect(log10(Number(`1e${n}`))).toBe(n);
  });

  it("exp and log rise", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        fc.double({ min: 1e-12, max: 1, noNaN: true }),
        (x, d) => {
          return exp(x + d) >= exp(x) && (x <= 0 || log(x + d) >= log(x));
        },
      ),
    );
  });
});
