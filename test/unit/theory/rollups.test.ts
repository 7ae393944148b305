import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amortizedGas,
  bisectionRounds,
  blobPayloadBytes,
  blobVsCalldata,
  challengeWindow,
  crossoverBatch,
  groth16VerifyGas,
  withdrawalSeconds,
} from "../../../src/engine/theory/rollups.ts";

describe("what a rollup posts", () => {
  it("fills a blob but for two bits of each field element, and a header", () => {
    // Elements are below the order of the curve, 254 bits and a part of one: 254 whole bits.
    expect(blobPayloadBytes(4_096)).toBe((4_096 * 254) / 8 - 4);
    expect(blobPayloadBytes(4_096)).toBe(130_044);
  });

  it("costs the same as blobs and as calldata at the ratio that says so", () => {
    for (const gas of [16, 40]) {
      const ratio = blobVsCalldata(gas, 130_044);
      expect(ratio * 131_072).toBeCloseTo(gas * 130_044, 6);
    }
    expect(blobVsCalldata(16, 130_044)).toBeCloseTo(15.87, 2);
  });
});

describe("bisection", () => {
  it("takes 43 rounds for the steps of an OP Stack trace, 36 for 2^36 and six of 128 ways", () => {
    expect(bisectionRounds(2 ** 43, 2)).toBe(43);
    expect(bisectionRounds(2 ** 36, 2)).toBe(36);
    expect(bisectionRounds(2 ** 36, 2 ** 7)).toBe(6);
  });

  it("takes the fewest rounds that tell all steps apart", () => {
    const steps = fc.integer({ min: 1, max: 2_000_000_000 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 1_000 }), (count, arity) => {
        const rounds = bisectionRounds(count, arity);
        const reach = (n: number) => BigInt(arity) ** BigInt(n);
        return reach(rounds) >= BigInt(count) && (rounds === 0 || reach(rounds - 1) < BigInt(count));
      }),
    );
    expect(bisectionRounds(1, 2)).toBe(0);
    expect(bisectionRounds(2, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("batches", () => {
  it("of validity proofs are cheaper from 193 on, by the gas of 2022", () => {
    const [zk, optimistic] = [
      { batch: 800_000, perTx: 600 },
      { batch: 280_000, perTx: 3_300 },
    ];
    expect(crossoverBatch(zk, optimistic)).toBe(193);
    expect(amortizedGas(zk, 192)).toBeGreaterThan(amortizedGas(optimistic, 192));
    expect(amortizedGas(zk, 193)).toBeLessThan(amortizedGas(optimistic, 193));
  });

  it("are first cheaper where none before is, and where they never are no size says so", () => {
    const gas = fc.record({ batch: fc.nat(2_000), perTx: fc.nat(100) });
    fc.assert(
      fc.property(gas, gas, (a, b) => {
        const cheaper = (size: number) => amortizedGas(a, size) * size < amortizedGas(b, size) * size - 1e-9;
        const sizes = Array.from({ length: 2_001 }, (_, i) => i + 1);
        return crossoverBatch(a, b) === (sizes.find(cheaper) ?? null);
      }),
      { numRuns: 50 },
    );
  });

  it("pay for a proof by its pairings and public inputs", () => {
    expect(groth16VerifyGas(2, 4)).toBe(193_300);
    expect(groth16VerifyGas(3, 4) - groth16VerifyGas(2, 4)).toBe(6_150);
    expect(groth16VerifyGas(2, 5) - groth16VerifyGas(2, 4)).toBe(34_000);
  });
});

describe("the way out", () => {
  it("is finality and the windows of all layers on it", () => {
    const [op, arbitrum] = [604_800, challengeWindow(45_818, 12)];
    expect(arbitrum).toBe(549_816);
    expect(withdrawalSeconds(966, [op])).toBe(605_766);
    expect(withdrawalSeconds(966, [op, arbitrum])).toBe(1_155_582);
    expect(withdrawalSeconds(966, [])).toBe(966);
  });
});
