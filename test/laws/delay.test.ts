import { describe, expect, it } from "vitest";
import { staleFraction } from "../../src/engine/theory/proof-of-work.ts";
import { equalMiners, measured, scenario } from "../unit/engine/scenarios.ts";

const idle = { rate: 0 };
const fast = { bandwidth: 1e15 };

describe("forks from delay", () => {
  it.each([
    // Theory counts a block as unheard by all others until it is heard by all: exact for many miners or little delay.
    [50, 60, 10],
    [50, 600, 10],
    [3, 60, 10],
    [200, 60, 60],
  ])(
    "of %i equal miners at %i s a block and %i s of delay lose the share that theory says",
    (miners, T, D) => {
      const { mean, low, high } = measured(
        scenario("bitcoin", {
          layer: { blockInterval: T, miners: equalMiners(miners), retargetBlocks: 100_000 },
          network: { latency: D, ...fast },
          demand: idle,
          duration: 8_000 * T,
          warmup: 0,
        }),
      )("staleShare");
      const theory = staleFraction(D, T, 1 / miners);
      // Because this is one of many tests, 99.99 % of the chance is allowed for: twice the half-width of the interval.
      expect(Math.abs(mean - theory)).toBeLessThan(high - low);
    },
  );
});
