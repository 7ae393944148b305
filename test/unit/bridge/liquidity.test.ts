import { describe, expect, it } from "vitest";
import { equalMiners, ofKind, trace } from "../engine/scenarios.ts";
import { bridged, down, endOf, hour, measured, rolled } from "./bridged.ts";

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

  it("pays out at once as many as its money goes for until the slow way brings it back", () => {
    const rate = 0.2;
    const money = { ...layer, amount: 1_000, liquidity: 60_000 };
    const told = trace(
      rolled({ bridge, layer: money }, { demand: { rate }, duration: 6 * hour, drain: 2 * hour }),
    );
    const waits = ofKind(told, "delivered").filter(({ from }) => from > hour * 1e6);
    const all = waits.reduce((sum, { count }) => sum + count, 0);
    const quick = waits.reduce((sum, { count, to, time }) => sum + (time - to < 700e6 ? count : 0), 0);
    // Little's law: 60 messages are out for as long as the rest of the slow way takes, since whoever waits for money waits to go it.
    const away = 1_200 + 30;
    expect(quick / all).toBeGreaterThan((0.8 * 60) / (rate * away));
    expect(quick / all).toBeLessThan((1.2 * 60) / (rate * away));
  });

  it("loses its providers' money, and no user's, when a lock is undone that was spent elsewhere", () => {
    const host = { blockInterval: 10, confirmations: 60, miners: equalMiners(4) };
    const stolen = (wait: number) =>
      measured(
        bridged(
          {
            bridge,
            preset: "bitcoin",
            host,
            layer: { ...layer, wait, amount: 10, liquidity: 100_000, locked: 0 },
          },
          {
            demand: { rate: 0.2 },
            duration: hour,
            drain: 2 * hour,
            incidents: [{ layer: "here", kind: "partition", share: 0.6, at: 600, lasts: 300 }],
            attack: { layer: bridge, plan: "respend", share: 0, controls: ["users"], at: 0 },
          },
        ),
      )["funds.stolen"]?.mean;
    expect(stolen(1)).toBeGreaterThan(0);
    expect(stolen(600)).toBe(0);
  });

  it("pays a false claim where nobody honest looks for as long as it can be disputed", () => {
    const parties = ["proposer", "disputer 1", "disputer 2", "disputer 3"];
    const stolen = (controls: readonly string[], incidents: typeof providers = []) =>
      endOf(
        rolled(
          { bridge, layer },
          { incidents, attack: { layer: bridge, plan: "false-refund", share: 0, controls, at: 600 } },
        ),
      ).stolen;
    expect(stolen(parties)).toBeGreaterThan(0.2);
    expect(stolen(parties.slice(0, 3))).toBe(0);
    const away = down(bridge, "disputer 3", 0, 2 * hour);
    expect(stolen(parties.slice(0, 3), [away])).toBeGreaterThan(0.2);
    expect(stolen(parties.slice(1))).toBe(0);
  });
});
