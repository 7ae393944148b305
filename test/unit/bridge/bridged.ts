/** Bridges for tests: of any kind, between two chains of one sort or between a rollup and its host. */
import type { Incident, LayerRun, Scenario } from "../../../src/engine/index.ts";
import type { LayerScenario } from "../../../src/engine/scenario.ts";
import { ofKind, run, stack, trace } from "../engine/scenarios.ts";

export const hour = 3_600;

/** What a test changes of the two chains and the bridge between them. */
export interface Parts {
  readonly bridge?: string;
  readonly preset?: string;
  readonly host?: LayerScenario["parameters"];
  readonly layer?: LayerScenario["parameters"];
}

type Changes = Parameters<typeof stack>[1];

const quick: Changes = { demand: { rate: 0.05 }, warmup: 600, duration: 2 * hour, drain: 2 * hour, runs: 1 };

/** A bridge between two chains of one kind, blocks of which come every ten seconds and are final at once unless said otherwise. */
export function bridged(
  { bridge = "bridge-multisig", preset = "ideal", host = { blockInterval: 10 }, layer = {} }: Parts,
  changes: Changes = {},
): Scenario {
  const on = { source: "here", target: "there" };
  const ends = Object.values(on).map((name) => ({ preset, name, layer: host }));
  return stack([...ends, { preset: bridge, on, layer }], { ...quick, ...changes });
}

/** A rollup that claims every minute, an hour or so of its window, on a chain that is final at once. */
const rolling = { claimInterval: 60, batchInterval: 30, turnover: 0, releaseDelay: 0 };

/** A bridge between a rollup, "there", and the chain that it settles on, "here". */
export function rolled(
  { bridge = "bridge-canonical", preset = "arbitrum", host = {}, layer = {} }: Parts,
  changes: Changes = {},
): Scenario {
  const below = { preset: "ideal", name: "here", layer: { blockInterval: 10 } };
  const on = { settlement: "here", data: "here" };
  const above = { preset, name: "there", on, layer: { ...rolling, window: hour, ...host } };
  const ends = { source: "here", target: "there" };
  return stack([below, above, { preset: bridge, on: ends, layer }], { ...quick, ...changes });
}

/** Parties of a layer that are gone for some time, for good where nothing is said. */
export const down = (layer: string, party: string, at = 0, lasts: number | null = null): Incident => ({
  layer,
  kind: "failure",
  party,
  at,
  lasts,
});

export const outage = (layer: string, at: number, lasts: number): Incident => ({
  layer,
  kind: "outage",
  at,
  lasts,
});

/** Where the value stood when the run ended. */
export function endOf(scenario: Scenario) {
  const end = ofKind(trace(scenario), "funds").at(-1);
  if (end === undefined) throw new Error("nobody told of funds");
  return end;
}

export function measured(scenario: Scenario): LayerRun["measurements"] {
  return (run(scenario).layers.at(-1) as LayerRun).measurements;
}
