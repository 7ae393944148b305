import { describe, expect, it } from "vitest";
import { standstill } from "../../../src/engine/index.ts";
import { funds as fundsFold } from "../../../src/engine/measure/funds.ts";
import { passedOn } from "../../../src/engine/measure/passed-on.ts";
import { PulseFold } from "../../../src/engine/measure/pulse.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import type { LayerRun, Pulse, Run } from "../../../src/engine/run.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { scenario, run as simulated } from "../engine/scenarios.ts";
import { found, funds, posted, settled, unposted, windowOf } from "./traces.ts";

const hour = 3_600;
/** A quarter of an hour is a step of this window. */
const day = 24 * hour;

function pulse(...replications: readonly (readonly TraceEvent[])[]): Pulse {
  const fold = new PulseFold(windowOf(day));
  for (const trace of replications) {
    fold.begin();
    trace.forEach(teller([fold]));
  }
  return fold.pulse();
}

const sum = (values: readonly number[] | undefined) => (values ?? []).reduce((a, b) => a + b, 0);
/** Steps in which something happened. */
const busy = (values: readonly number[] | undefined) =>
  (values ?? []).flatMap((value, step) => (value > 0 ? [step] : []));

describe("the pulse of a layer", () => {
  it("says when a block was found, posted and settled", () => {
    const users = { since: 0, count: 9 };
    const seen = pulse([
      found(1, 100, 10),
      posted(1, 2_000),
      settled({ block: 1, found: 100, at: 9_100, users, calls: 1 }),
      found(2, 80_000),
    ]);
    expect(busy(seen.included.blocks)).toEqual([0, 88]);
    expect(busy(seen.posted?.blocks)).toEqual([2]);
    expect(busy(seen.final.blocks)).toEqual([10]);
    for (const flow of [seen.posted, seen.final]) {
      expect(sum(flow?.blocks) * seen.step).toBeCloseTo(1);
      expect(sum(flow?.transactions) * seen.step).toBeCloseTo(10);
    }
  });

  it("counts no block that lost its height to another, and no post that was undone", () => {
    const seen = pulse([
      found(1, 100, 5, 1),
      found(2, 101, 7, 1),
      posted(2, 200),
      unposted(2, 300),
      settled({ block: 2, height: 1, found: 101, at: 600 }),
      found(3, 2_000, 11, 2),
    ]);
    expect(sum(seen.included.transactions) * seen.step).toBeCloseTo(7 + 11);
    expect(sum(seen.posted?.blocks)).toBe(0);
  });

  it("knows of no posting and no funds where there were none", () => {
    expect(pulse([found(1, 100)])).toMatchObject({ posted: null, funds: null });
  });

  it("is the mean of the replications", () => {
    const tell = (frozen: number) => [funds(0, 1 - frozen, frozen, 0), funds(900, 0.5, 0, 0.5)];
    const seen = pulse([...tell(0.2), found(1, 100, 4)], tell(0.4));
    expect(seen.funds?.frozen[0]).toBeCloseTo(0.3, 12);
    expect(seen.funds?.safe).toEqual([0.7, 0.5]);
    expect(seen.funds?.stolen).toEqual([0, 0.5]);
    expect(sum(seen.included.transactions) * seen.step).toBeCloseTo(2);
  });

  it("of a simulated chain adds up to what it settled", () => {
    const layer = simulated(scenario("bitcoin", { duration: 12 * hour, runs: 2 })).layers[0] as LayerRun;
    const { included, step } = layer.pulse;
    const served = sum(layer.timeline.served) * layer.timeline.step;
    expect(sum(included.transactions) * step).toBeGreaterThan(served * 0.99);
    expect(sum(included.transactions) * step).toBeLessThan(served * 1.02);
  });
});

describe("what stands still while the host does", () => {
  /** Blocks every five minutes; the host stands still from hour 2 to hour 3, and what waited for it comes after. */
  const times = Array.from({ length: 70 }, (_, i) => 200 + i * 300);
  const during = (at: number) => at >= 2 * hour && at < 3 * hour;
  const delayed = (at: number) => (during(at) ? 3 * hour + 100 : at);
  const host = times.filter((at) => !during(at)).flatMap((at, i) => block(i + 1, at, null, at + 10));
  const above = times.flatMap((at, i) => block(i + 1, at, delayed(at + 60), delayed(at + 120)));
  const frozen = Array.from({ length: 97 }, (_, i) =>
    funds(i * 900, during(i * 900 - 600) ? 0.25 : 1, during(i * 900 - 600) ? 0.75 : 0, 0),
  );

  function block(number: number, at: number, post: number | null, final: number): readonly TraceEvent[] {
    const own = [found(number, at), ...(post === null ? [] : [posted(number, post)])];
    return [...own, settled({ block: number, found: at, at: final, calls: 1 })];
  }

  const layer = (name: string, trace: readonly TraceEvent[]) => ({ name, pulse: pulse(trace) }) as LayerRun;
  const run = { layers: [layer("host", host), layer("above", [...above, ...frozen])] } as unknown as Run;

  it("is a matrix: the layer above orders on, but posts and settles nothing, and its funds freeze", () => {
    const matrix = standstill(run, 2 * hour, 3 * hour).map(({ orders, posts, settles, ...rest }) => ({
      ...rest,
      orders: orders.blocks > 0,
      posts: posts && posts.blocks > 0,
      settles: settles.blocks > 0,
    }));
    expect(matrix).toEqual([
      { name: "host", orders: false, posts: null, settles: false, frozen: null, stolen: null },
      { name: "above", orders: true, posts: false, settles: false, frozen: 0.75, stolen: 0 },
    ]);
  });

  it("goes on before and after", () => {
    for (const [from, to] of [
      [0, 2 * hour],
      [3.5 * hour, 5 * hour],
    ] as const)
      for (const { orders, posts, settles, frozen } of standstill(run, from, to)) {
        expect(orders.blocks).toBeCloseTo(1 / 300, 3);
        expect(settles.blocks).toBeCloseTo(1 / 300, 3);
        if (posts !== null) expect(posts.transactions).toBeCloseTo(1 / 300, 3);
        expect(frozen ?? 0).toBe(0);
      }
  });

  it("is the step around the middle where nothing shorter is known", () => {
    const [first] = standstill(run, 2.5 * hour + 10, 2.5 * hour + 20);
    expect(first?.orders.blocks).toBe(0);
    expect(standstill(run, day + 5, day + 6)).toHaveLength(2);
  });
});

describe("funds", () => {
  it("are where they stand when the run ends", () => {
    const fold = fundsFold();
    expect(fold.readings()["funds.safe"]).toBeUndefined();
    [funds(0, 1, 0, 0), funds(90_000, 0.2, 0.3, 0.5)].forEach(teller([fold]));
    expect(fold.readings()).toEqual({ "funds.safe": 0.2, "funds.frozen": 0.3, "funds.stolen": 0.5 });
  });
});

describe("the part of the fee for the host", () => {
  it("is what users paid for the layer's own costs, of all they paid", () => {
    const fold = passedOn(windowOf(day));
    expect(fold.readings().parentFeeShare).toBeUndefined();
    const users = (count: number, fee: number) => ({ since: 1, count, fee });
    const tell = teller([fold]);
    tell(settled({ block: 1, found: 1, at: 2, users: users(10, 4), surcharge: 1 }));
    tell(settled({ block: 2, found: 3, at: 4, users: users(30, 2), surcharge: 2 }));
    tell(settled({ block: 3, found: day + 1, at: day + 2, users: users(99, 9), surcharge: 9 }));
    expect(fold.readings().parentFeeShare).toBeCloseTo((10 + 60) / (40 + 60), 12);
  });
});
