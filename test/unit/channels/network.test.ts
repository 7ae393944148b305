import { describe, expect, it } from "vitest";
import type { Incident, LayerScenario, Scenario } from "../../../src/engine/index.ts";
import { audited } from "../channel/audited.ts";
import { measured, ofKind, stack, trace } from "../engine/scenarios.ts";

type Changes = Parameters<typeof stack>[1];

const small = {
  nodes: 60,
  channels: 240,
  hubs: 2,
  toSelfDelay: 60,
  cltvExpiryDelta: 30,
  watchtowerUptime: 1,
};

/** A network on a host whose blocks are final at once and come every second. */
function onIdeal(
  layer: LayerScenario["parameters"] = {},
  changes: Changes = {},
  preset = "lightning",
): Scenario {
  const network = { preset, name: "network", layer: { ...small, ...layer }, on: { settlement: "ideal" } };
  return stack(["ideal", network], {
    ...{ demand: { rate: 20 }, warmup: 0, duration: 300, drain: 100, runs: 1 },
    ...changes,
  });
}

const attack = (plan: string, controls: readonly string[], given = {}): Pick<Scenario, "attacks"> => ({
  attacks: [{ layer: "network", plan, share: 0, controls, at: 100, given }],
});
const fails = (party: string, lasts: number): { readonly incidents: readonly Incident[] } => ({
  incidents: [{ layer: "network", kind: "failure", party, at: 100, lasts }],
});

/** Where the value stood at each time. */
const funds = (scenario: Scenario) => ofKind(trace(scenario), "funds");
const end = (scenario: Scenario) => funds(scenario).at(-1);
/** What the host still held for channels, of what was locked. */
function left(scenario: Scenario): number {
  const told = ofKind(trace(scenario), "channels");
  return (told.at(-1)?.locked ?? 0) / (told[0]?.locked ?? 1);
}

describe("hubs who close with old states", () => {
  const cheat = attack("cheat", ["hubs"]);

  it("take nothing while somebody watches, whatever it costs them", () => {
    expect(end(onIdeal({}, cheat))).toMatchObject({ safe: 1, stolen: 0 });
    expect(end(onIdeal({}, cheat, "raiden"))).toMatchObject({ safe: 1, stolen: 0 });
  });

  it("take what has moved since from users whose watchtowers are away for the whole delay", () => {
    const away = { watchtowerUptime: 0, watchtowerOutage: 1e7 };
    const robbed = end(onIdeal(away, cheat))?.stolen ?? 0;
    expect(robbed).toBeGreaterThan(0);
    // Whoever looks again in time loses nothing.
    expect(end(onIdeal({ ...away, watchtowerOutage: 1 }, cheat))?.stolen).toBeLessThan(0.1 * robbed);
    expect(end(onIdeal({}, { ...cheat, ...fails("watchtowers", 1_000) }))?.stolen).toBeCloseTo(robbed, 9);
  });

  it("see all paid out at once to others where it is punished, and after the delay where it is corrected", () => {
    /** What the host held, of what was locked, some blocks after they had closed. */
    const held = (preset: string, seconds: number) => {
      const told = ofKind(trace(onIdeal({}, cheat, preset)), "channels");
      const then = told.find(({ time }) => time >= (100 + seconds) * 1e6)?.locked ?? 0;
      return then / (told[0]?.locked ?? 1);
    };
    expect(held("lightning", 20)).toBeLessThan(0.9 * held("raiden", 20));
    expect(held("raiden", 20)).toBe(1);
    expect(held("raiden", 100)).toBeLessThan(1);
  });
});

describe("a mass close", () => {
  it("freezes what is in channels until delay and host are over, then all is paid out, and nobody can pay any more", () => {
    const scenario = onIdeal({}, attack("mass-close", ["hubs", "users"]));
    const told = funds(scenario);
    expect(Math.max(...told.map(({ frozen }) => frozen))).toBeGreaterThan(0.4);
    expect(told.at(-1)).toMatchObject({ safe: 1, frozen: 0, stolen: 0 });
    expect(left(scenario)).toBe(0);
    expect(measured(scenario)("paymentSuccess").mean).toBeLessThan(0.5);
  });
});

describe("hubs that fail", () => {
  it("take routes with them, and are closed upon only after a time lock has passed", () => {
    expect(left(onIdeal({}, fails("hubs", 20)))).toBe(1);
    const long = onIdeal({}, fails("hubs", 60));
    expect(left(long)).toBeLessThan(1);
    const success = (lasts: number) => measured(onIdeal({}, fails("hubs", lasts)))("paymentSuccess").mean;
    expect(success(1)).toBeGreaterThan(success(25) + 0.01);
  });

  it("may be one by one", () => {
    const one = funds(onIdeal({}, fails("node 1", 20)));
    const all = funds(onIdeal({}, fails("hubs", 20)));
    const most = (told: typeof one) => Math.max(...told.map(({ frozen }) => frozen));
    expect(most(one)).toBeGreaterThan(0);
    expect(most(one)).toBeLessThan(most(all));
  });
});

describe("channel jamming", () => {
  it("freezes money and lets fewer payments through, and takes nothing", () => {
    const jammed = onIdeal({}, attack("jam", [], { rate: 20, amount: 50 }));
    expect(Math.max(...funds(jammed).map(({ frozen }) => frozen))).toBeGreaterThan(0.01);
    expect(funds(jammed).every(({ stolen }) => stolen === 0)).toBe(true);
    const success = (scenario: Scenario) => measured(scenario)("paymentSuccess").mean;
    expect(success(jammed)).toBeLessThan(success(onIdeal()));
  });
});

describe("channels that grow old", () => {
  it("are closed together, in one transaction each and without a delay", () => {
    const scenario = onIdeal({ lifetime: 100 }, { demand: { rate: 0 } });
    const host = ofKind(trace(scenario), "final").reduce((sum, { calls }) => sum + calls, 0);
    expect(left(scenario)).toBeLessThan(0.3);
    expect(funds(scenario).every(({ frozen }) => frozen === 0)).toBe(true);
    expect(host).toBeLessThanOrEqual(small.channels);
  });
});

describe("a network", () => {
  it("keeps its books after every event, whatever befalls it", () => {
    const troubles = { ...attack("cheat", ["hubs"]), ...fails("users", 50) };
    audited(onIdeal({ nodes: 12, channels: 40, lifetime: 500, watchtowerUptime: 0.5 }, troubles));
    audited(onIdeal({ nodes: 12, channels: 40, lifetime: 500 }, troubles, "raiden"));
    const leaving = { ...attack("mass-close", ["hubs", "users"]), ...fails("hubs", 50) };
    const slow = { nodes: 12, channels: 40, latency: 5, payment: 5, cltvExpiryDelta: 10 };
    const jammed = { ...attack("jam", [], { rate: 5, amount: 5 }), ...fails("hubs", 50) };
    for (const preset of ["lightning", "raiden"])
      for (const befalls of [leaving, jammed]) audited(onIdeal(slow, befalls, preset));
  });

  it("says how far payments go and who forwards them", () => {
    const told = measured(onIdeal());
    expect(told("routeLength").mean).toBeGreaterThan(1);
    expect(told("routeLength").mean).toBeLessThan(4);
    expect(told("hhi").mean).toBeGreaterThan(0.01);
    expect(told("hhi").mean).toBeLessThan(1);
    expect(told("lockedCapital").mean).toBeGreaterThan(1_000);
  });
});
