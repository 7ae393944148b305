import type { Demand } from "../scenario.ts";
import { type Kind, kindCount, kinds } from "./kinds.ts";
import type { Market, Pace } from "./market.ts";

/**
 * Users of one layer: they bid what the queue asks of somebody as patient as they are, never more than their highest fee. Who
 * still waits after half of his patience, and again after three quarters, bids for the next block (A9); at the end of it he leaves.
 */
export class Users {
  readonly market: Market;
  #kinds: readonly Kind[];
  /** By number of the kind, its place in the order of `#kinds`. */
  #places: Int32Array;
  /** What each kind accepts in front of it, rising, then the bid that the queue asks for that. */
  #ahead = new Float64Array(kindCount);
  #bids = new Int32Array(kindCount);
  #nextBlock = new Float64Array(1);
  #pace: Pace = { roomPerBlock: 0, blockInterval: 0 };
  #bidForNext = new Int32Array(1);
  /** Before then nobody's time has come, microseconds. */
  #due = Number.POSITIVE_INFINITY;
  /** What a transaction pays beside its bid, $; the kinds' highest bands are what it leaves them. */
  #surcharge = Number.NaN;

  constructor(demand: Demand, market: Market) {
    this.market = market;
    this.#kinds = kinds(demand);
    this.#places = new Int32Array(kindCount);
    for (const [place, { number }] of this.#kinds.entries()) this.#places[number] = place;
  }

  /** Those whose time has come bid for the next block, or leave. */
  reconsider(now: number): void {
    if (now < this.#due) return;
    const { mempool } = this.market;
    this.#reckon();
    this.market.bids.quote(this.#nextBlock, this.#bidForNext);
    const bid = this.#bidForNext[0] as number;
    this.#due = Number.POSITIVE_INFINITY;
    for (const kind of this.#kinds) {
      kind.reconsider(now, mempool, bid);
      this.#due = Math.min(this.#due, kind.due);
    }
  }

  /** Looks at the queue once for all who come now. */
  look(): void {
    this.#reckon();
    this.market.bids.quote(this.#ahead, this.#bids);
  }

  /** What somebody of a kind would pay here, as the queue was seen by the last look, $; Infinity: more than he would. */
  price(kind: number): number {
    const place = this.#places[kind] as number;
    const bid = this.#bids[place] as number;
    if (bid > (this.#kinds[place] as Kind).highestBand) return Number.POSITIVE_INFINITY;
    const { bids, dollarsPerFeeRate } = this.market;
    return bids.rate(bid) * dollarsPerFeeRate + this.#surcharge;
  }

  /**
   * `count` of a kind come in [from, to). Returns how many would not pay the least; where there is a base fee, those who would pay a bid alone
   * wait for it to fall.
   */
  send(kind: number, from: number, to: number, count: number): number {
    const place = this.#places[kind] as number;
    const its = this.#kinds[place] as Kind;
    const { mempool, bids, shard, dollars } = this.market;
    const affordable = Math.min(its.highestBand, this.#bids[place] as number);
    const highest = this.market.hasBaseFee() ? its.highestFee / dollars : Number.POSITIVE_INFINITY;
    const waits = Number.isFinite(highest) && highest >= (bids.fees[0] as number);
    if (affordable < 0 && !waits) return count;
    const bid = Math.max(0, affordable);
    its.submitted(mempool.submit(bid, from, to, count, highest, shard), bid, to);
    this.#due = Math.min(this.#due, its.due);
    return 0;
  }

  /** Takes in what has changed since the last time: how fast the layer is, and what it charges. */
  #reckon(): void {
    const pace = this.market.pace();
    const { roomPerBlock, blockInterval } = this.#pace;
    if (pace.roomPerBlock !== roomPerBlock || pace.blockInterval !== blockInterval) this.#keepUpWith(pace);
    this.#payFor(this.market.surcharge());
  }

  #keepUpWith(pace: Pace): void {
    this.#pace = pace;
    this.#nextBlock[0] = pace.roomPerBlock;
    for (const [place, kind] of this.#kinds.entries()) this.#ahead[place] = kind.ahead(pace);
  }

  /** What the layer takes for its own costs leaves less for bids. */
  #payFor(surcharge: number): void {
    if (surcharge === this.#surcharge) return;
    this.#surcharge = surcharge;
    const { bids, dollarsPerFeeRate } = this.market;
    for (const kind of this.#kinds)
      kind.highestBand = bids.of((kind.highestFee - surcharge) / dollarsPerFeeRate);
  }
}
