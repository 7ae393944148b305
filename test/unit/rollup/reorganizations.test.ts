import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derive } from "../../../src/engine/l2/rollup/derivation.ts";
import type { Portal } from "../../../src/engine/l2/rollup/portal.ts";
import { ofKind } from "../engine/scenarios.ts";
import { ladder, minutes, portalOf, small, top, work } from "./stacks.ts";
import { mustBalance, recomputed, type WatchedLayer, watch } from "./watched.ts";

/** Payments in a layer's blocks up to one. */
function paid({ events }: WatchedLayer, last: number): number {
  return ofKind(events, "found").reduce((sum, { block, count }) => (block <= last ? sum + count : sum), 0);
}

/** The layer as the contract knows it is the layer as its host's chain tells it from the first block on, and as its own blocks have it. */
function mustBeDerived(layers: readonly WatchedLayer[]): void {
  const { own, host } = top(layers);
  const { head } = portalOf(host);
  const anew = recomputed(host, host.contracts[0] as WatchedLayer["contracts"][number]) as Portal;
  const outcome = derive(anew.inbox.last);
  expect(derive(head.inbox.last)).toEqual(outcome);
  expect({ ...head, inbox: head.inbox.last?.digest }).toEqual({ ...anew, inbox: anew.inbox.last?.digest });
  expect(outcome.transfers).toBe(paid(own, head.inbox.last?.to ?? 0));
}

describe("a rollup on a host that reorganizes", () => {
  // Miners four seconds apart who hear of each other after three fork at almost every other height.
  const network = { latency: 3 };
  const runs = fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    confirmations: fc.integer({ min: 1, max: 6 }),
    preset: fc.constantFrom("arbitrum", "zksync"),
  });

  const quick = { blockTime: 3, window: 40, provingTime: 10, releaseDelay: 0 };

  // Whatever else chance brings, these undo batches and what was settled.
  const tried = [1, 2, 3, 4].flatMap((seed) =>
    (["arbitrum", "zksync"] as const).map(
      (preset): [typeof runs extends fc.Arbitrary<infer R> ? R : never] => [
        { seed, confirmations: 1, preset },
      ],
    ),
  );

  it("is what its host's canonical chain says, and keeps its accounts after every event", () => {
    const sums = { undone: 0, lost: 0, reversed: 0, settled: 0 };
    fc.assert(
      fc.property(runs, ({ seed, confirmations, preset }) => {
        let events = 0;
        const scenario = minutes([work(confirmations), small("host", quick, preset)], {
          seed,
          network,
          duration: 150,
          drain: 100,
        });
        const layers = watch(scenario, (audit, layers) => {
          mustBalance(audit);
          const { own, host } = top(layers);
          // Nothing is settled that is not settled on the host.
          const settled = own.ledger.settled().block;
          if (settled > portalOf(host).final.confirmed.to) throw new Error(`${settled} is final too early`);
          if (events++ % 200 === 0) mustBeDerived(layers);
        });
        mustBeDerived(layers);
        const { own, host } = top(layers);
        sums.undone += ofKind(host.events, "reorganized").length;
        sums.lost += ofKind(own.events, "rung-lost").length;
        sums.reversed += ofKind(own.events, "reversed").length;
        sums.settled += own.ledger.settled().height;
      }),
      { numRuns: 16, examples: tried },
    );
    for (const sum of Object.values(sums)) expect(sum).toBeGreaterThan(0);
  });

  it("climbs its steps in order, whatever is undone", () => {
    for (const seed of [1, 2, 3]) {
      const { own } = top(watch(minutes([work(3), small("host")], { seed, network })));
      const blocks = [...ladder(own.events).values()];
      expect(blocks.filter(({ withdrawable }) => withdrawable !== undefined).length).toBeGreaterThan(100);
      for (const { found, soft = -1, posted, final, withdrawable } of blocks) {
        const steps = [found, soft, posted, final, withdrawable].filter((time) => time !== undefined);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        if (withdrawable !== undefined) expect(final).toBeDefined();
        if (final !== undefined) expect(posted).toBeDefined();
      }
    }
  });
});
