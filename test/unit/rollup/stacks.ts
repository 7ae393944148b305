/** Small rollups for tests: everything that takes days on a real one takes minutes. */
import type { LayerScenario, Scenario } from "../../../src/engine/index.ts";
import type { Action, Portal } from "../../../src/engine/l2/rollup/portal.ts";
import type { BlockId, TraceEvent } from "../../../src/engine/trace.ts";
import { type Changes, equalMiners, type Storey, stack } from "../engine/scenarios.ts";
import type { WatchedLayer } from "./watched.ts";

type Parameters = LayerScenario["parameters"];

/** A rollup of minutes instead of days, on a host of that name. */
export function small(host: string, layer: Parameters = {}, preset = "arbitrum"): Storey {
  const quick = {
    blockTime: 2,
    batchInterval: 10,
    batchBytes: 100_000,
    claimInterval: 20,
    window: 120,
    gameDepth: 16,
    splitDepth: 8,
    gracePeriod: 0,
    forceDelay: 100,
    ...(preset === "zksync" ? { window: 0, provingTime: 30, releaseDelay: 40 } : {}),
    deposits: 1_000_000,
    turnover: 1,
  };
  return { preset, layer: { ...quick, ...layer }, on: { settlement: host, data: host } };
}

/** A proof-of-work host with so many confirmations; forks come from the latency. */
export function work(confirmations = 4, blockInterval = 4): Storey {
  const layer = { blockInterval, confirmations, miners: equalMiners(4) };
  return { preset: "bitcoin", name: "host", layer };
}

/** Some minutes of a few transactions a second. */
export function minutes(layers: readonly (string | Storey)[], changes: Changes = {}): Scenario {
  const { demand, ...rest } = changes;
  const few = { rate: 1, patience: 30, ...demand };
  return stack(layers, { warmup: 0, duration: 600, drain: 600, runs: 1, demand: few, ...rest });
}

/** When each block of a layer climbed each step, as it stood at the end, microseconds. */
export interface Ladder {
  readonly found: number;
  readonly soft?: number;
  readonly posted?: number;
  readonly final?: number;
  readonly withdrawable?: number;
}

export function ladder(events: readonly TraceEvent[]): Map<BlockId, Ladder> {
  const steps = new Map<BlockId, Record<string, number> & { found: number }>();
  const of = (block: BlockId) => steps.get(block) as Record<string, number>;
  for (const event of events) {
    if (event.kind === "found") steps.set(event.block, { found: event.time });
    if (event.kind === "heard") of(event.block).soft ??= event.found + event.delay;
    if (event.kind === "rung") of(event.block)[event.rung] = event.time;
    if (event.kind === "rung-lost") delete of(event.block)[event.rung];
    if (event.kind === "final") of(event.block).final = event.time;
    if (event.kind === "reversed") delete of(event.block).final;
  }
  return steps;
}

/** The contract that holds a rollup's value, on the layer it settles on. */
export function portalOf(host: WatchedLayer): { readonly head: Portal; readonly final: Portal } {
  const seen = holding(host);
  return { head: seen.state("head") as Portal, final: seen.state("final") as Portal };
}

/** Calls that were handed in to that contract, by kind. */
export function handedIn(host: WatchedLayer): Readonly<Partial<Record<Action["kind"], number>>> {
  const counts: Partial<Record<Action["kind"], number>> = {};
  for (const action of holding(host).actions.values()) {
    const { kind } = action as Action;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function holding(host: WatchedLayer): WatchedLayer["contracts"][number] {
  const seen = host.contracts.find(({ contract }) => "payable" in (contract.initial as object));
  if (seen === undefined) throw new Error("no rollup settles here");
  return seen;
}

/** The last layer of a run and the one below it. */
export function top(layers: readonly WatchedLayer[]): {
  readonly own: WatchedLayer;
  readonly host: WatchedLayer;
} {
  return { own: layers.at(-1) as WatchedLayer, host: layers.at(-2) as WatchedLayer };
}
