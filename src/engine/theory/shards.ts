import { pow } from "../kernel/math.ts";
import { binomialTail, hypergeometricTail } from "./committees.ts";

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

/** Committees drawn from all nodes, one for each shard. */
export interface Drawing {
  readonly nodes: number;
  readonly committeeSize: number;
  readonly shards: number;
  readonly isPutBack: boolean;
}

/** Probability that an adversary with a share of the nodes has at least so many seats in a given committee. */
export function captureProbability(
  { nodes, committeeSize, isPutBack }: Drawing,
  share: number,
  atLeast: number,
) {
  return isPutBack
    ? binomialTail(committeeSize, share, atLeast)
    : hypergeometricTail(nodes, Math.floor(share * nodes), committeeSize, atLeast);
}

/** A risk that nobody minds, at each drawing. */
const bearable = 1e-6;

/**
 * Largest share of an adversary that holds a third of no shard's committee but with a risk below a millionth a drawing, the shards' risks added up
 * (Boole); less than the third that one committee of all nodes withstands, and the less the smaller committees are.
 */
export function toleratedInShards(drawing: Drawing): number {
  const { committeeSize, shards } = drawing;
  const atLeast = Math.floor((committeeSize - 1) / 3) + 1;
  let [low, high] = [0, 1 / 3];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (shards * captureProbability(drawing, middle, atLeast) < bearable) low = middle;
    else high = middle;
  }
  return low;
}
