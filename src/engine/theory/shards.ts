import { pow } from "../kernel/math.ts";

/** Share of transactions that touch more than one shard when their accounts lie on shards by chance: 1 - S^-(k-1). */
export function crossFraction(shards: number, accountsPerTx: number): number {
  return 1 - 1 / pow(shards, accountsPerTx - 1);
}

/**
 * Transactions per second of all shards when one across costs as much as `crossCost` within one, in all shards it touches together:
 * S·C / (1 + x(c - 1)) with x the share of those across.
 */
export function shardedThroughput(
  shards: number,
  perShard: number,
  crossCost: number,
  accountsPerTx: number,
): number {
  return (shards * perShard) / (1 + crossFraction(shards, accountsPerTx) * (crossCost - 1));
}
