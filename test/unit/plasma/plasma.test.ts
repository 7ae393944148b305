import { describe, expect, it } from "vitest";
import type { Incident, LayerScenario, Scenario } from "../../../src/engine/index.ts";
import { newest } from "../../../src/engine/index.ts";
import { plasma } from "../../../src/engine/l2/plasma/plasma.ts";
import { omgPlasma } from "../../../src/engine/l2/plasma/presets/omg-plasma.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";
import { audited } from "../channel/audited.ts";
import { measured, ofKind, type Storey, stack, trace, traces } from "../engine/scenarios.ts";

const nested = "omg-plasma";

/** A chain of minutes instead of weeks, a tenth of whose users nobody watches. */
const layer = {
  ...{ blockInterval: 5, exitPeriod: 600, withholdingTime: 30, exitInterval: 60 },
  ...{ users: 1_000, deposits: 100_000, turnover: 0.1, watched: 0.9 },
};

type Changes = Parameters<typeof stack>[1] & {
  readonly host?: Omit<Storey, "name">;
  readonly layer?: Storey["layer"];
};

/** Forty minutes of it on a host whose blocks come every ten seconds and are final at once, unless another is given. */
function minutes({ host, layer: values, ...changes }: Changes = {}): Scenario {
  const below = { ...(host ?? { preset: "ideal", layer: { blockInterval: 10 } }), name: "host" };
  const storeys = [below, { preset: nested, layer: { ...layer, ...values }, on: { settlement: "host" } }];
  const minutes = { warmup: 60, duration: 2_400, drain: 0, runs: 1 };
  return stack(storeys, { demand: { rate: 0.2, patience: 60 }, ...minutes, ...changes });
}

const attack = (plan: string, controls = ["operator"]): Scenario["attacks"] => [
  { layer: nested, plan, share: 0, controls, at: 300 },
];

const down = (party: string, at: number, lasts: number | null): Incident[] => [
  { layer: nested, kind: "failure", party, at, lasts },
];

const fundsOf = (scenario: Scenario) => ofKind(trace(scenario), "funds");
const endOf = (scenario: Scenario) => {
  const { safe, frozen, stolen } = fundsOf(scenario).at(-1) ?? { safe: 0, frozen: 0, stolen: 0 };
  return { safe, frozen, stolen };
};
const leavingOf = (scenario: Scenario) => ofKind(trace(scenario), "leaving");

const allSafe = { safe: 1, frozen: 0, stolen: 0 };

describe("a nested chain", () => {
  it("promises in its block, settles with its root, and pays out two periods later", () => {
    const of = measured(minutes({ drain: 3_000 }));
    expect(Math.abs(of("softConfirmationSeconds").mean - 2.5)).toBeLessThan(0.5);
    // A root is made when every second block of the host was just made: it waits for five seconds or ten.
    expect(Math.abs(of("finalitySeconds").mean - (2.5 + 7.5))).toBeLessThan(1.5);
    expect(of("withdrawalSeconds").mean).toBeGreaterThan(1_200);
    expect(of("withdrawalSeconds").mean).toBeLessThan(1_200 + 60 + 30);
    expect(endOf(minutes())).toEqual(allSafe);
  });

  it("lets users come and go on a host whose blocks have room for few of them, and pays no more for its roots", () => {
    const on = { settlement: "arbitrum", data: "arbitrum" };
    const hour = { warmup: 0, duration: 3_600, drain: 0, runs: 1 };
    const scenario = stack(["ethereum", "arbitrum", { preset: nested, on }], {
      demand: { rate: 4 },
      ...hour,
    });
    const own = traces(scenario).at(-1) ?? [];
    const paid = ofKind(own, "posted").map(({ paid }) => paid);
    expect(paid.length).toBeGreaterThan(200);
    expect(Math.max(...paid)).toBeLessThan(2 * Math.min(...paid));
  });

  it("loses nothing and makes nothing, whatever event one looks after", () => {
    const users = { users: 40, deposits: 4_000 };
    for (const plan of Object.keys(plasma.attacks)) {
      const parties = plasma.attacks[plan]?.parties(newest(omgPlasma)) ?? [];
      expect(() => audited(minutes({ layer: users, attacks: attack(plan, [...parties]) }))).not.toThrow();
    }
  });

  it("lets its users out without the operator, though who is not watched hears of it late", () => {
    const funds = fundsOf(minutes({ incidents: down("operator", 300, null) }));
    // After half a minute those who are watched are in the queue; the others a period later.
    expect(funds.find(({ time }) => time / 1e6 > 460)?.frozen).toBeCloseTo(0.1, 2);
    expect(funds.at(-1)).toMatchObject(allSafe);
    expect(funds.every(({ stolen }) => stolen === 0)).toBe(true);
  });

  it("goes on after an operator's short silence, with all its users", () => {
    expect(
      leavingOf(minutes({ incidents: down("operator", 300, 25) })).every(({ outside }) => outside < 20),
    ).toBe(true);
  });
});

describe("an operator who turns", () => {
  it.each(["invalid-block", "vanish"])("gets by %s what those leave behind whom nobody tells", (plan) => {
    for (const watched of [1, 0.75, 0.5]) {
      const { stolen, frozen } = endOf(minutes({ layer: { watched, turnover: 0 }, attacks: attack(plan) }));
      expect(stolen).toBeCloseTo(1 - watched, 9);
      expect(frozen).toBe(0);
    }
  });

  it("gets nothing with withheld blocks alone: all come out, late or not", () => {
    expect(endOf(minutes({ attacks: attack("withhold") }))).toEqual(allSafe);
  });

  it("gets everything while the watchers sleep, and nothing of those who wake in time", () => {
    const stolen = (lasts: number | null) => {
      const values = { watched: 1, turnover: 0 };
      const incidents = down("watchers", 0, lasts);
      return endOf(minutes({ layer: values, attacks: attack("vanish"), incidents })).stolen;
    };
    expect(stolen(null)).toBe(1);
    expect(stolen(1_000)).toBe(1);
    expect(stolen(850)).toBe(0);
  });
});

describe("an exit of a spent output", () => {
  const by = (controls: string[], changes: Changes = {}) =>
    endOf(
      minutes({ layer: { turnover: 0, watched: 1 }, attacks: attack("spent-exit", controls), ...changes }),
    );

  it("is challenged by whoever watches, and takes all where nobody does", () => {
    expect(by(["spenders"])).toEqual(allSafe);
    expect(by(["spenders", "watchers"]).stolen).toBe(1);
    expect(by(["spenders"], { incidents: down("watchers", 0, null) }).stolen).toBe(1);
    // They have a period, from 360 s of the run on, to wake.
    expect(by(["spenders"], { incidents: down("watchers", 0, 850) })).toEqual(allSafe);
  });

  it("is paid where the host's producers leave challenges out", () => {
    const host = {
      preset: "tendermint",
      layer: { timeoutCommit: 10, validators: { a: 1, b: 1, c: 1, d: 1 } },
    };
    const censor = (victims: readonly string[]) => [
      ...attack("spent-exit", ["spenders"]),
      { layer: "host", plan: "censor", share: 0, controls: ["a", "b", "c", "d"], at: 0, victims },
    ];
    const stolen = (victim: string) =>
      by(["spenders"], { host, attacks: censor([`${nested}.${victim}`]) }).stolen;
    expect(stolen("watchers")).toBe(1);
    expect(stolen("users")).toBe(0);
  });
});

describe("a mass exit", () => {
  /** Gas limit 3 M, 100,000 gas an exit, a block every 12 s: thirty a block. */
  const crowd = (users: number, exitPeriod: number, feeMarket: "first-price" | "eip-1559" = "first-price") =>
    minutes({
      host: { preset: "ethereum", layer: { gasLimit: 3e6, feeMarket } },
      layer: { users, deposits: users * 100, exitPeriod, turnover: 0, watched: 1 },
      ...{ attacks: attack("vanish"), duration: 300 + 2 * exitPeriod + 300, demand: { rate: 0 } },
    });
  const late = (scenario: Scenario) => leavingOf(scenario).at(-1)?.late ?? Number.NaN;

  it("gets everybody out just when their gas fits into the host's blocks of a period", () => {
    // In 570 s after the alarm there are 47 or 48 blocks, 30 exits each.
    expect(late(crowd(1_300, 600))).toBe(0);
    const tooMany = late(crowd(2_000, 600));
    expect(Math.abs(tooMany - (2_000 - 1_425))).toBeLessThan(20);
    expect(late(crowd(2_000, 1_000))).toBe(0);
  });

  it("takes longer where many were paid in blocks that nobody has: their exits take more gas", () => {
    const lateAt = (inFlightGas: number) => {
      const scenario = crowd(1_300, 600);
      const [host, chain] = scenario.layers as [LayerScenario, LayerScenario];
      const dearer = { ...chain, parameters: { ...chain.parameters, inFlightGas } };
      return late({ ...scenario, layers: [host, dearer], demand: { ...scenario.demand, rate: 5 } });
    };
    expect(lateAt(79_000)).toBe(0);
    // In half a minute some 150 were, each of whom takes as much as ten others.
    expect(lateAt(979_000)).toBeGreaterThan(500);
  });

  it("loses to the thief exactly those who were late", () => {
    const scenario = crowd(2_000, 600);
    const { stolen } = endOf(scenario);
    expect(stolen).toBeCloseTo(late(scenario) / 2_000, 9);
    expect(stolen).toBeGreaterThan(0.2);
  });

  it("does not outbid the others for more than what there is to lose", () => {
    // A dollar is worth less than the gas to fetch it, once a base fee has risen.
    const poor = minutes({
      host: { preset: "ethereum", layer: { gasLimit: 3e6, minGasPrice: 100, feeMarket: "first-price" } },
      layer: { users: 1_000, deposits: 1_000, turnover: 0, watched: 1 },
      attacks: attack("vanish"),
    });
    expect(endOf(poor).stolen).toBe(1);
  });
});

describe("trust in a nested chain", () => {
  const chance = (watched: number) => breakProbability(plasma.trust({ ...newest(omgPlasma), watched }));

  it("is in its operator, and in those who watch him", () => {
    expect(chance(1)).toBeCloseTo(0.05, 12);
    const safety = plasma.trust(newest(omgPlasma)).paths.filter(({ harms }) => harms === "safety");
    expect(breakProbability({ producers: {}, paths: safety })).toBeCloseTo(0.05 ** 2, 12);
    const unwatched = plasma.trust({ ...newest(omgPlasma), watched: 0.9 }).paths;
    expect(
      unwatched.some(({ harms, parties }) => harms === "safety" && Object.keys(parties).length === 1),
    ).toBe(true);
  });

  it("says what does not fit together", () => {
    expect(plasma.check({ ...newest(omgPlasma), users: 11_000_000 }).map(({ path }) => path[0])).toEqual([
      "users",
    ]);
    expect(plasma.check(newest(omgPlasma))).toEqual([]);
  });
});
