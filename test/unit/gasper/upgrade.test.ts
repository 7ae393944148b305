import { describe, expect, it } from "vitest";
import { newest } from "../../../src/engine/index.ts";
import { ethereum } from "../../../src/engine/l1/gasper/presets/ethereum.ts";
import { ofKind, run, stack, trace } from "../engine/scenarios.ts";
import { adder, caller, chainOf } from "./ground.ts";

/** Proof of work with blocks about as long apart as slots, and no more room in a block than its users ask for. */
const work = { blockInterval: 13, blockSize: 1_000_000, retargetBlocks: 100_000 };

describe("proof of work that becomes proof of stake", () => {
  it("goes on: blocks come in slots from then on, and become final by votes", () => {
    const chain = chainOf("bitcoin", work);
    chain.change("ethereum", 300);
    chain.until(12 * 3_600);
    const found = ofKind(chain.events, "found");
    const last = found.findLast(({ height }) => height === 300);
    const after = found.filter(({ time }) => time > (last?.time ?? 0) + 60e6);
    for (let index = 1; index < after.length; index++)
      expect((after[index]?.time ?? 0) - (after[index - 1]?.time ?? 0)).toBe(12e6);
    expect(after.length).toBeGreaterThan(2_000);
    const final = ofKind(chain.events, "final").map(({ height }) => height);
    expect(final).toEqual(final.map((_, index) => index + 1));
    expect(final.length).toBeGreaterThan(300 + 2_000);
    expect(ofKind(chain.events, "reversed")).toEqual([]);
  });

  it("keeps contracts, what waits for a block, and what was included and not yet settled", () => {
    const chain = chainOf("bitcoin", work);
    chain.change("ethereum", 300);
    const contract = chain.ledger.deploy(adder);
    const told: string[] = [];
    const listener = { included: () => told.push("included"), final: () => told.push("final") };
    contract.call(1, caller, listener);
    chain.until(600);
    expect(contract.state("final")).toBe(1);
    until(chain, 298);
    contract.call(10, caller, listener);
    const time = until(chain, 300);
    contract.call(100, caller, listener);
    chain.until(time + 30);
    expect(contract.state("head")).toBe(111);
    expect(contract.state("final")).toBe(1);
    chain.until(time + 2_400);
    expect(contract.state("final")).toBe(111);
    expect(told).toEqual(["included", "final", "included", "included", "final", "final"]);
  });

  it("keeps its queue: whoever waited is served by the new law", () => {
    const upgrades = [{ height: 150, family: "gasper", parameters: { ...newest(ethereum) } }];
    const changes = { demand: { rate: 60 }, warmup: 0, duration: 3_600, drain: 2_400, runs: 2 };
    const both = stack([{ preset: "bitcoin", layer: { ...work, confirmations: 2 }, upgrades }], changes);
    const { layers } = run(both);
    const userTps = layers[0]?.measurements.userTps?.mean ?? 0;
    // A block has room for 919: 70.7 a second by work, 76.6 by slots; almost everybody who comes can be served.
    expect(userTps).toBeGreaterThan(55);
    const events = trace(both);
    const change = ofKind(events, "found").find(({ height }) => height === 150)?.time ?? 0;
    const across = ofKind(events, "final").filter(
      ({ found, parts }) => found > change && parts.from.some((from) => from < change),
    );
    expect(across.length).toBeGreaterThan(0);
  });
});

describe("proof of stake with other parameters from a height on", () => {
  it("has slots of half the length", () => {
    const chain = chainOf("ethereum");
    chain.change("ethereum", 100, { slotSeconds: 6 });
    chain.until(3_600);
    const times = ofKind(chain.events, "found").map(({ time }) => time / 1e6);
    const gaps = times.slice(1).map((time, index) => Math.round(time - (times[index] as number)));
    expect(gaps.slice(0, 99).every((gap) => gap === 12)).toBe(true);
    expect(gaps.slice(101).every((gap) => gap === 6)).toBe(true);
    expect(gaps.length).toBeGreaterThan(450);
  });
});

/** Lets time pass until the chain is so long; returns the moment, s. */
function until(chain: ReturnType<typeof chainOf>, height: number): number {
  let time = 600;
  for (; chain.ledger.head().height < height; time++) chain.until(time);
  return time;
}
