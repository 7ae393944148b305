import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BlobFork,
  blobBaseFee,
  blobSchedule,
  fakeExponential,
  gasPerBlob,
  nextExcessBlobGas,
} from "../../../src/engine/rules/blob-fee.ts";

const gwei = 1_000_000_000n;
const anyFork = fc.constantFrom(...blobSchedule);
const anyExcess = fc.integer({ min: 0, max: 300_000_000 });
const fork = (name: string) => blobSchedule.find((each) => each.fork === name) as BlobFork;

describe("fakeExponential", () => {
  // Source: ethereum/go-ethereum consensus/misc/eip4844/eip4844_test.go.
  it.each([
    [1n, 0n, 1n, 1n],
    [38_493n, 0n, 1_000n, 38_493n],
    [0n, 1_234n, 2_345n, 0n],
    [1n, 2n, 1n, 6n],
    [1n, 4n, 2n, 6n],
    [1n, 3n, 1n, 16n],
    [1n, 6n, 2n, 18n],
    [1n, 4n, 1n, 49n],
    [1n, 8n, 2n, 50n],
    [10n, 8n, 2n, 542n],
    [11n, 8n, 2n, 596n],
    [1n, 5n, 1n, 136n],
    [1n, 5n, 2n, 11n],
    [2n, 5n, 2n, 23n],
    [1n, 50_000_000n, 2_225_652n, 5_709_098_764n],
  ])("%d times e to the %d/%d is %d, as go-ethereum's test vector has it", (f, n, d, expected) => {
    expect(fakeExponential(f, n, d)).toBe(expected);
  });

  it("is e^x from below, but for a whole part and a ten-thousandth", () => {
    const factor = fc.integer({ min: 1, max: 1_000_000 });
    const denominator = fc.integer({ min: 3_000_000, max: 12_000_000 });
    fc.assert(
      fc.property(factor, denominator, fc.double({ min: 0, max: 25, noNaN: true }), (f, d, x) => {
        const numerator = Math.floor(x * d);
        const exact = f * Math.exp(numerator / d);
        const found = Number(fakeExponential(BigInt(f), BigInt(numerator), BigInt(d)));
        return found <= exact * (1 + 1e-12) && found >= exact * (1 - 1e-4) - 1;
      }),
    );
  });

  it("never falls when its numerator or factor rises", () => {
    const small = fc.bigInt({ min: 0n, max: 30_000n });
    fc.assert(
      fc.property(small, small, small, fc.bigInt({ min: 1_000n, max: 5_000n }), (f, n, more, d) => {
        const value = fakeExponential(f, n, d);
        return fakeExponential(f, n + more, d) >= value && fakeExponential(f + more, n, d) >= value;
      }),
    );
  });
});

describe("the schedule of blobs", () => {
  it("is in the order of its days, each with a source", () => {
    const days = blobSchedule.map(({ since }) => since);
    expect(days).toEqual([...days].sort());
    expect(new Set(days).size).toBe(days.length);
    expect(blobSchedule.every(({ source }) => /^EIP-\d+/.test(source))).toBe(true);
  });

  // EIP-4844 gives 12.5 % for full blocks, EIP-7691 about 8.2 % and 14.5 %; the forks after it keep those.
  it.each([
    ["cancun", 12.5, -11.1],
    ["prague", 8.17, -14.53],
    ["osaka", 8.17, -14.53],
    ["bpo1", 8.17, -14.53],
    ["bpo2", 8.17, -14.53],
  ])("lets full and empty blocks of %s move the fee by %d and %d percent", (name, up, down) => {
    const { target, max, updateFraction } = fork(name);
    const percent = (blobs: number) => 100 * Math.expm1((blobs * gasPerBlob) / updateFraction);
    expect(percent(max - target)).toBeCloseTo(up, 1);
    expect(percent(-target)).toBeCloseTo(down, 1);
  });

  it("has the main network's bpo1, not the 9 and 14 that go-ethereum's tests call so", () => {
    expect(fork("bpo1")).toMatchObject({ target: 10, max: 15, updateFraction: 8_346_193 });
  });
});

describe("excess blob gas", () => {
  it("adds what is above the target and wears off by what is below, never below nothing", () => {
    fc.assert(
      fc.property(anyFork, anyExcess, fc.integer({ min: 0, max: 21 }), (rule, excess, blobs) => {
        const blobGasUsed = Math.min(blobs, rule.max) * gasPerBlob;
        const parent = { excessBlobGas: excess, blobGasUsed, baseFee: 0n };
        const moved = blobGasUsed - rule.target * gasPerBlob;
        // Without a fee for execution there is no reserve to hold.
        return nextExcessBlobGas(parent, rule) === Math.max(0, excess + moved);
      }),
    );
  });

  it("rises as much after a full block below the reserve as above it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...blobSchedule.slice(2)), anyExcess, (rule, excess) => {
        const full = { excessBlobGas: excess, blobGasUsed: rule.max * gasPerBlob };
        return (
          nextExcessBlobGas({ ...full, baseFee: 0n }, rule) ===
          nextExcessBlobGas({ ...full, baseFee: 1n << 60n }, rule)
        );
      }),
    );
  });

  it("stops wearing off one empty block below the reserve at most, a sixteenth of the base fee", () => {
    const rules = fc.constantFrom(...blobSchedule.slice(2));
    const fees = fc.bigInt({ min: 640n, max: 1_000n * gwei });
    fc.assert(
      fc.property(rules, fees, (rule, baseFee) => {
        const settled = emptied(400_000_000, baseFee, rule);
        const fee = Number(blobBaseFee(settled, rule.updateFraction));
        const reserve = Number(baseFee) / 16;
        const step = Math.exp((-rule.target * gasPerBlob) / rule.updateFraction);
        return fee < reserve && fee >= reserve * step * (1 - 1e-4) - 2;
      }),
      { numRuns: 30 },
    );
  });

  it("wears off to nothing where no reserve holds it: before Osaka, whatever execution costs", () => {
    expect(emptied(400_000_000, gwei, fork("prague"))).toBe(0);
    expect(emptied(400_000_000, gwei, fork("osaka"))).toBeGreaterThan(0);
    // A reserve of less than one wei holds nothing either.
    expect(emptied(400_000_000, 15n, fork("osaka"))).toBe(0);
  });
});

/** The excess after empty blocks until it no longer moves. */
function emptied(start: number, baseFee: bigint, rule: BlobFork): number {
  let excess = start;
  for (;;) {
    const next = nextExcessBlobGas({ excessBlobGas: excess, blobGasUsed: 0, baseFee }, rule);
    if (next === excess) return excess;
    excess = next;
  }
}
