import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bitcoinRetarget,
  bitsOf,
  difficultyOf,
  hashesOf,
  nextBits,
  targetOf,
} from "../../../src/engine/rules/retarget.ts";

describe("nextBits", () => {
  // Source: bitcoin/bitcoin src/test/pow_tests.cpp.
  it.each([
    [1261130161, 1262152739, 0x1d00ffff, 0x1d00d86a],
    [1231006505, 1233061996, 0x1d00ffff, 0x1d00ffff],
    [1279008237, 1279297671, 0x1c05a3f4, 0x1c0168fd],
    [1263163443, 1269211443, 0x1c387f6f, 0x1d00e1fd],
  ])("between blocks at %d and %d reproduces Bitcoin's test vector", (first, last, bits, expected) => {
    expect(nextBits(first, last, bits)).toBe(expected);
  });

  const anyBits = fc
    .tuple(fc.integer({ min: 0x17, max: 0x1b }), fc.integer({ min: 0x010000, max: 0x7fffff }))
    .map(([size, mantissa]) => size * 0x1000000 + mantissa);

  it("leaves the target where it is after an interval of the planned length", () => {
    fc.assert(
      fc.property(
        anyBits,
        (bits) => nextBits(0, bitcoinRetarget.timespan, bitsOf(targetOf(bits))) === bitsOf(targetOf(bits)),
      ),
    );
  });

  it("never moves further than its clamp, and rises with the time taken", () => {
    const seconds = fc.integer({ min: -1000, max: 20_000_000 });
    fc.assert(
      fc.property(anyBits, seconds, seconds, (bits, a, b) => {
        const [quick, slow] = [Math.min(a, b), Math.max(a, b)].map((taken) => nextBits(0, taken, bits)) as [
          number,
          number,
        ];
        const ratio = difficultyOf(bits) / difficultyOf(quick);
        return targetOf(quick) <= targetOf(slow) && ratio < 4.001 && ratio > 0.2499;
      }),
    );
  });

  it("gives some target even to intervals of no length", () => {
    expect(
      targetOf(nextBits(5, 5, 0x1d00ffff, { timespan: 0, clamp: 4, limit: 0x1d00ffff })),
    ).toBeGreaterThan(0n);
    expect(nextBits(0, 1, 0x01010000, { timespan: 100, clamp: 4, limit: 0x1d00ffff })).toBe(bitsOf(1n));
  });
});

describe("compact targets", () => {
  // Source: bitcoin/bitcoin src/test/arith_uint256_tests.cpp, bignum_SetCompact.
  it.each([
    [0x01123456, 0x12n, 0x01120000],
    [0x02123456, 0x1234n, 0x02123400],
    [0x03123456, 0x123456n, 0x03123456],
    [0x04123456, 0x12345600n, 0x04123456],
    [0x05009234, 0x92340000n, 0x05009234],
    [0x20123456, 0x123456n << 232n, 0x20123456],
    [0x02008000, 0x80n, 0x02008000],
    [0, 0n, 0],
    [0x01fedcba, 0n, 0],
  ])("%i is read and written as Bitcoin does", (bits, target, canonical) => {
    expect(targetOf(bits)).toBe(target);
    expect(bitsOf(target)).toBe(canonical);
  });

  it("bitsOf keeps the leading digits of every target", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: (1n << 255n) - 1n }), (target) => {
        const read = targetOf(bitsOf(target));
        return read <= target && (target - read) * 0x8000n <= target && bitsOf(read) === bitsOf(target);
      }),
    );
  });

  it("difficulty 1 takes 2^32 hashes, about", () => {
    expect(difficultyOf(0x1d00ffff)).toBe(1);
    // Difficulty of block 100,800 as Bitcoin clients print it.
    expect(difficultyOf(0x1b0404cb)).toBeCloseTo(16307.420938523983, 8);
    expect(hashesOf(0x1d00ffff) / 4_295_032_833).toBeCloseTo(1, 9);
  });
});
