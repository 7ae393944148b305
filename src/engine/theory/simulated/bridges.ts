import { pow } from "../../kernel/math.ts";
import { type Inputs, number } from "../inputs.ts";
import { demandOf, stackCase, watch } from "./scenarios.ts";

/**
 * Probability that money leaves a bridge that nobody sent, when each of n keys is stolen with p and k of them release it: every set of keys
 * has a run of its own, in which whoever stole them signs.
 */
export function bridgeTheft(inputs: Inputs): number {
  const [threshold, signers, p] = [number(inputs, "k"), number(inputs, "n"), number(inputs, "p")];
  const names = Array.from({ length: signers }, (_, key) => `signer ${key + 1}`);
  let probability = 0;
  for (let set = 1; set < 1 << signers; set++) {
    const stolen = names.filter((_, key) => (set >> key) & 1);
    if (drains(stolen, threshold, signers))
      probability += pow(p, stolen.length) * pow(1 - p, signers - stolen.length);
  }
  return probability;
}

function drains(controls: readonly string[], threshold: number, signers: number): boolean {
  const on = { source: "ideal", target: "other" };
  const change = () => ({ threshold, signers, signInterval: 10 });
  const storeys = [
    { preset: "ideal" },
    { preset: "ideal", name: "other" },
    { preset: "bridge-multisig", change, on },
  ];
  const attack = { layer: "bridge-multisig", plan: "steal", share: 0, controls, at: 0 };
  let stolen = 0;
  const few = { demand: { ...demandOf(0.1), patience: 10 }, duration: 60, drain: 30, runs: 1 };
  watch(stackCase(storeys, { ...few, attacks: [attack] }), (_, event) => {
    if (event.kind === "funds") stolen = event.stolen;
  });
  return stolen > 0;
}
