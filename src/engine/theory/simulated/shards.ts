import { type Inputs, number, text } from "../inputs.ts";
import { demandOf, measuredOn, referenceCase, type Values } from "./scenarios.ts";

/** Seconds between two blocks, where nothing else is said. */
const slot = 12;

/** A chain in shards of receipts, without base fee, whose committees are small so that nothing else holds it up. */
function inShards(changes: Values, rate: number, blocks: number, rest: object = {}, interval = slot) {
  const quick = { feeMarket: "first-price", blockInterval: slot, committeeSize: 4, beaconSize: 4 };
  const whole = { nodes: 1_000, confirmations: 0 };
  return measuredOn(
    referenceCase("ethereum-sharded", () => ({ ...quick, ...whole, ...changes }), {
      demand: { ...demandOf(rate), patience: 50 * interval },
      // Because a queue must be there before blocks are full.
      warmup: 100 * interval,
      duration: blocks * interval,
      drain: 10 * interval,
      runs: 2,
      ...rest,
    }),
  );
}

/** Payments a second of shards that are asked for more than they have room for, of two accounts by chance each. */
export function effectiveThroughput(inputs: Inputs): number {
  const [shards, perShard, factor] = ["shards", "perShardTps", "crossCostFactor"].map((name) =>
    number(inputs, name),
  ) as [number, number, number];
  if (number(inputs, "accountsPerTx") !== 2) throw new Error("a payment has two accounts");
  const gas = 21_000;
  const changes = {
    shards,
    shardGasLimit: perShard * slot * gas,
    receiptGas: Math.round((factor - 1) * gas),
  };
  return inShards(changes, 1.2 * shards * perShard, number(inputs, "blocks"))("userTps");
}

/** Messages by which one committee of n decides by PBFT, in a run. */
export function messagesPerBlock(inputs: Inputs): number {
  const n = number(inputs, "n");
  const changes = {
    shards: 1,
    committeeSize: n,
    beaconSize: 1,
    nodes: n,
    consensus: text(inputs, "consensus"),
    phases: 4,
  };
  return inShards(changes, 0, 20)("messagesPerBlock");
}

/** Share of committees, drawn again for each block, of which an adversary with a share of the nodes has two thirds. */
export function captureShare(inputs: Inputs): number {
  const changes = {
    shards: 1,
    nodes: number(inputs, "nodes"),
    committeeSize: number(inputs, "committeeSize"),
    // Because a joining committee of all nodes falls to nobody with less than two thirds of them.
    beaconSize: number(inputs, "nodes"),
    sampling: text(inputs, "sampling"),
    validators: { honest: 1 },
    blocksPerEpoch: 1,
  };
  const attack = {
    layer: "ethereum-sharded",
    plan: "capture",
    share: number(inputs, "share"),
    controls: [],
    at: 0,
  };
  return inShards(changes, 0, number(inputs, "drawings") / 2, { attacks: [attack], warmup: 60 })(
    "settlementError",
  );
}

/** Payments a second of a chain whose shards are merged into one state, one after the other. */
export function mergedThroughput(inputs: Inputs): number {
  const [shards, perBlock] = [number(inputs, "shards"), number(inputs, "paymentsPerShard")];
  const mergeTime = number(inputs, "mergeSeconds");
  const changes = {
    crossShard: "merge",
    shards,
    mergeTime,
    shardGasLimit: perBlock * 21_000,
    blockInterval: 1,
  };
  const interval = Math.max(1, shards * mergeTime);
  return inShards(changes, (1.5 * shards * perBlock) / interval, 100, {}, interval)("userTps");
}
