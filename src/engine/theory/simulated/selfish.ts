import { type Inputs, number } from "../inputs.ts";
import { bitcoinWith, ofFullBlocks } from "./scenarios.ts";

/** Equal miners beside the attacker, so many that what one of them does about his own block in a tie is of no account. */
const others = Object.fromEntries(Array.from({ length: 40 }, (_, miner) => [`miner ${miner + 1}`, 1]));

/** Blocks of a replication: fewer than a period of difficulty, which stays what it is. */
const blocksPerRun = 90_000;
const blockInterval = 600;

/** Share of the main chain's blocks that a selfish miner makes, where nobody hears late. */
export function selfishRevenue(inputs: Inputs): number {
  const [share, gamma] = [number(inputs, "alpha"), number(inputs, "gamma")];
  const runs = Math.ceil(number(inputs, "blockEvents") / blocksPerRun);
  const attack = {
    ...{ layer: "bitcoin", plan: "selfish-mining", share, controls: [], at: 0, given: { gamma } },
  };
  const duration = blocksPerRun * blockInterval;
  const scenario = bitcoinWith(
    { blockInterval, miners: others },
    {
      network: { preset: "internet-2019", latency: 0, bandwidth: 1e15 },
      ...{ duration, drain: 24 * blockInterval, runs, attacks: [attack] },
    },
  );
  return ofFullBlocks(scenario).selfishRevenue?.mean ?? Number.NaN;
}
