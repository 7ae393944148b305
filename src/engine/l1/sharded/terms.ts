import type { BaseFee } from "../../fees/base-fee.ts";
import { loadOf, type Shards } from "../../fees/shards.ts";
import { calldataFor, executionHeaderBytes, gasBlockTerms } from "../../ledger/gas.ts";
import type { Terms } from "../../ledger/terms.ts";
import { nextGasPrice, yoctoPerBillionth } from "../../rules/near-gas-price.ts";
import { voteBytes } from "../agreement/terms.ts";
import type { Sharded } from "./parameters.ts";
import { messagesTo, quorumOf } from "./votes.ts";

/** Part of its room that a block is to use on average where it moves a price. */
const target = 0.5;

/** Part of the least gas price that is the least tip on top of a price that all pay (A82). */
const leastTip = 0.001;

/** Accounts and payments by shard. */
export function shardsOf({ shards, hotShare, ...p }: Sharded): Shards {
  const even = (1 - hotShare) / shards;
  const crossing = { sent: p.sendGas / p.transferGas, applied: p.receiptGas / p.transferGas };
  return {
    count: shards,
    weights: Array.from({ length: shards }, (_, shard) => (shard === 0 ? even + hotShare : even)),
    local: p.localShare,
    crossing: p.crossShard === "receipts" ? crossing : null,
  };
}

export function terms(p: Sharded): Terms {
  const isPriced = p.feeMarket === "chunk-price";
  const feeMarket = p.feeMarket === "eip-1559" ? p.feeMarket : "first-price";
  const ofGas = gasBlockTerms({ ...p, gasLimit: p.shards * p.shardGasLimit, feeMarket });
  return {
    ...ofGas,
    ...(isPriced && { baseFee: chunkPrice(p.minGasPrice), minFeeRate: p.minGasPrice * leastTip }),
    shards: shardsOf(p),
    headerBytes: executionHeaderBytes * (1 + p.shards),
    blockSeconds: blockSeconds(p),
    // Because users are brought up to date before every block anyway.
    resolution: 5 * blockSeconds(p),
    subsidy: () => 0,
  };
}

/** NEAR's gas price, in billionths of a coin; whole yoctoNEAR. */
function chunkPrice(least: number): BaseFee {
  const yocto = (price: number) => BigInt(Math.round(price * yoctoPerBillionth));
  return {
    first: least,
    target,
    next: (price, room, used) =>
      Number(nextGasPrice(yocto(price), BigInt(Math.round(used)), BigInt(Math.round(room)), yocto(least))) /
      yoctoPerBillionth,
  };
}

/** From one block to the next, the way of messages left out: the least interval, or what checking votes and merging take, and a pause once an epoch. */
export function blockSeconds(p: Sharded): number {
  const checking = (size: number) => 2 * quorumOf(size) * p.messageTime;
  const work = checking(p.committeeSize) + p.shards * p.mergeTime + checking(p.beaconSize);
  return Math.max(p.blockInterval, work) + p.reshuffleTime / p.blocksPerEpoch;
}

/** Transfers a second at which the fullest shard is full: of those of its own accounts, and of the receipts of others'. */
export function capacity(p: Sharded): number {
  const shards = shardsOf(p);
  const loads = shards.weights.map((weight, shard) => weight * loadOf(shards, shard));
  return sustainedGas(p) / p.transferGas / Math.max(...loads) / blockSeconds(p);
}

/** Bytes a second that calls of layers above can carry in the long run, on the one shard where their contracts are (A81). */
export function dataPerSecond(p: Sharded): number {
  return calldataFor(p, sustainedGas(p)) / blockSeconds(p);
}

/** Gas that a block has for a shard in the long run. */
const sustainedGas = (p: Sharded): number => (p.feeMarket === "first-price" ? 1 : target) * p.shardGasLimit;

/** Bytes of its own committee's votes that come to a node, B/s. */
export function votesPerSecond(p: Sharded): number {
  return (messagesTo(p, p.committeeSize) * voteBytes) / blockSeconds(p);
}

/** Share of blocks and payments that a node takes in: those of its own shard, or of all where they are merged into one state (A80). */
export function nodeShare({ crossShard, shards }: Sharded): number {
  return crossShard === "receipts" ? 1 / shards : 1;
}
