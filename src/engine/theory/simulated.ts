import { familyOfPreset } from "../catalog.ts";
import { newest, type Value } from "../parameters.ts";
import type { Run } from "../run.ts";
import type { Scenario } from "../scenario.ts";
import { simulate } from "../simulate.ts";
import { defaults } from "../workload/parameters.ts";
import { type Inputs, number, text } from "./inputs.ts";
import type { Mechanism } from "./mechanisms.ts";

/** Mechanisms that are answered by a run of an ordinary scenario, so that the laws themselves meet the reference cases. */
export const simulatedMechanisms: Readonly<Record<string, Mechanism>> = {
  "sim.pow.staleFraction": (i) => {
    if (text(i, "hashrate") !== "equal" || text(i, "topology") !== "full mesh")
      throw new Error("stale blocks are simulated for equal miners in a full mesh only");
    return measured(equalMiners(i), "staleShare");
  },
};

/** Blocks of a replication: fewer than a period of difficulty, which stays what it is so that delay alone makes forks. */
const blocksPerRun = 50_000;
const retargetBlocks = 100_000;

/** Equal miners who hear of each other's empty blocks a constant time late, for as many blocks as the case asks for. */
function equalMiners(inputs: Inputs): Scenario {
  const blockInterval = number(inputs, "intervalSeconds");
  const blocks = number(inputs, "blocks");
  const runs = Math.ceil(blocks / blocksPerRun);
  const names = Array.from({ length: number(inputs, "miners") }, (_, miner) => `miner ${miner + 1}`);
  const miners = Object.fromEntries(names.map((name) => [name, 1]));
  return {
    name: "equal miners",
    layers: [bitcoinWith({ blockInterval, miners, retargetBlocks })],
    network: { preset: "internet-2019", latency: number(inputs, "delaySeconds"), bandwidth: 1e15 },
    demand: { ...defaultDemand(), rate: 0 },
    split: {},
    incidents: [],
    attack: null,
    warmup: 0,
    duration: (blocks / runs) * blockInterval,
    drain: 24 * blockInterval,
    runs,
    seed: 1,
  };
}

function bitcoinWith(changes: Readonly<Record<string, Value>>): Scenario["layers"][number] {
  const found = familyOfPreset("bitcoin");
  if (found === undefined) throw new Error("there is no preset bitcoin");
  const parameters = { ...newest(found.preset), ...changes };
  return { name: "bitcoin", family: found.family.name, preset: "bitcoin", parameters, on: {}, upgrades: [] };
}

function defaultDemand(): Scenario["demand"] {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Scenario["demand"];
}

function measured(scenario: Scenario, measure: string): number {
  const measurement = completed(scenario).layers[0]?.measurements[measure];
  if (measurement === undefined) throw new Error(`the run measured no ${measure}`);
  return measurement.mean;
}

function completed(scenario: Scenario): Run {
  const steps = simulate(scenario);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
