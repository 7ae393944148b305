/** Proof of work on a network of nodes, for tests: blocks of one size at one interval, full of transactions that nobody follows. */
import type { Gossip, Scenario } from "../../../src/engine/index.ts";
import { ofFullBlocks } from "../../../src/engine/theory/simulated/scenarios.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { equalMiners, scenario } from "../engine/scenarios.ts";

/** Bytes of a transaction, so that a block of so many megabytes is full to a percent. */
const transaction = 500;

export interface Blocks {
  readonly preset?: string;
  readonly gossip?: Partial<Gossip>;
  readonly megabytes?: number;
  readonly interval?: number;
  readonly count: number;
  readonly miners?: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly incidents?: Scenario["incidents"];
}

export function onNodes(blocks: Blocks): Scenario {
  const { preset = "internet-2019", megabytes = 0.535, interval = 600, count, seed = 1 } = blocks;
  const layer = {
    ...{ blockInterval: interval, blockSize: 4e6 * megabytes, retargetBlocks: 100_000 },
    ...{ transferSize: 4 * transaction, transferBytes: transaction },
    miners: blocks.miners ?? equalMiners(600),
  };
  const gossip: Gossip = { nodes: 600, relay: "compact", release: "arrived", ...blocks.gossip };
  return scenario("bitcoin", {
    layer,
    ...{ network: { preset, gossip }, demand: { rate: 0 }, incidents: blocks.incidents ?? [], seed },
    ...{ warmup: 0, duration: count * interval, drain: 30 * interval, runs: 1 },
  });
}

/** What was measured of a run, and all that happened. */
export function happened(of: Scenario) {
  const events: TraceEvent[] = [];
  const measurements = ofFullBlocks(of, () => (_, event) => {
    // Because the array is used again.
    events.push(event.kind === "spread" ? { ...event, delays: event.delays.slice() } : event);
  });
  return { measured: (name: string) => measurements[name]?.mean ?? Number.NaN, events };
}

/** Middle over blocks of the time at which a part of all nodes had the block, s. */
export function reached(events: readonly TraceEvent[], part: number): number {
  const times = events.flatMap((event) => {
    if (event.kind !== "spread") return [];
    const delays = Array.from(event.delays).sort((a, b) => a - b);
    return [delays[Math.floor(part * delays.length)] as number];
  });
  return (times.sort((a, b) => a - b)[times.length >> 1] as number) / 1e6;
}
