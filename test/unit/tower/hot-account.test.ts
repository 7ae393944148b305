import { describe, expect, it } from "vitest";
import { newest, planOf } from "../../../src/engine/index.ts";
import { hotAccounts } from "../../../src/engine/l1/tower/hot-account.ts";
import { solana } from "../../../src/engine/l1/tower/presets/solana.ts";
import { terms } from "../../../src/engine/l1/tower/terms.ts";
import { equalMiners, measured, scenario } from "../engine/scenarios.ts";
import { adder, caller, chainOf } from "../gasper/ground.ts";

const order = (gas: number) => ({ by: "somebody", bytes: 0, gas, highestFee: 1 });
const solanaTerms = terms(newest(solana));

describe("accounts that everybody writes to", () => {
  it("take so much of a block for each contract, and more than that only where one call alone needs it", () => {
    const permits = hotAccounts(1_000_000, solanaTerms);
    expect(permits(order(600_000), "exchange")).toBe(true);
    expect(permits(order(600_000), "exchange")).toBe(false);
    expect(permits(order(300_000), "exchange")).toBe(true);
    expect(permits(order(600_000), "market")).toBe(true);
    expect(permits(order(5_000_000), "lender")).toBe(true);
    expect(permits(order(1), "lender")).toBe(false);
  });

  it("count what is let in alone", () => {
    const permits = hotAccounts(1_000_000, solanaTerms, ({ by }) => by !== "somebody");
    expect(permits(order(900_000), "exchange")).toBe(false);
    expect(permits({ ...order(900_000), by: "another" }, "exchange")).toBe(true);
  });

  it("let everybody else by while calls to one contract wait", () => {
    const { ledger, until } = chainOf("solana", { validators: { one: 1 }, maxAccountUnits: 50_000 });
    const [busy, quiet] = [ledger.deploy(adder, "busy"), ledger.deploy(adder, "quiet")];
    for (let call = 0; call < 5; call++) busy.call(1, caller);
    quiet.call(1, caller);
    for (let slot = 1; slot <= 5; slot++) {
      until(0.4 * slot + 0.3);
      expect([busy.state("head"), quiet.state("head")]).toEqual([slot, 1]);
    }
  });
});

describe("a crowd that writes to one account", () => {
  const accountUnits = 1_000_000;
  const hotPerSecond = accountUnits / 50_000 / 0.4;
  const crowd = (hotShare: number, rate: number) =>
    scenario("solana", {
      layer: {
        ...{ validators: equalMiners(10), bandwidth: 1e12, voteUnits: 0, transferUnits: 50_000 },
        ...{ maxBlockUnits: 4_000_000, maxAccountUnits: accountUnits, hotShare },
      },
      demand: { rate, patience: 20 },
      ...{ warmup: 40, duration: 120, drain: 20, runs: 1 },
    });

  it("pays the more for its part of the block, while all others pay the least and wait for nothing", () => {
    const of = measured(crowd(0.5, 4 * hotPerSecond));
    expect(of("userTps").mean / (3 * hotPerSecond)).toBeCloseTo(1, 1);
    const floor = measured(crowd(0, 4 * hotPerSecond))("feeUsd").mean;
    expect(of("feeUsd").mean / floor).toBeCloseTo(1, 2);
    expect(of("feeUsd.p90").mean).toBeGreaterThan(3 * floor);
    expect(of("inclusionSeconds").mean).toBeLessThan(0.8);
  });

  it("is what a chain is full by where it is most of the demand", () => {
    const capacity = (hotShare: number) => planOf(crowd(hotShare, 1)).capacity;
    expect(capacity(0.5)).toBe(2 * hotPerSecond);
    expect(capacity(0.1)).toBe(capacity(0));
  });
});
