import { finish } from "../../kernel/finish.ts";
import type { Scenario } from "../../scenario.ts";
import { simulate } from "../../simulate.ts";
import { type Inputs, number, text } from "../inputs.ts";
import { bitcoinWith } from "./scenarios.ts";

/** Blocks of a replication: fewer than a period of difficulty, which stays what it is. */
const blocksPerRun = 50_000;

/** Stale blocks of all, of equal miners who hear of each other's empty blocks a constant time late. */
export function staleFraction(inputs: Inputs): number {
  if (text(inputs, "hashrate") !== "equal" || text(inputs, "topology") !== "full mesh")
    throw new Error("stale blocks are simulated for equal miners in a full mesh only");
  const { staleShare } = finish(simulate(equalMiners(inputs))).layers[0]?.measurements ?? {};
  if (staleShare === undefined) throw new Error("the run found no block");
  return staleShare.mean;
}

function equalMiners(inputs: Inputs): Scenario {
  const blockInterval = number(inputs, "intervalSeconds");
  const blocks = number(inputs, "blocks");
  const runs = Math.ceil(blocks / blocksPerRun);
  const names = Array.from({ length: number(inputs, "miners") }, (_, miner) => `miner ${miner + 1}`);
  const miners = Object.fromEntries(names.map((name) => [name, 1]));
  return bitcoinWith(
    { blockInterval, miners },
    {
      network: { preset: "internet-2019", latency: number(inputs, "delaySeconds"), bandwidth: 1e15 },
      duration: (blocks / runs) * blockInterval,
      drain: 24 * blockInterval,
      runs,
    },
  );
}
