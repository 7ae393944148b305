import type { Mempool } from "../fees/mempool.ts";
import { poisson } from "../kernel/distributions.ts";
import { stream } from "../kernel/random.ts";
import type { Site } from "../site.ts";
import { type Kind, kinds } from "./kinds.ts";

/** What a layer tells users about itself. */
export interface Market {
  readonly mempool: Mempool;
  /** Dollars per fee-rate unit for one transaction. */
  readonly dollarsPerFeeRate: number;
  /** Transactions that a block has room for. */
  readonly roomPerBlock: number;
  /** Mean time between blocks, microseconds. */
  readonly blockInterval: number;
}

/** Looks at the queue per block interval; users also come up to date at every block. */
const looks = 5;

/**
 * Users arrive at the demanded rate and bid what the queue asks of somebody as patient as they are, never more than their
 * highest fee. Who still waits after half of his patience, and again after three quarters, bids for the next block (A9); at the end
 * of it he leaves.
 */
export class Users {
  #site: Site;
  #mempool: Mempool;
  #kinds: readonly Kind[];
  /** What each kind accepts in front of it, rising, then the bid that the queue asks for that. */
  #ahead: Float64Array;
  #bids: Int32Array;
  #nextBlock: Float64Array;
  #bidForNext = new Int32Array(1);
  /** A thousandth of the median patience, microseconds. */
  #least: number;
  #last = 0;
  #calls = 0;
  #arrived = 0;

  constructor(site: Site, market: Market) {
    this.#site = site;
    this.#mempool = market.mempool;
    this.#kinds = kinds(site.demand, market);
    this.#ahead = Float64Array.from(this.#kinds, (kind) => kind.ahead);
    this.#bids = new Int32Array(this.#kinds.length);
    this.#nextBlock = Float64Array.of(market.roomPerBlock);
    this.#least = (site.demand.patience * 1e6) / 1_000;
    if (site.demand.rate > 0) this.#lookEvery(Math.max(market.blockInterval / looks, this.#least));
  }

  /** A block is about to be filled. Because nobody's patience is that short, not every block of a fast chain is worth a look. */
  beforeBlock(now: number): void {
    if (now - this.#last >= this.#least) this.arriveUntil(now);
  }

  /** Brings everything that users do up to the present. */
  arriveUntil(now: number): void {
    if (now <= this.#last || this.#site.demand.rate === 0) return;
    this.#reconsider(now);
    const count = this.#count(this.#last, now);
    this.#submit(this.#last, now, count);
    this.#site.emit({ kind: "waiting", time: now, count: this.#mempool.waiting });
    this.#last = now;
  }

  #lookEvery(time: number): void {
    const { agenda, window } = this.#site;
    const look = agenda.action(() => {
      this.arriveUntil(agenda.now);
      agenda.after(time, look);
    });
    agenda.at(0, look);
    // Because users count by when they submitted, no cohort may straddle an edge of the measured window.
    const edge = agenda.action(() => this.arriveUntil(agenda.now));
    agenda.at(window.start, edge);
    agenda.at(window.end, edge);
  }

  #count(from: number, to: number): number {
    const { demand, seed } = this.#site;
    if (demand.process === "steady")
      return Math.floor((demand.rate * to) / 1e6) - Math.floor((demand.rate * from) / 1e6);
    return poisson((demand.rate * (to - from)) / 1e6, stream(seed, "arrivals", this.#calls++));
  }

  #submit(from: number, to: number, count: number): void {
    let pricedOut = 0;
    this.#mempool.bids.quote(this.#ahead, this.#bids);
    for (let index = 0; index < this.#kinds.length; index++) {
      const kind = this.#kinds[index] as Kind;
      const share = this.#turns(this.#arrived + count, kind) - this.#turns(this.#arrived, kind);
      if (share === 0) continue;
      const bid = Math.min(kind.highestBand, this.#bids[index] as number);
      if (bid < 0) pricedOut += share;
      else kind.submitted(this.#mempool.submit(bid, from, to, share), bid, to);
    }
    this.#arrived += count;
    this.#site.emit({ kind: "arrived", from, to, count, pricedOut });
  }

  /** How many of the first `count` users are of a kind: kinds take turns. */
  #turns(count: number, kind: Kind): number {
    return Math.floor((count + this.#kinds.length - 1 - kind.turn) / this.#kinds.length);
  }

  /** Those whose time has come bid for the next block, or leave. */
  #reconsider(now: number): void {
    const mempool = this.#mempool;
    mempool.bids.quote(this.#nextBlock, this.#bidForNext);
    const bid = this.#bidForNext[0] as number;
    for (const kind of this.#kinds) kind.reconsider(now, mempool, bid);
  }
}
