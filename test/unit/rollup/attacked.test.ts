/** Disputes among everything else: on hosts that fork, are crowded or censor, by parties who come and go. */
import { describe, expect, it } from "vitest";
import type { Attack } from "../../../src/engine/index.ts";
import type { Portal } from "../../../src/engine/l2/rollup/portal.ts";
import { ofKind } from "../engine/scenarios.ts";
import { handedIn, minutes, portalOf, small, top, work } from "./stacks.ts";
import { mustBalance, recomputed, type WatchedLayer, watch } from "./watched.ts";

const attack = (plan: string, controls: readonly string[]) => ({
  ...{ layer: "arbitrum", plan, share: 0, at: 0 },
  controls,
});

describe("a dispute on a host that forks", () => {
  it("is undone and played again as its chain says, and refutes what is false all the same", () => {
    let undone = 0;
    for (const seed of [1, 2, 3]) {
      const layers = watch(
        minutes([work(4), small("host", { challengers: 1, window: 200 })], {
          ...{ seed, duration: 300, drain: 300, demand: { rate: 0.2 }, network: { latency: 2 } },
          attacks: [attack("invalid-root", ["proposer"])],
        }),
      );
      const { host } = top(layers);
      const { head } = portalOf(host);
      const anew = recomputed(host, host.contracts[0] as WatchedLayer["contracts"][number]) as Portal;
      expect({ ...head, inbox: 0 }).toEqual({ ...anew, inbox: 0 });
      expect(head.disputes).toBeGreaterThan(2);
      expect(head.slashed).toBeGreaterThan(0);
      expect(head.stolen).toBe(0);
      undone += ofKind(host.events, "reorganized").length;
    }
    expect(undone).toBeGreaterThan(20);
  });
});

describe("what a dispute takes of its host", () => {
  it("is a call to open it and one for each halving, and nothing where nobody lies", () => {
    const calls = (plan: string | null) => {
      const scenario = minutes(["ideal", small("ideal", { challengers: 1, claimInterval: 300 })], {
        duration: 320,
        drain: 200,
        attacks: plan === null ? [] : [attack(plan, ["proposer"])],
      });
      return top(watch(scenario, mustBalance)).host;
    };
    const lied = calls("invalid-root");
    const { disputes } = portalOf(lied).head;
    expect(disputes).toBeGreaterThan(0);
    expect(handedIn(lied)).toMatchObject({ challenge: disputes, move: 16 * disputes });
    expect(handedIn(calls(null)).challenge).toBeUndefined();
  });
});

describe("a host whose miners leave challengers out while a proposer lies", () => {
  const clock = 150;
  const miners = ["miner 0", "miner 1", "miner 2", "miner 3"];
  const liar = attack("invalid-root", ["proposer"]);

  /** The contract at the end, where so many of four equal miners leave victims' calls out from the beginning on, for good or for some time. */
  const fate = (controls: readonly string[], lasts?: number, victims = ["arbitrum.challenger 1"]) => {
    const censor = { ...{ layer: "host", plan: "censor", share: 0, controls, at: 0 }, victims };
    const scenario = minutes(
      [work(3), small("host", { challengers: 1, window: clock, claimInterval: 60, forceDelay: 1_000 })],
      {
        ...{ duration: 500, drain: 100, demand: { rate: 0.2 } },
        attacks: [{ ...censor, ...(lasts !== undefined && { lasts }) }, liar],
      },
    );
    const layers = watch(scenario, mustBalance);
    return { ...portalOf(top(layers).host).head, told: layers.at(-1)?.layer.funds?.() };
  };

  it("makes a false state final where all of them do for longer than a clock, and not before", () => {
    const { stolen, told } = fate(miners);
    expect(stolen).toBeGreaterThan(900_000);
    expect(told?.stolen).toBeGreaterThan(0.9);
    expect(fate(miners, clock - 50)).toMatchObject({ stolen: 0 });
    expect(fate(miners, 0.001)).toMatchObject({ stolen: 0 });
    expect(fate([])).toMatchObject({ stolen: 0 });
  });

  it("does no more than delay the challenger where a minority of them do", () => {
    for (const miner of miners) {
      const { stolen, disputes, slashed } = fate([miner]);
      expect(stolen).toBe(0);
      expect(disputes).toBeGreaterThan(0);
      expect(slashed).toBeGreaterThan(0);
    }
  });

  it("steals nothing by leaving out whoever lies, and freezes everything by leaving all calls out", () => {
    expect(fate(miners, undefined, ["arbitrum.proposer"])).toMatchObject({ stolen: 0, disputes: 0 });
    const { stolen, claims, inbox } = fate(miners, undefined, ["arbitrum"]);
    expect({ stolen, claims: claims.length, last: inbox.last }).toEqual({ stolen: 0, claims: 0, last: null });
  });

  it("takes both of them: either alone steals nothing", () => {
    const alone = (attacks: readonly Attack[]) =>
      portalOf(
        top(
          watch(
            minutes([work(3), small("host", { challengers: 1, window: clock, claimInterval: 60 })], {
              ...{ duration: 500, drain: 100, demand: { rate: 0.2 }, attacks },
            }),
          ),
        ).host,
      ).head;
    expect(alone([liar])).toMatchObject({ stolen: 0 });
    const censor = { ...{ layer: "host", plan: "censor", share: 0, at: 0 }, controls: miners };
    expect(alone([{ ...censor, victims: ["arbitrum.challenger 1"] }])).toMatchObject({ stolen: 0 });
  });
});

describe("false claims that nobody moves for", () => {
  const settledAt = (disputes: "serial" | "parallel", controls: readonly string[]) => {
    const times = { clock: "timestamp", forceDelay: 40, claimInterval: 60 };
    const layer = { disputes, challengers: 2, turnover: 0, ...times };
    const scenario = minutes(["ideal", small("ideal", layer)], {
      ...{ duration: 400, drain: 400, demand: { rate: 0.2 } },
      attacks: controls.length === 0 ? [] : [attack("delay", controls)],
    });
    const { own, host } = top(watch(scenario, mustBalance));
    const [first] = ofKind(own.events, "final");
    return { first: (first?.time ?? Number.POSITIVE_INFINITY) / 1e6, slashed: portalOf(host).head.slashed };
  };

  it("hold nothing up where disputes are played side by side: users claim what is so", () => {
    const [undisturbed, delayed] = [settledAt("parallel", []), settledAt("parallel", ["proposer"])];
    expect(delayed.slashed).toBeGreaterThan(undisturbed.slashed);
    expect(delayed.first).toBeLessThan(undisturbed.first + 60);
  });

  it("hold everything up where they are played one by one", () => {
    const [undisturbed, delayed] = [settledAt("serial", []), settledAt("serial", ["proposer"])];
    expect(delayed.first).toBeGreaterThan(undisturbed.first + 120);
  });

  it("and false challenges cost those who make them their bonds", () => {
    const { first, slashed } = settledAt("parallel", ["challenger 1"]);
    expect(slashed).toBeGreaterThan(0);
    expect(first).toBeLessThan(settledAt("parallel", []).first + 10);
  });
});
