import { familyOfPreset } from "../../catalog.ts";
import { networks } from "../../network/network.ts";
import { newest, type Value } from "../../parameters.ts";
import type { Scenario } from "../../scenario.ts";
import { assess } from "../../trilemma/assess.ts";
import type { Score, Scores } from "../../trilemma/score.ts";
import { type Inputs, text } from "../inputs.ts";
import { defaultDemand } from "./scenarios.ts";

type Direction = "up" | "down" | "same";

/** `blockSize x10`, `blockInterval /10`: which parameter becomes how many times as large, or as small. */
const changeForm = /^([A-Za-z]+)\s*([x*×/])\s*(\d+(?:\.\d+)?)$/;

/**
 * Which way each score of a layer 1 goes when one of its parameters changes, as `change` says, from the preset `from`: up or down where the
 * intervals before and after do not meet, else the same.
 */
export function monotonicity(
  inputs: Inputs,
): Readonly<Record<"security" | "decentralization" | "scalability", Direction>> {
  const [, name = "", sign, digits] = changeForm.exec(text(inputs, "change")) ?? [];
  const factor = sign === "/" ? 1 / Number(digits) : Number(digits);
  const from = text(inputs, "from");
  const [before, after] = [scores(from, {}), scores(from, { [name]: factor })];
  const way = (corner: keyof Omit<Scores, "minimum">) => direction(before[corner], after[corner]);
  return {
    security: way("security"),
    decentralization: way("decentralization"),
    scalability: way("scalability"),
  };
}

function scores(preset: string, factors: Readonly<Record<string, number>>): Scores {
  const steps = assess(layerOne(preset, factors));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.layers[0] as Scores;
}

function layerOne(name: string, factors: Readonly<Record<string, number>>): Scenario {
  const found = familyOfPreset(name);
  if (found === undefined || found.family.hosts.length > 0) throw new Error(`there is no layer 1 "${name}"`);
  const parameters: Record<string, Value> = { ...newest(found.preset) };
  for (const [parameter, factor] of Object.entries(factors)) {
    const value = parameters[parameter];
    if (typeof value !== "number") throw new Error(`"${name}" has no quantity "${parameter}"`);
    parameters[parameter] = value * factor;
  }
  const { gossip } = networks["internet-2019"];
  return {
    name: "reference case",
    layers: [{ name, family: found.family.name, preset: name, parameters, on: {}, upgrades: [] }],
    network: { preset: "internet-2019", latency: null, bandwidth: null, gossip },
    demand: defaultDemand(),
    split: { [name]: 1 },
    ...{ incidents: [], attack: null, warmup: 0, duration: 86_400, drain: 0, runs: 1, seed: 1 },
  };
}

function direction(before: Score, after: Score): Direction {
  if (after.low > before.high) return "up";
  return after.high < before.low ? "down" : "same";
}
