import { type Inputs, number, text } from "../inputs.ts";
import { demandOf, measuredOn, onItsHosts, type Storey, stackCase, type Values, watch } from "./scenarios.ts";

const hour = 3_600;
const day = 24 * hour;

/** A rollup of minutes instead of days, on a host that is never in the way. */
function small(preset: string, values: Values): readonly Storey[] {
  const quick = {
    ...{ blockTime: 2, batchInterval: 10, batchBytes: 100_000, claimInterval: 20, window: 60 },
    ...{ gameDepth: 16, splitDepth: 8, clockExtension: 0, gracePeriod: 0, releaseDelay: 0, forceDelay: 100 },
    ...{ deposits: 1_000_000, turnover: 1 },
  };
  const on = { settlement: "ideal", data: "ideal" };
  return [{ preset: "ideal" }, { preset, change: () => ({ ...quick, ...values }), on }];
}

const liar = { layer: "arbitrum", plan: "invalid-root", share: 0, controls: ["proposer"], at: 0 };

/** Games of a run, one every so many seconds, each of so many halvings. */
const gamesPerRun = 50;
const gameEvery = 5;
const halvings = 8;

/**
 * Largest share of the money that went by a false state root that became final, in so many games: a proposer who claims nothing else against
 * so many challengers. Throws where there were fewer games, as the blocks of the host tell: a batch, a claim, a challenge and its moves each.
 */
export function stolenGames(inputs: Inputs): number {
  const [games, challengers] = [number(inputs, "games"), number(inputs, "challengers")];
  const runs = Math.ceil(games / gamesPerRun);
  const layer = { ...{ challengers, gameDepth: halvings, disputes: "parallel" }, batchInterval: gameEvery };
  const scenario = stackCase(small("arbitrum", { ...layer, claimInterval: gameEvery }), {
    ...{ demand: { ...demandOf(0.1), patience: 60 }, duration: gamesPerRun * gameEvery, drain: 100, runs },
    attacks: [liar],
  });
  let [stolen, calls] = [0, 0];
  watch(scenario, (layer, event) => {
    if (layer === 0 && event.kind === "final") calls += event.calls;
    if (event.kind === "funds") stolen = Math.max(stolen, event.stolen);
  });
  if (challengers > 0 && calls < games * (halvings + 3))
    throw new Error(`${calls} calls are no ${games} games`);
  return stolen;
}

/** Moves in which a dispute over two to some power of steps comes down to one, counted in the blocks of the host. */
export function bisectionRounds(inputs: Inputs): number {
  const rounds = (gameDepth: number) => {
    let calls = 0;
    const values = { challengers: 1, claimInterval: 300, gameDepth, splitDepth: 0 };
    const scenario = stackCase(small("arbitrum", values), {
      ...{ demand: demandOf(0.1), duration: 320, drain: 200, runs: 1, attacks: [liar] },
    });
    watch(scenario, (layer, event) => {
      if (layer === 0 && event.kind === "final") calls += event.calls;
    });
    return calls;
  };
  let depth = 0;
  for (let steps = 1; steps < number(inputs, "steps"); steps *= 2) depth++;
  // A dispute over two steps takes one; everything else is the same.
  return 1 + rounds(depth) - rounds(1);
}

/** Time from a payment on an optimistic rollup, on its usual hosts, until its money can be used on the one below, s. */
export function withdrawal(inputs: Inputs): number {
  const preset = text(inputs, "preset");
  const storeys = onItsHosts(preset);
  const drain = 9 * day * (storeys.length - 1);
  const scenario = stackCase(storeys, {
    ...{ demand: { ...demandOf(0.01), patience: 600 }, duration: hour, drain, runs: 1 },
  });
  return measuredOn(scenario)("withdrawalSeconds");
}

/** Batches that wait for a proof after a time, where they come at a part of the rate at which the provers prove, or above it. */
export function proofBacklog(inputs: Inputs): number {
  const [every, provers] = [10, 8];
  const layer = { settlement: "proof", window: 0, claimInterval: every, turnover: 0, provers };
  const provingTime = every * provers * number(inputs, "utilization");
  const scenario = stackCase(small("zksync", { ...layer, provingTime }), {
    ...{ demand: demandOf(5), duration: number(inputs, "batches") * every, drain: 0, runs: 1 },
  });
  let waiting = 0;
  watch(scenario, (_, event) => {
    if (event.kind === "proofs") waiting = event.waiting;
  });
  return waiting;
}

/**
 * Gas of layer 1 that a payment is charged for in batches of so many, on an Ethereum whose gas costs 1 gwei all the time: each batch has a claim
 * of its own, with `batchGas` for both beside what every transaction takes.
 */
export function amortizedGas(inputs: Inputs): number {
  const [size, every] = [number(inputs, "batchSize"), 60];
  const steady = { ...demandOf(size / every), process: "steady", highestFee: 1_000, patience: 600 };
  const host = { feeMarket: "first-price", minGasPrice: 1 };
  const layer = {
    ...{
      batchInterval: every,
      claimInterval: every,
      batchBytes: 1e6,
      postedBytes: number(inputs, "txBytes"),
    },
    ...{
      posting: "calldata",
      batchGas: number(inputs, "batchGas"),
      claimGas: 0,
      turnover: 0,
      provingTime: 1,
    },
    ...{ blockTime: 2, gasPerSecond: 1e9, minGasPrice: 1e-6 },
  };
  const storeys = [
    { preset: "ethereum", change: () => host },
    { preset: "zksync", change: () => layer },
  ];
  let gwei = 0;
  watch(stackCase(storeys, { demand: steady, duration: 2 * hour, drain: hour, runs: 1 }), (layer, event) => {
    if (layer === 1 && event.kind === "final") gwei = event.surcharge;
  });
  return gwei;
}
