import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { ofKind, trace } from "../engine/scenarios.ts";
import { bridged, down, endOf, hour, measured, outage } from "./bridged.ts";

const bridge = "bridge-lightclient";
const relayers = [1, 2, 3].map((number) => `relayer ${number}`);
const gone = (names: readonly string[], lasts: number | null = null) =>
  names.map((name) => down(bridge, name, 0, lasts));

describe("a bridge by light clients", () => {
  it("takes blocks on both sides, half a round, and no word but the chains' own", () => {
    const { messageSeconds } = measured(bridged({ bridge }));
    expect(Math.abs((messageSeconds?.mean ?? 0) - (5 + 2.5 + 5))).toBeLessThan(8);
  });

  it("goes on with one relayer; with none it is frozen for a day, until users carry their messages", () => {
    const end = (incidents: Scenario["incidents"], duration: number) =>
      endOf(bridged({ bridge }, { incidents, duration, demand: { rate: 0 } }));
    expect(end(gone(relayers.slice(1)), hour)).toMatchObject({ safe: 1, frozen: 0 });
    expect(end(gone(relayers), hour)).toMatchObject({ safe: 0, frozen: 1 });
    expect(end(gone(relayers), 23 * hour)).toMatchObject({ safe: 1, frozen: 0, stolen: 0 });
  });

  it("believes nothing any more once its newest header is older than the trusting period", () => {
    const end = (lasts: number) =>
      endOf(
        bridged(
          { bridge, layer: { trustingPeriod: hour } },
          { incidents: gone(relayers, lasts), demand: { rate: 0 }, duration: 4 * hour },
        ),
      );
    expect(end(0.5 * hour)).toMatchObject({ safe: 1 });
    expect(end(1.5 * hour)).toMatchObject({ frozen: 1 });
  });

  it("renews its headers though nobody sends anything", () => {
    const layer = { trustingPeriod: hour };
    const end = endOf(bridged({ bridge, layer }, { demand: { rate: 0 }, duration: 12 * hour }));
    expect(end).toMatchObject({ safe: 1, frozen: 0 });
  });

  it("gives back what comes too late, so that it is done on both sides or on none", () => {
    const layer = { timeout: 300, backShare: 0 };
    const told = trace(bridged({ bridge, layer }, { incidents: [outage("there", hour, hour)], drain: hour }));
    const count = (kind: "arrived" | "delivered" | "failed") =>
      ofKind(told, kind).reduce((sum, each) => sum + each.count, 0);
    const failed = count("failed");
    // Who sent during the outage, but for those whose time was not over when it ended, and those shortly before it.
    expect(failed).toBeGreaterThan(0.7 * 0.05 * hour);
    expect(failed).toBeLessThan(1.3 * 0.05 * hour);
    expect(count("delivered") + failed).toBe(count("arrived"));
    expect(ofKind(told, "funds").at(-1)).toMatchObject({ safe: 1 });
    const legs = (is: string | null) =>
      ofKind(told, "legs").reduce(
        (sum, each) => sum + (each.is === is ? each.count : 0) - (each.was === is ? each.count : 0),
        0,
      );
    expect(legs("neither")).toBe(failed);
    expect(legs("both")).toBe(count("delivered"));
    expect(legs("one")).toBe(0);
  });

  it("leaves messages half done while one of the two chains stands still, and none after", () => {
    const failures = (drain: number) =>
      measured(
        bridged(
          { bridge, layer: { timeout: 300, backShare: 0 } },
          { incidents: [outage("there", hour, hour)], duration: 1.8 * hour, drain },
        ),
      ).atomicityFailures?.mean;
    expect(failures(1)).toBeGreaterThan(0.2);
    expect(failures(2 * hour)).toBe(0);
  });
});
