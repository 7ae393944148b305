import { describe, expect, it } from "vitest";
import { derivedSeed, draw, draws, stream } from "../../../src/engine/kernel/random.ts";
import { threefry } from "../../../src/engine/kernel/threefry.ts";
import { chiSquare, correlation, kolmogorov } from "./goodness.ts";

const N = 40_000;
const hex = (word: number | undefined) => ((word ?? 0) >>> 0).toString(16).padStart(8, "0");

describe("threefry", () => {
  it("reproduces the known answers of Random123", () => {
    const cases = [
      [0, 0, 0, 0, "6b200159", "99ba4efe"],
      [-1, -1, -1, -1, "1cb996fc", "bb002be7"],
      [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, "c4923a9c", "483df7a0"],
    ] as const;
    for (const [key0, key1, a, b, x, y] of cases) {
      const out = new Int32Array(2);
      threefry(key0, key1, a, b, out);
      expect([hex(out[0]), hex(out[1])]).toEqual([x, y]);
    }
  });

  it("changes half of the bits when one bit of index or key changes", () => {
    const base = new Int32Array(2);
    const other = new Int32Array(2);
    let flipped = 0;
    let count = 0;
    for (let i = 0; i < 200; i++) {
      threefry(i, 7, i * 3, 9, base);
      for (let bit = 0; bit < 32; bit++) {
        for (const place of [0, 1, 2, 3]) {
          const flip = (index: number) => (place === index ? 1 << bit : 0);
          threefry(i ^ flip(0), 7 ^ flip(1), (i * 3) ^ flip(2), 9 ^ flip(3), other);
          flipped += ones((base[0] as number) ^ (other[0] as number));
          flipped += ones((base[1] as number) ^ (other[1] as number));
          count += 64;
        }
      }
    }
    expect(flipped / count).toBeGreaterThan(0.499);
    expect(flipped / count).toBeLessThan(0.501);
  });
});

describe("draws", () => {
  it("depend on seed, name and indices and on nothing else", () => {
    const first = draws(1, "mining")(5, 2);
    draws(1, "patience")(5, 2);
    expect(draws(1, "mining")(5, 2)).toBe(first);
    const others = [
      draws(2, "mining")(5, 2),
      draws(1, "mininh")(5, 2),
      draws(1, "mining", 0)(5, 2),
      draws(1, "mining")(2, 5),
      draws(1, "mining")(5),
      draws(-1, "mining")(5, 2),
      draws(1.5, "mining")(5, 2),
    ];
    expect(new Set([first, ...others]).size).toBe(8);
    expect(draw(1, "mining", "x", 3)).toBe(draws(1, "mining", "x", 3)(0));
  });

  it("tell names apart however they are cut", () => {
    const keys = [
      ["ab"],
      ["a", "b"],
      ["b", "a"],
      ["", "ab"],
      ["ab", ""],
      ["a"],
      [97],
      ["97"],
      [""],
      [],
      [0],
      ["abc"],
      ["ab", "c"],
      ["ab\0"],
      ["a\0"],
    ];
    expect(new Set(keys.map((key) => draw(7, ...key))).size).toBe(keys.length);
    expect(draw(0, "x")).toBe(draw(-0, "x"));
  });

  it("are uniform along i, along j and over seeds", () => {
    const mining = draws(42, "mining");
    const byIndex = Array.from({ length: N }, (_, i) => mining(i));
    const bySecond = Array.from({ length: N }, (_, j) => mining(0, j));
    const bySeed = Array.from({ length: N / 4 }, (_, seed) => draw(seed, "mining"));
    for (const sample of [byIndex, bySecond, bySeed]) {
      expect(kolmogorov(sample, (u) => u)).toBeLessThan(1.95);
      expect(Math.abs(chiSquare(sample, 64))).toBeLessThan(4);
    }
  });

  it("do not follow their neighbors, other names or other seeds", () => {
    const sample = (f: (i: number) => number) => Array.from({ length: N }, (_, i) => f(i));
    const mining = draws(42, "mining");
    const base = sample((i) => mining(i));
    const others = [
      sample((i) => mining(i + 1)),
      sample((i) => mining(i, 1)),
      sample(draws(42, "minimg")),
      sample(draws(43, "mining")),
      sample(draws(42, "mining", 1)),
    ];
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(4 / Math.sqrt(N));
  });
});

describe("stream", () => {
  it("is uniform, uncorrelated, and begins anew for each name and seed", () => {
    const chance = stream(1, "gossip");
    const sample = Array.from({ length: N }, () => chance.uniform());
    expect(kolmogorov(sample, (u) => u)).toBeLessThan(1.95);
    expect(Math.abs(correlation(sample.slice(1), sample.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(N));
    const beginnings = [stream(1, "a"), stream(1, "b"), stream(2, "a"), stream(1, "a", 0)].map((s) =>
      s.next(),
    );
    expect(new Set(beginnings).size).toBe(4);
    expect(stream(1, "a").next()).toBe(beginnings[0]);
  });

  it("gives whole 32-bit numbers and open uniforms", () => {
    const chance = stream(9);
    for (let i = 0; i < 10_000; i++) {
      const next = chance.next();
      expect(next === Math.floor(next) && next >= 0 && next < 2 ** 32).toBe(true);
      const u = chance.uniform();
      expect(u > 0 && u < 1).toBe(true);
    }
  });
});

describe("derivedSeed", () => {
  it("is a whole number below 2^53, another for each replication", () => {
    const seeds = Array.from({ length: 1000 }, (_, i) => derivedSeed(1, "run", i));
    expect(seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true);
    expect(new Set(seeds).size).toBe(1000);
  });
});

function ones(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
}
