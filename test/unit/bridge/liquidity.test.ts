import { describe, expect, it } from "vitest";
import { down, measured, rolled } from "./bridged.ts";

const bridge = "bridge-liquidity";
const layer = { wait: 60, relayInterval: 10, slowWait: 300, liveness: 1_200, backShare: 0 };
const providers = [1, 2, 3, 4, 5].map((number) => down(bridge, `provider ${number}`));

describe("a network of liquidity providers", () => {
  it("pays out after its providers' wait, and the slow way takes as long as ever without them", () => {
    const seconds = (incidents: typeof providers) =>
      measured(rolled({ bridge, layer }, { incidents })).messageSeconds?.mean ?? Number.NaN;
    expect(Math.abs(seconds([]) - (5 + 60 + 5 + 1))).toBeLessThan(12);
    expect(Math.abs(seconds(providers) - (5 + 300 + 1_200 + 10 + 1))).toBeLessThan(40);
  });

  it("charges what its providers ask for", () => {
    const fee = (providerFee: number) =>
      measured(rolled({ bridge, layer: { ...layer, providerFee } })).feeUsd?.mean ?? Number.NaN;
    expect(fee(0.01) - fee(0)).toBeCloseTo(10, 6);
  });
});
