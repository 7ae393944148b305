import { describe, expect, it } from "vitest";
import { blobSchedule } from "../../../src/engine/rules/blob-fee.ts";
import type { Inputs } from "../../../src/engine/theory/inputs.ts";
import { mechanisms } from "../../../src/engine/theory/mechanisms.ts";

const ask = (mechanism: string, inputs: Inputs) => mechanisms[mechanism]?.(inputs);

describe("mechanisms of Ethereum that no public case names", () => {
  it("say how long a leak takes to let the rest decide again, in continuous time alone", () => {
    const recovery = (offlineShare: number) =>
      ask("eth.pos.leakRecovery", { offlineShare, model: "continuous" });
    expect(recovery(0.4)).toBeCloseTo(3_107, 0);
    expect([recovery(0.3), recovery(0.5)]).toEqual([0, null]);
    expect(() => ask("eth.pos.leakRecovery", { offlineShare: 0.4, model: "discrete" })).toThrow("discrete");
  });

  it("say in how many blocks a gas limit gets somewhere, with the divisor of a step", () => {
    expect(ask("eth.gasLimitRamp", { startGas: 30e6, endGas: 60e6, maxStep: 1_024 })).toBe(711);
    expect(ask("eth.gasLimitRamp", { startGas: 60e6, endGas: 30e6, maxStep: 1_024 })).toBeGreaterThan(700);
  });
});

describe("mechanisms of Ethereum's blobs", () => {
  it("take the rule of the fork where a case says nothing else, and know no fork but those", () => {
    for (const { fork, updateFraction } of blobSchedule) {
      const known = ask("eth.blobBaseFee", { excessBlobGas: 1e8, fork });
      expect(ask("eth.blobBaseFee", { excessBlobGas: 1e8, fork: "cancun", updateFraction })).toBe(known);
    }
    expect(() => ask("eth.blobBaseFee", { excessBlobGas: 1, fork: "toString" })).toThrow("toString");
  });

  it("hold the reserve as the case has it, not the fork", () => {
    const parent = { parentExcess: 1e8, parentBlobs: 6, parentBaseFeeWei: "1000000000000" };
    for (const { fork, target } of blobSchedule) {
      expect(ask("eth.eip4844.excessBlobGas", { ...parent, fork })).toBe(1e8 + (6 - target) * 131_072);
      expect(ask("eth.eip7918.excessBlobGas", { ...parent, fork })).toBeGreaterThan(1e8);
    }
  });
});

describe("mechanisms of money", () => {
  it("pay uncles and those who include them by all three rewards of Ethereum, to the wei", () => {
    for (const coins of [5n, 3n, 2n]) {
      const reward = coins * 10n ** 18n;
      for (let depth = 1; depth <= 6; depth++) {
        for (let uncles = 1; uncles <= 2; uncles++) {
          expect(ask("eth.pow.uncleReward", { blockRewardWei: reward.toString(), depth, uncles })).toEqual({
            uncleMinerWei: (BigInt(8 - depth) * reward) / 8n,
            nephewMinerWei: reward + (BigInt(uncles) * reward) / 32n,
          });
        }
      }
    }
  });

  it("slash by the rule that is named", () => {
    const inputs = { totalGwei: "34000000000000000", slashedGwei: 340_000_000_000_000, effectiveGwei: 32e9 };
    expect(ask("eth.pos.correlationPenalty", { ...inputs, rule: "electra" })).toBe(960_000_000n);
    expect(ask("eth.pos.correlationPenalty", { ...inputs, rule: "bellatrix" })).toBe(0n);
    expect(() => ask("eth.pos.correlationPenalty", { ...inputs, rule: "phase0" })).toThrow("phase0");
  });
});
