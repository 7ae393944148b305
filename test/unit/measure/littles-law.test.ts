import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { queue } from "../../../src/engine/measure/queue.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { windowOf } from "../../../src/engine/stack.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { ofKind, stack, traces } from "../engine/scenarios.ts";

/** How many wait on average, as it is measured. */
function depth(scenario: Scenario, events: readonly TraceEvent[]): number {
  const fold = queue(windowOf(scenario));
  const tell = teller([fold]);
  for (const event of events) tell(event);
  return fold.readings().queueDepth as number;
}

/** How long all who came in the window waited for a block together, over the length of the window. */
function waited({ warmup, duration }: Scenario, events: readonly TraceEvent[]): number {
  const [start, end] = [warmup * 1e6, (warmup + duration) * 1e6];
  let sum = 0;
  for (const { found, span, parts } of ofKind(events, "final"))
    for (let row = 0; row < parts.count.length; row++) {
      const [from, to] = [parts.from[row] as number, parts.to[row] as number];
      if (from < start || from >= end) continue;
      // Who came in a row of turns was in the block of his own.
      const wait = span === undefined ? found - (from + to) / 2 : span.every / 2;
      sum += (parts.count[row] as number) * wait;
    }
  return sum / (end - start);
}

// Little 1961: where nobody gives up, as many wait as come in the time that each of them waits.
describe("as many wait as come in the time that each waits", () => {
  it.each([
    [["bitcoin"], 3, 86_400],
    [["ethereum"], 10, 3_600],
    [["ethereum"], 60, 3_600],
    [["cardano"], 5, 14_400],
    [["solana"], 300, 100],
    [["ethereum", "zksync"], 60, 3_600],
    [["ethereum", "polygon"], 20, 3_600],
  ] as const)("%s at %i tx/s", (presets, rate, duration) => {
    const own = presets.at(-1) as string;
    const scenario = stack([...presets], {
      split: { [own]: 1 },
      demand: { rate },
      ...{ warmup: duration / 10, duration, drain: presets.length > 1 ? 7_200 : duration, runs: 1 },
    });
    const events = traces(scenario).at(-1) ?? [];
    expect(depth(scenario, events) / waited(scenario, events)).toBeCloseTo(1, 1);
  });
});
