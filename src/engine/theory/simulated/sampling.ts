import { type Inputs, number } from "../inputs.ts";
import { demandOf, measuredOn, referenceCase } from "./scenarios.ts";

const hour = 3_600;

/** Light nodes on an Ethereum of so many columns who miss that a part of them is kept back, asking for so many each. */
export function missedSamples(inputs: Inputs): number {
  const columns = { blobColumns: number(inputs, "shares"), blobSamples: number(inputs, "s") };
  const attack = { layer: "ethereum", plan: "withhold", share: 0.3, controls: [], at: 0 };
  const scenario = referenceCase("ethereum", () => columns, {
    ...{ demand: demandOf(0), duration: 4 * hour, drain: 0, runs: 1 },
    attacks: [{ ...attack, given: { part: number(inputs, "f") } }],
  });
  return measuredOn(scenario)("missProbability");
}
