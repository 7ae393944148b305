import type { Shards } from "../fees/shards.ts";
import { binomial, weighted } from "../kernel/distributions.ts";
import { type Draws, draws, type Stream } from "../kernel/random.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Demand } from "../scenario.ts";
import { marketOf } from "./market.ts";
import { Users } from "./users.ts";

/** Those who use a layer, whether it is in shards or not. */
export type Crowd = Pick<Users, "reconsider" | "look" | "price" | "send">;

export function usersOf(demand: Demand, ledger: Ledger, seed: number): Crowd {
  const { shards } = ledger.terms;
  return shards === undefined || shards.count === 1
    ? new Users(demand, marketOf(ledger))
    : new UsersOfShards(demand, ledger, shards, seed);
}

/** Users of a chain in shards: each has his account on a shard of chance, and bids for that one's room. */
class UsersOfShards implements Crowd {
  #users: readonly Users[];
  #weights: readonly number[];
  #home: (u: number) => number;
  #draw: Draws;
  /** Looks at the queues, each with a chance of its own, and numbers drawn in this one. */
  #looks = 0;
  #drawn = 0;
  #chance: Pick<Stream, "uniform"> = { uniform: () => this.#draw(this.#looks, this.#drawn++) };

  constructor(demand: Demand, ledger: Ledger, { count, weights }: Shards, seed: number) {
    this.#users = Array.from({ length: count }, (_, shard) => new Users(demand, marketOf(ledger, shard)));
    this.#weights = weights;
    this.#home = weighted(weights);
    this.#draw = draws(seed, "accounts");
  }

  reconsider(now: number): void {
    for (const users of this.#users) users.reconsider(now);
  }

  look(): void {
    this.#looks++;
    this.#drawn = 0;
    for (const users of this.#users) users.look();
  }

  /** What he would pay on average, as nobody chooses his shard. */
  price(kind: number): number {
    return this.#users.reduce((sum, users, shard) => sum + users.price(kind) * this.#weight(shard), 0);
  }

  send(kind: number, from: number, to: number, count: number): number {
    const homes = this.#homesOf(count);
    return this.#users.reduce((pricedOut, users, shard) => {
      const own = homes[shard] as number;
      return own === 0 ? pricedOut : pricedOut + users.send(kind, from, to, own);
    }, 0);
  }

  /** How many of so many have their accounts on each shard. */
  #homesOf(count: number): Float64Array {
    const homes = new Float64Array(this.#users.length);
    if (count <= homes.length) {
      for (let user = 0; user < count; user++) {
        const shard = this.#home(this.#chance.uniform());
        homes[shard] = (homes[shard] as number) + 1;
      }
      return homes;
    }
    let [left, rest] = [count, 1];
    for (let shard = 0; shard < homes.length; shard++) {
      const share = Math.min(1, this.#weight(shard) / rest);
      const own = shard === homes.length - 1 ? left : binomial(left, share, this.#chance);
      homes[shard] = own;
      left -= own;
      rest -= this.#weight(shard);
    }
    return homes;
  }

  #weight(shard: number): number {
    return this.#weights[shard] as number;
  }
}
