import { describe, expect, it } from "vitest";
import { type Incident, newest } from "../../../src/engine/index.ts";
import type { Rollup } from "../../../src/engine/l2/rollup/parameters.ts";
import { rollup } from "../../../src/engine/l2/rollup/rollup.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";
import { type Changes, ofKind } from "../engine/scenarios.ts";
import { handedIn, ladder, minutes, portalOf, small, top } from "./stacks.ts";
import { mustBalance, watch } from "./watched.ts";

const members = ["member 1", "member 2", "member 3", "member 4", "member 5"];
const committee = {
  posting: "committee",
  committee: Object.fromEntries(members.map((member) => [member, 1])),
  committeeThreshold: 4,
};

function run(layer: object, changes: Changes, preset = "zksync") {
  let turn = 0;
  const host = { preset: "ideal", layer: { blockInterval: 2 } };
  const scenario = minutes([host, small("ideal", { ...committee, ...layer }, preset)], {
    duration: 400,
    drain: 300,
    demand: { rate: 0.1 },
    ...changes,
  });
  return top(
    watch(scenario, (audit) => {
      if (turn++ % 200 === 0) mustBalance(audit);
    }),
  );
}

const attack = (plan: string, controls: readonly string[], layer = "zksync") => ({
  attacks: [{ ...{ layer, plan, share: 0, at: 100 }, controls }],
});

const gone = (count: number): Incident[] =>
  members.slice(0, count).map((party) => ({
    ...{ kind: "failure", layer: "zksync", party, at: 100, lasts: null },
  }));

/** When the data of the last block was posted that ever was, seconds. */
function lastPosted(events: Parameters<typeof ladder>[0]): number {
  return Math.max(...[...ladder(events).values()].map(({ posted = 0 }) => posted)) / 1e6;
}

describe("a committee that keeps the data", () => {
  it("costs the host a certificate a batch, whatever is in it", () => {
    const bytesOn = (posting: string) => {
      const layer = { posting, turnover: 0, claimInterval: 600 };
      const { own, host } = run(layer, { demand: { rate: 20 }, duration: 100 });
      expect([...ladder(own.events).values()].filter(({ posted }) => posted === undefined)).toEqual([]);
      const payments = ofKind(own.events, "found").reduce((sum, { count }) => sum + count, 0);
      const bytes = ofKind(host.events, "found").reduce((sum, each) => sum + each.bytes, 0);
      return { bytes, payments, batches: handedIn(host).post ?? 0 };
    };
    const [certified, posted] = [bytesOn("committee"), bytesOn("calldata")];
    expect(posted.payments).toBeGreaterThan(2_000);
    const calls = posted.batches - certified.batches;
    const expected = 24 * posted.payments - 200 * certified.batches + 250 * calls;
    expect((posted.bytes - certified.bytes) / expected).toBeCloseTo(1, 2);
  });

  it("carries what the layer can, whatever room its host has", () => {
    const p = (posting: "committee" | "calldata"): Rollup => ({
      ...newest(rollup.presets.validium as NonNullable<typeof rollup.presets.validium>),
      posting,
      provers: 100_000,
    });
    const ground = { dataPerSecond: 240, blobDataPerSecond: 0, settlementSeconds: 0 };
    expect(rollup.capacity(p("calldata"), ground)).toBeCloseTo(10, 9);
    expect(rollup.capacity(p("committee"), ground)).toBeCloseTo(40e6 / 21_000, 9);
  });

  it("does without as many members as need not sign, and stands still or falls back without one more", () => {
    expect(lastPosted(run({}, { incidents: gone(1) }).own.events)).toBeGreaterThan(380);
    const stopped = run({ fallback: "no", forcedInclusion: "no" }, { incidents: gone(2) });
    expect(lastPosted(stopped.own.events)).toBeLessThan(104);
    expect(stopped.own.layer.funds?.()).toMatchObject({ frozen: 1 });
    const fellBack = run({ fallback: "yes" }, { incidents: gone(2) });
    expect(lastPosted(fellBack.own.events)).toBeGreaterThan(380);
    expect(fellBack.own.layer.funds?.()).toMatchObject({ safe: 1 });
  });

  it("posts what has piled up once enough members are back", () => {
    const incidents = gone(2).map((each) => ({ ...each, lasts: 100 }));
    const { own } = run({ turnover: 0 }, { incidents });
    const posted = ofKind(own.events, "rung").filter(({ rung }) => rung === "posted");
    const times = posted.map(({ time }) => time / 1e6);
    expect(times.filter((time) => time > 104 && time < 200)).toEqual([]);
    expect(times.filter((time) => time >= 200 && time < 214).length).toBeGreaterThan(5);
  });
});

describe("a sequencer who withholds", () => {
  const plot = (accomplices: number, layer: object = {}) =>
    run(layer, attack("withhold", ["sequencer", ...members.slice(0, accomplices)]));

  it("gets no certificate from fewer members than must sign, so that users leave by the host", () => {
    const { own, host } = plot(3, { forcedInclusion: "yes", openClaims: "yes" });
    expect(lastPosted(own.events)).toBeLessThan(104);
    expect(portalOf(host).head.inbox.known).toBe(portalOf(host).head.inbox.last);
    expect(own.layer.funds?.()).toEqual({ safe: 1, frozen: 0, stolen: 0 });
  });

  it("freezes all value for good with as many as must, and steals none of it: there are proofs", () => {
    const { own, host } = plot(4, { forcedInclusion: "yes", openClaims: "yes" });
    const { head } = portalOf(host);
    expect(own.layer.funds?.()).toEqual({ safe: 0, frozen: 1, stolen: 0 });
    expect(head.stolen).toBe(0);
    // The host goes on believing proofs of what nobody else can see.
    expect(head.confirmed.position).toBeGreaterThan(head.inbox.known?.position ?? 0);
    const after = ofKind(own.events, "final").filter(({ found }) => found > 104e6);
    expect(after).toEqual([]);
  });

  it("is not helped by members who refuse, if it is honest itself: only the certificate fails", () => {
    const { own } = run({ fallback: "yes" }, attack("withhold", members));
    expect(own.layer.funds?.()).toMatchObject({ safe: 1 });
    expect(lastPosted(own.events)).toBeGreaterThan(380);
  });
});

describe("a false claim over data that nobody has", () => {
  const stolen = (controls: readonly string[]) =>
    portalOf(run({ openClaims: "yes" }, attack("invalid-root", controls, "arbitrum"), "arbitrum").host).head
      .stolen;

  it("is never disputed, and takes all value, where a window settles it", () => {
    expect(stolen(["proposer", "sequencer", ...members.slice(1)])).toBeGreaterThan(900_000);
  });

  it("needs the sequencer, the proposer and as many members as must sign", () => {
    expect(stolen(["proposer", "sequencer", ...members.slice(2)])).toBe(0);
    expect(stolen(["proposer", ...members])).toBe(0);
    expect(stolen(["sequencer", ...members])).toBe(0);
  });

  it("breaks the layer as often as these all turn", () => {
    const p: Rollup = {
      ...newest(rollup.presets.arbitrum as NonNullable<typeof rollup.presets.arbitrum>),
      ...{ posting: "committee", upgradeKeys: {}, challengers: 99 },
      ...{ committee: { one: 1, two: 1, three: 1 }, committeeThreshold: 2 },
    };
    const twoOfThree = 3 * 0.05 ** 2 * 0.95 + 0.05 ** 3;
    const [, withheld, stolen] = rollup.trust(p).paths;
    const chance = (path: typeof withheld) =>
      breakProbability({ producers: {}, paths: path === undefined ? [] : [path] });
    expect(withheld?.harms).toBe("exit");
    expect(chance(withheld)).toBeCloseTo(0.05 * twoOfThree, 12);
    expect(stolen?.harms).toBe("safety");
    expect(chance(stolen)).toBeCloseTo(0.05 ** 2 * twoOfThree, 12);
  });

  it("says when nobody could ever sign", () => {
    const p = newest(rollup.presets.zksync as NonNullable<typeof rollup.presets.zksync>);
    expect(rollup.check({ ...p, posting: "committee" })).toMatchObject([{ path: ["committeeThreshold"] }]);
  });
});
