import { type Mechanism, type Scenario, simulate } from "../engine/index.ts";
import { readCell } from "../notebook/language/index.ts";

/** Reference cases that only a simulation answers, through an ordinary cell. */
export const simulated: Readonly<Record<string, Mechanism>> = {
  "sim.pow.staleFraction": ({ miners, delaySeconds, intervalSeconds, blocks }) =>
    staleFraction(Number(miners), Number(delaySeconds), Number(intervalSeconds), Number(blocks)),
};

/** So few blocks a run that difficulty never changes, as the known answer assumes. */
const runs = 10;

/** Stale blocks of all blocks, between equal miners who hear of each other's blocks after one constant delay. */
function staleFraction(miners: number, delay: number, interval: number, blocks: number): number {
  const parties = Array.from({ length: miners }, (_, miner) => `m${miner}: 1`).join(", ");
  const { scenario, problems } = readCell(`
l1: { preset: bitcoin-arithmetic, blockInterval: ${interval} s, retargetBlocks: 100000, miners: { ${parties} } }
network: { latency: ${delay} s, bandwidth: 1000 TB/s }
demand: 0 tx/s
runs: ${runs}
`);
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join(" "));
  return measured({ ...scenario, duration: (blocks / runs) * interval });
}

function measured(scenario: Scenario): number {
  const steps = simulate(scenario);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.layers[0]?.measurements.staleShare?.mean ?? Number.NaN;
}
