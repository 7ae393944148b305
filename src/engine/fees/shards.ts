import { binomial } from "../kernel/distributions.ts";
import { type Draws, draws, type Stream } from "../kernel/random.ts";
import type { Receipts } from "./receipts.ts";

/** A chain whose blocks have a part for each shard, with room of its own for payments of its own accounts. */
export interface Shards {
  readonly count: number;
  /** By shard: share of all accounts that lie on it, payers' and payees' alike; they sum to 1. */
  readonly weights: readonly number[];
  /** Share of payments whose payee is on the payer's shard on purpose; the other payees are on a shard of chance, 0..1. */
  readonly local: number;
  /** Room that a payment between two shards takes on each; null: it takes that of any other on the payer's, as all shards share one state. */
  readonly crossing: Crossing | null;
}

/** A payment between shards, in payments within one: room on the payer's shard, and of its receipt on the payee's in a later block. */
export interface Crossing {
  readonly sent: number;
  readonly applied: number;
}

/** Times the fee of others that a payment between shards pays, as it takes room on both. */
export function crossingFee(shards: Shards | undefined): number {
  return shards?.crossing ? shards.crossing.sent + shards.crossing.applied : 1;
}

/** Share of a shard's payments that go to another. */
export function leavingShare({ weights, local, crossing }: Shards, shard: number): number {
  return crossing === null ? 0 : (1 - local) * (1 - (weights[shard] as number));
}

/** Room that a shard needs for each payment of its own accounts: for that, and for its part of the receipts of others', in payments within one. */
export function loadOf(shards: Shards, shard: number): number {
  const { sent, applied } = shards.crossing ?? { sent: 1, applied: 0 };
  // Because as many payments come from other shards as go there.
  return 1 + leavingShare(shards, shard) * (sent - 1 + applied);
}

/** On which shards the payees are of the payments that a block takes: chance by the block's height. */
export class Payees {
  readonly shards: Shards;
  /** Of those admitted last: how many go to another shard, and the room that all take, in payments. */
  leaving = 0;
  used = 0;
  #draw: Draws;
  #height = 0;
  #drawn = 0;
  #chance: Pick<Stream, "uniform"> = { uniform: () => this.#draw(this.#height, this.#drawn++) };

  constructor(shards: Shards, seed: number) {
    this.shards = shards;
    this.#draw = draws(seed, "payees");
  }

  /** A block of a height is filled from now on. */
  begin(height: number): void {
    this.#height = height;
    this.#drawn = 0;
  }

  /** How many of `waiting` payments of a shard fit into `left`, in payments, each with the room that its payee asks for. */
  admit(shard: number, left: number, waiting: number): number {
    const share = leavingShare(this.shards, shard);
    const sent = this.shards.crossing?.sent ?? 1;
    const dearest = share > 0 ? Math.max(1, sent) : 1;
    let count = 0;
    this.leaving = 0;
    this.used = 0;
    // Because those who leave may take less room than others, what is left over is filled again.
    for (;;) {
      const more = Math.min(waiting - count, Math.floor((left - this.used) / dearest));
      if (more <= 0) return count;
      const leaving =
        more === 1 ? Number(this.#chance.uniform() < share) : binomial(more, share, this.#chance);
      count += more;
      this.leaving += leaving;
      this.used += more + leaving * (sent - 1);
    }
  }

  /** The same receipts, where they were on their way to other shards than there are now: each to one of chance. */
  redirect(receipts: Receipts): Receipts {
    const { count } = this.shards;
    if (receipts.every(({ waiting }) => waiting.length === count)) return receipts;
    return receipts.map((batch) => {
      const waiting = new Float64Array(count);
      this.#spread(
        batch.waiting.reduce((sum, each) => sum + each, 0),
        waiting,
        -1,
      );
      return { ...batch, waiting };
    });
  }

  /** Adds `count` payments that leave a shard to where they go, by shard. */
  send(from: number, count: number, into: Float64Array): void {
    this.#spread(count, into, from);
  }

  /** Adds `count` to shards in proportion to their accounts, all but one. */
  #spread(count: number, into: Float64Array, except: number): void {
    const { weights } = this.shards;
    let rest = 1 - (weights[except] ?? 0);
    let left = count;
    for (let to = 0; to < weights.length && left > 0; to++) {
      if (to === except) continue;
      const weight = weights[to] as number;
      // Because sums of shares are not exact, the last one gets whoever is left.
      const going = weight > rest - 1e-9 ? left : binomial(left, weight / rest, this.#chance);
      into[to] = (into[to] as number) + going;
      left -= going;
      rest -= weight;
    }
  }
}
