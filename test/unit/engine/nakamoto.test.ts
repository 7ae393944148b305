import { describe, expect, it } from "vitest";
import { equalMiners, measured, ofKind, scenario, trace } from "./scenarios.ts";

const day = 86_400;
const idle = { rate: 0 };
const fast = { bandwidth: 1e15 };

describe("forks", () => {
  it("never come where blocks arrive at once, nor do reorganizations", () => {
    const measure = measured(
      scenario("bitcoin", {
        layer: { blockInterval: 10 },
        network: { latency: 0, ...fast },
        demand: idle,
        duration: day,
      }),
    );
    expect(measure("staleShare").mean).toBe(0);
    expect(measure("forkRate").mean).toBe(0);
    expect(measure("reorgDepth").mean).toBe(0);
    expect(measure("staleShare").n).toBeGreaterThan(30_000);
  });

  it("are settled by who finds the next block, because each miner stays with the rival it heard of first", () => {
    const events = trace(
      scenario("bitcoin", {
        layer: { blockInterval: 60, miners: equalMiners(2) },
        network: { latency: 10, ...fast },
        demand: idle,
        duration: 2 * day,
      }),
    );
    const rivals = new Map<number, number>();
    for (const { height } of ofKind(events, "found")) rivals.set(height, (rivals.get(height) ?? 0) + 1);
    const chain = new Map(ofKind(events, "final").map(({ height, by }) => [height, by]));
    const decided = [...chain.keys()].filter(
      (height) => rivals.get(height) === 2 && rivals.get(height + 1) === 1,
    );
    expect(decided.length).toBeGreaterThan(100);
    for (const height of decided)
      if (chain.has(height + 1)) expect(chain.get(height + 1)).toBe(chain.get(height));
  });

  it("undo what was settled exactly when a reorganization was as deep as the settlement rule", () => {
    const confirmations = 2;
    const events = trace(
      scenario("bitcoin", {
        layer: { blockInterval: 60, confirmations, miners: equalMiners(10) },
        network: { latency: 40, ...fast },
        demand: idle,
        duration: 4 * day,
      }),
    );
    const settled: number[] = [];
    let depth = 0;
    let reversals = 0;
    for (const event of events) {
      if (event.kind === "reorganized") depth = event.depth;
      if (event.kind === "final") {
        expect(event.height).toBe(settled.length + 1);
        settled.push(event.block);
      }
      if (event.kind === "reversed") {
        expect(settled.pop()).toBe(event.block);
        expect(depth).toBeGreaterThanOrEqual(confirmations);
        reversals++;
      }
    }
    const deep = ofKind(events, "reorganized").filter((event) => event.depth >= confirmations);
    const expected = deep.reduce((sum, event) => sum + event.depth - confirmations + 1, 0);
    expect(deep.length).toBeGreaterThan(20);
    expect(reversals).toBe(expected);
  });

  it("count what was settled and undone once: nothing is served twice", () => {
    const changes = { layer: { blockInterval: 60, confirmations: 1, miners: equalMiners(10) } };
    const measure = measured(
      scenario("bitcoin", {
        ...changes,
        network: { latency: 30, ...fast },
        duration: day / 2,
        drain: day / 2,
        runs: 2,
      }),
    );
    expect(measure("staleShare").mean).toBeGreaterThan(0.2);
    const { mean } = measure("userTps");
    // All who arrive can be served, as a block a minute carries 61 tx/s.
    expect(mean + measure("offeredTps").mean * measure("pricedOutShare").mean).toBeCloseTo(
      measure("offeredTps").mean,
      1,
    );
  });
});

describe("miners", () => {
  it("find blocks in proportion to their power", () => {
    const weights: Record<string, number> = { a: 60, b: 25, c: 10, d: 5 };
    const events = trace(
      scenario("bitcoin", {
        layer: { blockInterval: 10, miners: weights },
        network: { latency: 0.1, ...fast },
        demand: idle,
        duration: 2 * day,
      }),
    );
    const found = ofKind(events, "found");
    const chiSquare = Object.values(weights).reduce((sum, weight, miner) => {
      const expected = (found.length * weight) / 100;
      const difference = found.filter(({ by }) => by === miner).length - expected;
      return sum + (difference * difference) / expected;
    }, 0);
    expect(found.length).toBeGreaterThan(10_000);
    // The 99.99 % point of chi-square with 3 degrees of freedom.
    expect(chiSquare).toBeLessThan(21.1);
  });

  it("find the same blocks at the same times whatever the size of a block, so that scenarios compare", () => {
    const times = (blockSize: number) =>
      ofKind(trace(scenario("bitcoin", { layer: { blockSize } })), "found").map(({ time, by }) => [time, by]);
    expect(times(40_000_000)).toEqual(times(4_000_000));
    const others = trace(scenario("bitcoin", { seed: 2 }));
    expect(ofKind(others, "found").map(({ time, by }) => [time, by])).not.toEqual(times(4_000_000));
  });

  it("find blocks after times with the mean and the spread of an exponential", () => {
    const times = ofKind(
      trace(scenario("bitcoin", { layer: { retargetBlocks: 100_000 }, demand: idle, duration: 100 * day })),
      "found",
    ).map(({ time }) => time / 1e6);
    const gaps = times.slice(1).map((time, index) => time - (times[index] as number));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const square = gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / gaps.length;
    const error = 4 / Math.sqrt(gaps.length);
    expect(Math.abs(mean / 600 - 1)).toBeLessThan(error);
    expect(Math.abs(Math.sqrt(square) / mean - 1)).toBeLessThan(2 * error);
  });
});

describe("difficulty", () => {
  it("follows the hash rate: twice the power halves the interval until the retarget, and not after it", () => {
    const times = ofKind(
      trace(
        scenario("bitcoin", { layer: { hashRateRatio: 2 }, demand: idle, warmup: 0, duration: 30 * day }),
      ),
      "found",
    ).map(({ time }) => time / 1e6);
    const gap = (from: number, to: number) => ((times[to] as number) - (times[from] as number)) / (to - from);
    const error = 4 / Math.sqrt(2_000);
    expect(Math.abs(gap(0, 2_000) / 300 - 1)).toBeLessThan(error);
    // Because the second period is set from the measured length of the first, its own chance adds to that.
    expect(Math.abs(gap(2_030, 4_020) / 600 - 1)).toBeLessThan(1.5 * error);
  });

  it("moves by a factor of four at most", () => {
    const times = ofKind(
      trace(
        scenario("bitcoin", {
          layer: { hashRateRatio: 100, retargetBlocks: 1_000 },
          demand: idle,
          warmup: 0,
          duration: 3 * day,
        }),
      ),
      "found",
    ).map(({ time }) => time / 1e6);
    const gap = (from: number, to: number) => ((times[to] as number) - (times[from] as number)) / (to - from);
    expect(gap(0, 990) / 6).toBeCloseTo(1, 0);
    expect(gap(1_010, 1_990) / 24).toBeCloseTo(1, 0);
    expect(gap(2_010, 2_990) / 96).toBeCloseTo(1, 0);
  });
});
