import { describe, expect, it } from "vitest";
import type { Incident, Scenario } from "../../../src/engine/index.ts";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { halt } from "../../../src/engine/trilemma/probes/halt.ts";
import { minutes, portalOf, small, top } from "./stacks.ts";
import { mustBalance, watch } from "./watched.ts";

type Parameters = NonNullable<ReturnType<typeof small>["layer"]>;

const gone = (party: string, at = 0, lasts: number | null = null): Incident => ({
  kind: "failure",
  layer: "arbitrum",
  party,
  at,
  lasts,
});

function on(layer: Parameters, changes: Partial<Omit<Scenario, "demand" | "layers" | "network">>) {
  let turn = 0;
  const scenario = minutes(["ideal", small("ideal", layer)], {
    drain: 400,
    demand: { rate: 0.1 },
    ...changes,
  });
  return top(
    watch(scenario, (audit) => {
      if (turn++ % 10 === 0) mustBalance(audit);
    }),
  );
}

const attack = (plan: string, controls: readonly string[], at = 0) => ({
  layer: "arbitrum",
  plan,
  share: 0,
  controls,
  at,
});

const challengers = ["challenger 1", "challenger 2", "challenger 3"];

describe("a false claim", () => {
  it("is refuted as long as one challenger is honest and there", () => {
    const { own, host } = on(
      {},
      { attacks: [attack("invalid-root", ["proposer", ...challengers.slice(1)])] },
    );
    const { head } = portalOf(host);
    expect(head.stolen).toBe(0);
    expect(head.slashed).toBeGreaterThan(0);
    expect(own.layer.funds?.().stolen).toBe(0);
    // Users claim for themselves once the proposer has been without a claim that stands for long enough.
    expect(own.ledger.settled().height).toBeGreaterThan(10);
  });

  it("takes all that the layer holds when nobody disputes it", () => {
    const { own, host } = on({}, { attacks: [attack("invalid-root", ["proposer", ...challengers])] });
    expect(portalOf(host).head.stolen).toBeGreaterThan(900_000);
    expect(own.layer.funds?.().stolen).toBeGreaterThan(0.9);
  });

  it("stands when the honest challengers sleep through its window, and falls when they wake in it", () => {
    const asleep = (lasts: number) =>
      on(
        {},
        {
          attacks: [attack("invalid-root", ["proposer"])],
          incidents: challengers.map((c) => gone(c, 0, lasts)),
        },
      );
    expect(portalOf(asleep(400).host).head.stolen).toBeGreaterThan(0);
    expect(portalOf(asleep(60).host).head.stolen).toBe(0);
  });

  it("is not even taken where the state needs a proof", () => {
    const scenario = minutes(["ideal", small("ideal", {}, "zksync")], {
      attacks: [{ ...attack("invalid-root", ["prover"]), layer: "zksync" }],
    });
    const { own, host } = top(watch(scenario, mustBalance));
    expect(portalOf(host).head).toMatchObject({ stolen: 0, released: 0, confirmed: { position: -1 } });
    expect(own.ledger.settled().height).toBe(0);
  });
});

describe("value without a sequencer", () => {
  const stops = { incidents: ["sequencer", "proposer"].map((party) => gone(party, 200)) };
  it("is frozen until the host has ordered what users force, and paid out in the end", () => {
    const { own, host } = on({}, { ...stops, duration: 1_200 });
    const [before, stopped, forced, ...more] = own.funds;
    expect(before).toMatchObject({ since: 0, safe: 1 });
    expect(stopped).toMatchObject({ since: 200, frozen: 1 });
    // Noticed at most three rounds later, forced after its delay, and ordered in the next block.
    expect(forced?.safe).toBe(1);
    expect(forced?.since).toBeGreaterThan(300);
    expect(forced?.since).toBeLessThan(200 + 3 * 20 + 100 + 3);
    expect(more).toEqual([]);
    const { released, forcedValue } = portalOf(host).head;
    expect(forcedValue).toBeGreaterThan(0);
    expect(released).toBeGreaterThan(forcedValue / 2);
  });

  it("stays frozen where nothing can be forced", () => {
    const { own } = on({ forcedInclusion: "no" }, stops);
    expect(own.layer.funds?.()).toEqual({ safe: 0, frozen: 1, stolen: 0 });
  });

  it("stays frozen where what is forced is never claimed", () => {
    const { own } = on({ openClaims: "no" }, stops);
    expect(own.layer.funds?.().frozen).toBe(1);
  });

  it.each(["censor", "withhold"])("comes out through the host under an attack by the name of %s", (plan) => {
    const { own, host } = on({}, { attacks: [attack(plan, ["sequencer"], 200)], duration: 1_200 });
    expect(own.funds.map(({ frozen }) => frozen)).toContain(1);
    expect(own.layer.funds?.().safe).toBe(1);
    expect(portalOf(host).head.stolen).toBe(0);
  });

  it("is recovered within a month where it can be forced out, and not where it cannot", () => {
    const recovered = (forcedInclusion: string) => {
      const slow = { claimInterval: 86_400, window: 5 * 86_400, forceDelay: 86_400, forcedInclusion };
      const host = { preset: "ideal", layer: { blockInterval: 600 } };
      const steps = halt(minutes([host, small("ideal", { ...slow, turnover: 0.01 })]), 1);
      return finish(steps).recoverable?.mean;
    };
    expect([recovered("yes"), recovered("no")]).toEqual([1, 0]);
  });
});
