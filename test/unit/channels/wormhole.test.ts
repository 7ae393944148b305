import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../src/engine/l2/channels/attempt.ts";
import { measured, run, stack } from "../engine/scenarios.ts";
import { type Network, network, payments, wealth } from "./network.ts";

/** A payment among nodes of which some collude: how it was made, and what that changed for each node. */
function paid(net: Network, payer: number, payee: number, colludes: (node: number) => boolean) {
  const before = wealth(net);
  let made: Attempt | undefined;
  const told = {
    paid: (_: unknown, __: unknown, attempts: readonly Attempt[]) => {
      made = attempts.at(-1);
    },
    failed: () => {},
  };
  const all = payments(net, told, () => false, colludes);
  all.begin({ payer, payee, amount: 20e6, weight: 1, kind: "payment" });
  while (net.agenda.step()) expect(net.liquidity.audit()).toEqual([]);
  return { made, change: wealth(net).map((now, node) => now - (before[node] as number)) };
}

/** Long routes: hardly more channels than nodes, and nobody with many. */
const long = {
  nodes: 30,
  channels: 36,
  leaves: 0,
  fitnessTail: 5,
  baseFee: 0.01,
  zeroBaseFee: 0,
  feeRate: 0.001,
};

describe("a wormhole", () => {
  it("costs payer and payee nothing, those between their fees, and gives these to who collude", () => {
    let past = 0;
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(29), fc.nat(29), fc.nat(4), (seed, payer, payee, kind) => {
        if (payer === payee) return;
        const colludes = (node: number) => node % 5 === kind;
        const { made, change } = paid(network(long, seed), payer, payee, colludes);
        const honest = paid(network(long, seed), payer, payee, () => false);
        if (made === undefined) return;
        expect(made.route).toEqual(honest.made?.route);
        expect([change[payer], change[payee]]).toEqual([honest.change[payer], honest.change[payee]]);
        const gained = (changes: readonly number[], isIn: boolean) =>
          changes.reduce(
            (sum, own, node) =>
              colludes(node) === isIn && node !== payer && node !== payee ? sum + own : sum,
            0,
          );
        expect(gained(change, true) - gained(honest.change, true)).toBe(made.past.fees);
        expect(gained(honest.change, false) - gained(change, false)).toBe(made.past.fees);
        expect(change.every((own, node) => node === payer || colludes(node) || own >= 0)).toBe(true);
        if (made.past.fees > 0) past++;
      }),
      { numRuns: 300 },
    );
    expect(past).toBeGreaterThan(20);
  });
});

it("is measured where hubs collude, and nowhere else", () => {
  const layer = { nodes: 60, channels: 80, hubs: 12, leaves: 0, fitnessTail: 5, payment: 1 };
  const scenario = (attacks: Parameters<typeof stack>[1]) =>
    stack(["ideal", { preset: "lightning", name: "network", layer, on: { settlement: "ideal" } }], {
      ...{ demand: { rate: 10 }, warmup: 0, duration: 120, drain: 10, runs: 1 },
      ...attacks,
    });
  const wormhole = { layer: "network", plan: "wormhole", share: 0, controls: ["hubs"], at: 0, given: {} };
  const attacked = measured(scenario({ attacks: [wormhole] }));
  expect(attacked("skippedFeesUsd").mean).toBeGreaterThan(0);
  const honest = run(scenario({})).layers.at(-1)?.measurements;
  expect(honest).not.toHaveProperty("skippedFeesUsd");
  // Who pays hardly sees it, but for what the balances of those between are afterwards.
  for (const name of ["paymentSuccess", "feeUsd", "routeLength"])
    expect(attacked(name).mean).toBeCloseTo(honest?.[name]?.mean as number, 1);
});
