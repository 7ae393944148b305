import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { audited } from "../channel/audited.ts";
import { equalMiners, ofKind, stack } from "../engine/scenarios.ts";
import { massClosed } from "./mass-closed.ts";

const channels = 30;

/** Everybody closes in the middle of payments, over a host whose miners hear of each other late and not at all for a while. */
function exodus(seed: number, justice: string) {
  const host = { blockInterval: 10, confirmations: 6, miners: equalMiners(4) };
  const layer = {
    ...{ nodes: 12, channels, hubs: 1, baseFee: 0, feeRate: 0, payment: 5, latency: 3, justice },
    ...{ toSelfDelay: 12, cltvExpiryDelta: 16, minFinalCltvExpiryDelta: 16 },
  };
  const partition: Incident = { layer: "bitcoin", kind: "partition", share: 0.5, at: 200, lasts: 140 };
  return stack(
    [
      { preset: "bitcoin", layer: host },
      { preset: "lightning", name: "network", layer },
    ],
    {
      ...{ network: { latency: 4 }, demand: { rate: 1 } },
      ...{ warmup: 0, duration: 1_400, drain: 0, runs: 1, seed },
      incidents: [partition],
      attacks: [
        { layer: "network", plan: "mass-close", share: 0, controls: ["hubs", "users"], at: 300, given: {} },
      ],
    },
  );
}

describe("a mass close in the middle of payments on a host that reorganizes", () => {
  const chances = ["penalty", "correction"].flatMap((justice) =>
    [2, 11].map((seed) => [justice, seed] as const),
  );

  it.each(chances)(
    "balances its books after every event, and takes nothing: %s, seed %i",
    (justice, seed) => {
      const told = audited(exodus(seed, justice));
      const network = told[1] ?? [];
      const funds = ofKind(network, "funds");
      for (const { safe, frozen, stolen } of funds) {
        expect(safe + frozen + stolen).toBeCloseTo(1, 9);
        expect(stolen).toBe(0);
      }
      const held = ofKind(network, "channels").map(({ locked }) => locked);
      expect(funds.at(-1)).toMatchObject({ safe: 1, frozen: 0 });
      expect(held.at(-1)).toBe(0);
      // Because nobody opens a channel, only a block that is undone gives the host back what it has paid out.
      expect(held.some((locked, place) => locked > (held[place - 1] ?? locked))).toBe(true);
      const { htlcs, takenBack } = massClosed(told, channels);
      expect(htlcs).toBeGreaterThan(channels);
      expect(takenBack).toBe(Math.round(takenBack));
      expect(takenBack).toBeLessThanOrEqual(htlcs);
    },
  );
});
