/** A challenger whose calls some of the host's miners leave out, against a proposer who lies: a race of waits for honest blocks with a clock. */
import { describe, expect, it } from "vitest";
import { shareInterval } from "../../src/engine/kernel/statistics.ts";
import { minutes, portalOf, small, top } from "../unit/rollup/stacks.ts";
import { watch } from "../unit/rollup/watched.ts";

const [blockInterval, clock] = [4, 150];
const miners = Object.fromEntries(Array.from({ length: 8 }, (_, miner) => [`miner ${miner}`, 1]));

/** Calls by which a challenger wins a dispute of sixteen halvings: one opens it, and every other halving is his. */
const calls = 9;

/** Whether the only claim of a run, which is false, becomes final where so many of eight miners censor. */
function isStolen(censors: number, seed: number): boolean {
  const host = {
    preset: "bitcoin",
    name: "host",
    layer: { blockInterval, confirmations: 1, retargetBlocks: 100_000, miners },
  };
  const layer = { challengers: 1, window: clock, claimInterval: 400, forceDelay: 10_000, turnover: 0 };
  const scenario = minutes([host, small("host", layer)], {
    ...{ seed, duration: 790, drain: 0, demand: { rate: 0.2 }, network: { latency: 0, bandwidth: 1e15 } },
    attacks: [
      {
        ...{ layer: "host", plan: "censor", share: 0, at: 0, victims: ["arbitrum.challenger 1"] },
        controls: Object.keys(miners).slice(0, censors),
      },
      { layer: "arbitrum", plan: "invalid-root", share: 0, controls: ["proposer"], at: 0 },
    ],
  });
  const { stolen, disputes } = portalOf(top(watch(scenario)).host).head;
  expect(disputes).toBeLessThanOrEqual(1);
  return stolen > 0;
}

/** Probability that so many waits, each for a block of those who do not censor, take longer than the clock together: a Poisson sum. */
function tooLate(honest: number): number {
  const blocks = (clock * honest) / blockInterval;
  let [sum, term] = [0, Math.exp(-blocks)];
  for (let found = 0; found < calls; found++) {
    sum += term;
    term *= blocks / (found + 1);
  }
  return sum;
}

describe("a challenger whom some of the host's miners leave out", () => {
  it.each([5, 6, 7])(
    "by %i of eight is too late as often as his calls wait longer than his clock",
    (censors) => {
      const games = 300;
      let stolen = 0;
      for (let seed = 1; seed <= games; seed++) if (isStolen(censors, seed)) stolen++;
      const { low, high, mean } = shareInterval(stolen, games);
      const expected = tooLate(1 - censors / 8);
      // Twice the interval, because this is one of many tests.
      expect(Math.abs(mean - expected)).toBeLessThan(high - low);
      expect(expected).toBeGreaterThan(0.05);
    },
  );

  it("by a minority is not, and by all of them is", () => {
    expect(tooLate(0.625)).toBeLessThan(1e-3);
    for (let seed = 1; seed <= 30; seed++) {
      expect(isStolen(3, seed)).toBe(false);
      expect(isStolen(8, seed)).toBe(true);
    }
  });
});
