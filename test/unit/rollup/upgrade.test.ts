import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import type { Changes } from "../engine/scenarios.ts";
import { minutes, portalOf, small, top } from "./stacks.ts";
import { mustBalance, watch } from "./watched.ts";

const keys = ["key 1", "key 2", "key 3"];

/** Ten minutes of a layer whose way out takes little more than its window of two. */
function run(layer: object, controls: readonly string[], changes: Changes = {}) {
  let turn = 0;
  const held = { upgradeKeys: Object.fromEntries(keys.map((key) => [key, 1])), upgradeThreshold: 2 };
  const host = { preset: "ideal", layer: { blockInterval: 2 } };
  const scenario = minutes([host, small("ideal", { ...held, ...layer })], {
    ...{ duration: 400, drain: 600, demand: { rate: 0.1 }, ...changes },
    attacks: [{ ...{ layer: "arbitrum", plan: "upgrade", share: 0, at: 100 }, controls }],
  });
  const { own, host: below } = top(
    watch(scenario, (audit) => {
      if (turn++ % 200 === 0) mustBalance(audit);
    }),
  );
  return { portal: portalOf(below).head, funds: own.layer.funds?.(), history: own.funds };
}

describe("a malicious upgrade", () => {
  it("takes everything where it holds at once", () => {
    const { portal, funds, history } = run({ exitWindow: 0 }, keys.slice(0, 2));
    expect(funds).toEqual({ safe: 0, frozen: 0, stolen: 1 });
    expect(portal.stolen).toBeGreaterThan(990_000);
    expect(history.find(({ stolen }) => stolen === 1)?.since).toBeLessThan(110);
  });

  it("needs as many keys as the contract asks for, all of them there", () => {
    expect(run({}, keys.slice(0, 1)).portal).toMatchObject({ stolen: 0, upgrade: null });
    const asleep: Incident = { ...{ kind: "failure", layer: "arbitrum", party: "key 2" }, at: 0, lasts: 300 };
    const { portal, history } = run({}, keys.slice(0, 2), { incidents: [asleep] });
    expect(portal.stolen).toBeGreaterThan(0);
    expect(history.find(({ stolen }) => stolen > 0)?.since).toBeGreaterThan(300);
  });

  it("takes nothing from those who are out before the exit window is over, and all from those who are not", () => {
    // A round, a batch, a claim, the window of 120 s, and blocks of the host.
    const [soon, late] = [run({ exitWindow: 100 }, keys), run({ exitWindow: 250 }, keys)];
    expect(soon.funds?.stolen).toBeGreaterThan(0.9);
    expect(late.funds).toMatchObject({ safe: 1, stolen: 0 });
    expect(late.portal.released).toBeGreaterThan(990_000);
    // With an exit window that is long enough for those who had already set out, they are what is saved.
    const some = run({ exitWindow: 100, turnover: 1, deposits: 1e6, window: 60, claimInterval: 60 }, keys);
    expect(some.funds?.safe).toBeGreaterThan(0);
    expect(some.funds?.stolen).toBeGreaterThan(0.9);
  });

  it("lets users out through the host where the sequencer does not serve them, if there is time for that", () => {
    const gone: Incident = { kind: "failure", layer: "arbitrum", party: "sequencer", at: 50, lasts: null };
    const forced = (exitWindow: number, forcedInclusion = "yes") =>
      run({ exitWindow, forcedInclusion, forceDelay: 60 }, keys, { incidents: [gone] }).funds;
    // All but the round that was in the sequencer's hands when it went.
    expect(forced(400)?.stolen).toBeLessThan(0.002);
    expect(forced(200)?.stolen).toBeGreaterThan(0.9);
    expect(forced(400, "no")?.stolen).toBeGreaterThan(0.9);
  });
});
