import type { Demand } from "../scenario.ts";
import { Homes } from "./homes.ts";
import { type Kind, kindCount, kinds, looksPerPatience } from "./kinds.ts";
import type { Market } from "./market.ts";
import { Quotes } from "./quotes.ts";

/**
 * Users of one layer: they bid what the queue asks of somebody as patient as they are, never more than their highest fee. Who
 * still waits after half of his patience, and again after three quarters, bids for the next block (A9); at the end of it he leaves.
 * On a chain in shards each bids for room on the shard of his account, and where there are lanes in his own.
 */
export class Users {
  readonly market: Market;
  #kinds: readonly Kind[];
  /** By number of the kind, its place in the order of `#kinds`. */
  #places: Int32Array;
  #seed: number;
  #homes: Homes;
  /** By shard or lane: what its queue asks for, and what who wants to be in its next block must bid. */
  #quotes: readonly Quotes[] = [];
  #next = new Int32Array(0);
  /** Before then nobody's time has come, microseconds. */
  #due = Number.POSITIVE_INFINITY;
  /** When those whose time had come were last called, microseconds. */
  #reconsidered = 0;
  /** Time between such calls at least, microseconds. */
  #leisure: number;
  /** The layer's next block takes everybody who comes now, whoever that is: who bids the least is told together with all others who do. */
  #isAmple = false;
  /** How many those are, and the lowest of what they would pay at most, $. */
  #together = { count: 0, highestFee: Number.POSITIVE_INFINITY };
  /** Those who would pay the least at most. */
  #poorest: Kind;
  /** What a transaction pays beside its bid, $; the kinds' highest bands are what it leaves them. */
  #surcharge = Number.NaN;

  constructor(demand: Demand, market: Market, seed: number) {
    this.market = market;
    this.#leisure = demand.patience * (1e6 / looksPerPatience);
    this.#seed = seed;
    this.#homes = this.#settle();
    this.#kinds = kinds(demand);
    this.#places = new Int32Array(kindCount);
    this.#poorest = this.#kinds.reduce((one, other) => (other.highestFee < one.highestFee ? other : one));
    for (const [place, { number }] of this.#kinds.entries()) this.#places[number] = place;
  }

  /** Those whose time has come bid for the next block, or leave. */
  reconsider(now: number): void {
    if (now < Math.max(this.#due, this.#reconsidered + this.#leisure)) return;
    this.#reconsidered = now;
    const { mempool } = this.market;
    this.#reckon();
    let highest = 0;
    for (let shard = 0; shard < this.#next.length; shard++) {
      const next = this.#quote(shard).next;
      this.#next[shard] = next;
      highest = Math.max(highest, next);
    }
    this.#due = Number.POSITIVE_INFINITY;
    for (const kind of this.#kinds) {
      if (kind.due <= now) kind.reconsider(now, mempool, this.#next, highest);
      this.#due = Math.min(this.#due, kind.due);
    }
  }

  /** Looks at the queue once for all who come in [from, to), so many at most. */
  look(from: number, to: number, count: number): void {
    this.#isAmple = this.market.takesAll(from, to, count);
    this.#reckon();
    this.#homes.look();
    for (const quotes of this.#quotes) quotes.look();
  }

  /** Whether all who come now, of whatever kind, bid the least that they can and are in the next block. */
  get isOpenToAll(): boolean {
    const [quotes] = this.#quotes;
    return this.#isAmple && this.#poorest.highestBand >= 0 && quotes?.bids[0] === 0;
  }

  /** So many come who are told together, of whatever kinds, none of which would pay less at most, $. */
  welcome(count: number, highestFee = this.#poorest.highestFee): void {
    const together = this.#together;
    together.count += count;
    together.highestFee = Math.min(together.highestFee, highestFee);
  }

  /** What somebody of a kind would pay here, as the queue was seen by the last look, $, on average where he may come to be on any shard; Infinity: more than he would. */
  price(kind: number): number {
    const place = this.#places[kind] as number;
    const { mempool, dollarsPerFeeRate } = this.market;
    let sum = 0;
    for (const [shard, { bids }] of this.#quotes.entries()) {
      const bid = bids[place] as number;
      if (bid > (this.#kinds[place] as Kind).highestBand) return Number.POSITIVE_INFINITY;
      sum += (this.#homes.weights[shard] as number) * mempool.bids.rate(bid);
    }
    return sum * dollarsPerFeeRate + this.#surcharge;
  }

  /**
   * `count` of a kind come in [from, to). Returns how many would not pay the least; where there is a base fee, those who would pay a bid alone
   * wait for it to fall.
   */
  send(kind: number, from: number, to: number, count: number): number {
    const homes = this.#homes.of(count);
    let pricedOut = 0;
    for (let shard = 0; shard < homes.length; shard++) {
      const own = homes[shard] as number;
      if (own > 0) pricedOut += this.#sendOn(shard, kind, from, to, own);
    }
    return pricedOut;
  }

  #sendOn(shard: number, kind: number, from: number, to: number, count: number): number {
    const place = this.#places[kind] as number;
    const its = this.#kinds[place] as Kind;
    const { mempool, dollars } = this.market;
    const affordable = Math.min(its.highestBand, this.#quote(shard).bids[place] as number);
    if (affordable === 0 && this.#isAmple) {
      this.welcome(count, its.highestFee);
      return 0;
    }
    const highest = this.market.hasBaseFee() ? its.highestFee / dollars : Number.POSITIVE_INFINITY;
    const waits = Number.isFinite(highest) && highest >= (mempool.bids.fees[0] as number);
    if (affordable < 0 && !waits) return count;
    const bid = Math.max(0, affordable);
    its.submitted(mempool.submit(bid, from, to, count, highest, shard), bid, to);
    this.#due = Math.min(this.#due, its.due);
    return 0;
  }

  /** Those who are told together have come in [from, to). */
  gather(from: number, to: number): void {
    const { count, highestFee } = this.#together;
    if (count === 0) return;
    this.#together = { count: 0, highestFee: Number.POSITIVE_INFINITY };
    const highest = this.market.hasBaseFee() ? highestFee / this.market.dollars : Number.POSITIVE_INFINITY;
    // Because nobody knows of what kind each of them is, should any be left waiting, all do as the least patient.
    const [hurried] = this.#kinds as readonly [Kind];
    hurried.submitted(this.market.mempool.submit(0, from, to, count, highest), 0, to);
    this.#due = Math.min(this.#due, hurried.due);
  }

  /** Takes in what has changed since the last time: how fast the layer is, and what it charges. */
  #reckon(): void {
    if (this.market.weights() !== this.#homes.weights) this.#homes = this.#settle();
    for (const quotes of this.#quotes)
      quotes.keepUp((place, pace) => (this.#kinds[place] as Kind).ahead(pace));
    this.#payFor(this.market.surcharge());
  }

  /** Finds out how the layer is divided now. */
  #settle(): Homes {
    const weights = this.market.weights();
    this.#quotes = weights.map((_, queue) => new Quotes(this.market, queue));
    this.#next = new Int32Array(weights.length);
    return new Homes(weights, this.#seed);
  }

  /** What the layer takes for its own costs leaves less for bids. */
  #payFor(surcharge: number): void {
    if (surcharge === this.#surcharge) return;
    this.#surcharge = surcharge;
    const { mempool, dollarsPerFeeRate } = this.market;
    for (const kind of this.#kinds)
      kind.highestBand = mempool.bids.of((kind.highestFee - surcharge) / dollarsPerFeeRate);
  }

  #quote(shard: number): Quotes {
    return this.#quotes[shard] as Quotes;
  }
}
