import type { Incident } from "../../scenario.ts";
import type { TraceEvent } from "../../trace.ts";
import { type Inputs, integer, number } from "../inputs.ts";
import { type Circumstances, demandOf, referenceCase, type Values, watch } from "./scenarios.ts";

const slot = 12;
const epoch = 32 * slot;

const validatorCount = 10;

/** Equal parties, so that tenths of the stake can fall silent. */
const validators = Object.fromEntries(
  Array.from({ length: validatorCount }, (_, each) => [`validator ${each + 1}`, 1]),
);

type Final = Extract<TraceEvent, { readonly kind: "final" }>;

/** From a block of an undisturbed Ethereum to it being final, s, over so many epochs. */
export function txFinality(inputs: Inputs): Readonly<Record<"min" | "mean" | "max", number>> {
  const duration = number(inputs, "epochs") * epoch;
  const waits = finals({ duration }).map(({ found, time }) => (time - found) / 1e6);
  const sum = waits.reduce((total, wait) => total + wait, 0);
  return { min: Math.min(...waits), mean: sum / waits.length, max: Math.max(...waits) };
}

/** Base fee of the block after so many full ones, wei, where users pay whatever it takes. */
export function baseFeeTrajectory(inputs: Inputs): bigint {
  const blocks = number(inputs, "blocks");
  const gasLimit = number(inputs, "gasLimit");
  // Because blocks are to be full to the last unit of gas.
  const transferGas = gasLimit / 1_500;
  const demand = { ...demandOf(1_000), highestFee: 1e6, highestFeeSpread: 0, patience: 86_400 };
  const charged = finals({ duration: (blocks + 2) * slot, demand }, { gasLimit, transferGas });
  const [first, last] = [charged[0], charged[blocks]].map((block) =>
    BigInt(Math.round((block?.baseFee ?? 0) * 1e9)),
  );
  if (first !== integer(inputs, "startWei")) throw new Error(`the first block charges ${first} wei`);
  return last as bigint;
}

/** Epochs without finality when a share of the stake falls silent for good, from the one in which the leak begins. */
export function leakRecovery(inputs: Inputs): number {
  const silent = Math.round(validatorCount * number(inputs, "offlineShare"));
  const [befalls, delay] = [10, 4];
  const incidents = Object.keys(validators)
    .slice(0, silent)
    .map(
      (party): Incident => ({
        ...{ kind: "failure", layer: "ethereum", party, at: befalls * epoch },
        lasts: null,
      }),
    );
  const duration = number(inputs, "epochs") * epoch;
  const decided = new Set(
    finals({ duration, incidents }, { validators }).map(({ time }) => Math.round(time / 1e6 / epoch)),
  );
  const [lost, found] = widest([...decided].sort((a, b) => a - b));
  return found - lost - delay - 1;
}

/** The longest time without a decision: the last before, and the first after. */
function widest(times: readonly number[]): readonly [number, number] {
  let [from, to] = [0, 0];
  for (const [index, time] of times.entries()) {
    const before = times[index - 1] ?? time;
    if (time - before > to - from) [from, to] = [before, time];
  }
  return [from, to];
}

function finals(circumstances: Partial<Circumstances>, values: Values = {}): readonly Final[] {
  const run = { demand: demandOf(0), duration: epoch, drain: 4 * epoch, runs: 1, ...circumstances };
  const found: Final[] = [];
  watch(
    referenceCase("ethereum", () => values, run),
    (_, event) => {
      if (event.kind === "final") found.push(event);
    },
  );
  return found;
}
