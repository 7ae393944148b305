import { finish } from "../../kernel/finish.ts";
import { networks } from "../../network/network.ts";
import type { LayerScenario, Scenario } from "../../scenario.ts";
import { assess } from "../../trilemma/assess.ts";
import type { Score, Scores } from "../../trilemma/score.ts";
import { type Inputs, text } from "../inputs.ts";
import { referenceCase } from "./scenarios.ts";

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
  return finish(assess(layerOne(preset, factors))).layers[0] as Scores;
}

function layerOne(preset: string, factors: Readonly<Record<string, number>>): Scenario {
  const { gossip } = networks["internet-2019"];
  const network = { preset: "internet-2019", latency: null, bandwidth: null, gossip };
  const scaled = (values: LayerScenario["parameters"]) =>
    Object.fromEntries(
      Object.entries(factors).map(([name, factor]) => {
        const value = values[name];
        if (typeof value !== "number") throw new Error(`"${preset}" has no quantity "${name}"`);
        return [name, value * factor];
      }),
    );
  return referenceCase(preset, scaled, { network, duration: 86_400, drain: 0, runs: 1 });
}

function direction(before: Score, after: Score): Direction {
  if (after.low > before.high) return "up";
  return after.high < before.low ? "down" : "same";
}
