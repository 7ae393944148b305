import { describe, expect, it } from "vitest";
import { ofKind, trace } from "../engine/scenarios.ts";
import { bridged, down, endOf, hour, measured, rolled } from "./bridged.ts";

const layer = { wait: 300, relayInterval: 20, locked: 10_000_000 };

describe("a rollup's own bridge", () => {
  it("takes a wait on the way in, and on the way back what the rollup takes to settle", () => {
    const { messageSeconds, returnSeconds } = measured(rolled({ layer, host: { releaseDelay: 600 } }));
    // Blocks of ten and a quarter of a second, half a round, and a wait.
    expect(Math.abs((messageSeconds?.mean ?? 0) - (5 + 300 + 10 + 1))).toBeLessThan(15);
    // Half a batch, half a claim, the window, the delay of payouts, half a round, a block.
    expect(Math.abs((returnSeconds?.mean ?? 0) - (15 + 30 + hour + 600 + 10 + 30))).toBeLessThan(90);
  });

  it("never lets out what the rollup has not settled", () => {
    const told = trace(rolled({ layer: { ...layer, backShare: 1 } }));
    const delivered = ofKind(told, "delivered");
    expect(delivered.length).toBeGreaterThan(20);
    for (const { to, time } of delivered) expect(time - to).toBeGreaterThan(hour * 1e6);
  });

  it("is frozen where the rollup's users are, and asks for nobody besides", () => {
    const gone = [down("there", "sequencer")];
    const scenario = (forcedInclusion: string) =>
      rolled({ host: { forcedInclusion }, layer }, { incidents: gone, demand: { rate: 0 } });
    expect(endOf(scenario("no"))).toMatchObject({ frozen: 1, stolen: 0 });
  });

  it("asks two chains that do not settle on each other to settle what they tell each other", () => {
    const { messageSeconds } = measured(
      bridged({ bridge: "bridge-canonical", layer: { ...layer, backShare: 0 } }),
    );
    expect(messageSeconds?.mean).toBeLessThan(60);
  });
});
