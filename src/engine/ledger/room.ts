import { loadOf } from "../fees/shards.ts";
import type { Takes } from "../fees/takes.ts";
import type { BlockId } from "../trace.ts";
import type { Permits } from "./contract.ts";
import { spaceOf, type Terms } from "./terms.ts";
import type { BlockTree } from "./tree.ts";

/** How much room blocks have, and for whom: by the rules in force and by what the block before took. */
export class Room {
  /** Height of the first block whose producer may have moved it. */
  movedFrom = 1;
  #tree: BlockTree;
  #terms: () => Terms;

  constructor(tree: BlockTree, terms: () => Terms) {
    this.#tree = tree;
    this.#terms = terms;
  }

  /** Of the block after one: where producers move it, they begin from what the first of them wants. */
  after(parent: BlockId): number {
    const { room: wanted, nextRoom } = this.#terms();
    const { room, height } = this.#tree.block(parent);
    return nextRoom === null || height < this.movedFrom ? wanted : nextRoom(room, wanted);
  }

  /** The same by shard, of `room` in all: none of those that bring no part. */
  byShard(room: number, brings: (shard: number) => boolean): Float64Array {
    const count = this.#terms().shards?.count ?? 1;
    if (count === 1) return Float64Array.of(room);
    return Float64Array.from({ length: count }, (_, shard) => (brings(shard) ? room / count : 0));
  }

  /** In payments, what the block after one leaves to those who do not bid after all others, if it is like that one. */
  left(parent: BlockId): number {
    const { takes, own } = this.#tree.block(parent);
    return this.after(parent) / this.#terms().size - (own?.worth ?? 0) - (takes.data?.worth ?? 0);
  }

  /**
   * The same for payments of one shard, which leave room for the receipts of others there, or of one lane, which leave what the last block took of
   * others; `laneOf` says in which a cohort is.
   */
  leftOn(queue: number, parent: BlockId, laneOf: (key: number) => number): number {
    const { shards, lanes, size } = this.#terms();
    const { takes } = this.#tree.block(parent);
    if (lanes !== undefined)
      return Math.min(
        lanes.limits[queue] as number,
        this.left(parent) - takenElsewhere(takes, queue, laneOf),
      );
    if (shards === undefined) return this.left(parent);
    const bought = takes.data?.shard === queue ? takes.data.worth : 0;
    return (this.after(parent) / size / shards.count - bought) / loadOf(shards, queue);
  }
}

function takenElsewhere({ keys, counts }: Takes, lane: number, laneOf: (key: number) => number): number {
  let sum = 0;
  for (const [index, key] of keys.entries()) if (laneOf(key) !== lane) sum += counts[index] as number;
  return sum;
}

/** Those of the permitted calls, as they were handed in, that so much room is enough for. */
export function within(room: number, terms: Terms, permits: Permits | undefined): Permits {
  let left = room;
  return (order, layer) => {
    const space = spaceOf(terms, order);
    if (permits?.(order, layer) === false || space > left) return false;
    left -= space;
    return true;
  };
}
