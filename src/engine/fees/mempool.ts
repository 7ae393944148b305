import { emptyParts, type Parts } from "../trace.ts";
import type { Bands } from "./bands.ts";
import type { Books } from "./books.ts";
import { Calls } from "./calls.ts";
import {
  aside,
  band,
  buried,
  Cohorts,
  expired,
  gone,
  held,
  home,
  listed,
  sent,
  served,
  submitted,
} from "./cohorts.ts";
import { type Division, queuesOf } from "./division.ts";
import { Filling, type LastBid, type Permits, type Sharding } from "./filling.ts";
import { KeyList } from "./key-list.ts";
import { Queues } from "./queues.ts";
import { crossingFee } from "./shards.ts";
import type { Payments, Takes } from "./takes.ts";

/** Told of users who submitted in [from, to) and whose patience ran out. */
export type GaveUp = (from: number, to: number, count: number) => void;

/** How its room is divided, and whether all pay the same. */
export interface Options extends Division {
  readonly isFixed?: boolean;
}

/**
 * Waiting transactions of equal size, as cohorts: all who submitted in one stretch of time with one bid.
 * A block takes the highest bids first; in the band where room runs out everyone has the same chance (A8). Contract calls
 * bid among them, each of its own size. Who would not pay what everybody is charged beside his bid stands aside until that falls.
 * The queue is always seen from one block of the tree: `connect` and `disconnect` move it, as a node does in a reorganization.
 */
export class Mempool {
  readonly calls: Calls;
  /** Called when users or calls begin to wait, for a producer that makes no empty blocks. */
  submitted: () => void = () => {};
  /** When the first of those came who have submitted since the last block, microseconds; Infinity: nobody has. */
  since = Number.POSITIVE_INFINITY;
  #gaveUp: GaveUp;
  #cohorts = new Cohorts();
  /** By shard or lane. */
  #queues: Queues;
  /** Times what others pay that a payment between shards pays, as it takes room on both. */
  #crossing: number;
  #filling: Filling;
  /** Keys of those who had given up when a reorganization took their block from them. */
  #orphans: number[] = [];
  #totals = { submitted: 0, buried: 0, gaveUp: 0 };
  /** What everybody is charged beside his bid, how many stand aside, and who pays how much at most. */
  #charge = 0;
  #aside = 0;
  #byHighest = new Map<number, KeyList>();

  /**
   * `floor` is the least fee rate, `size` what one transaction weighs in the unit of fee rates (vB). Calls of contracts live on the first shard or
   * lane. Where the fee is fixed nobody bids more than that, so that all who wait have the same chance.
   */
  constructor(floor: number, size: number, gaveUp: GaveUp, { isFixed = false, ...division }: Options = {}) {
    this.#gaveUp = gaveUp;
    this.#queues = new Queues(this.#cohorts, queuesOf(division).count, floor, size, isFixed);
    this.calls = new Calls(this.#queues.on(0));
    this.#crossing = crossingFee(division.shards);
    this.#filling = this.#fillingBy(division);
  }

  /** Transactions waiting. */
  get waiting(): number {
    return this.#aside + this.bidding;
  }

  /** Those of them who would pay what everybody is charged. */
  get bidding(): number {
    return this.#queues.waiting;
  }

  /** What a bid in each band pays, and which bid gets how far to the front. */
  get bids(): Pick<Bands, "bidFor" | "fees" | "of" | "quote" | "rate"> {
    return this.#queues.on(0);
  }

  /** The same on a shard or lane. */
  bidsOn(queue: number): Mempool["bids"] {
    return this.#queues.on(queue);
  }

  /** From now on everybody is charged so much beside his bid, smallest coin, and contract calls for their blobs as well. */
  charge(fee: number, blobPrice = 0): void {
    const old = this.#charge;
    this.#charge = fee;
    this.calls.charge(fee, blobPrice);
    for (const [highest, { keys }] of this.#byHighest)
      if (this.#affords(highest, old) !== this.#affords(highest, fee)) this.#sortAll(keys);
  }

  /**
   * `count` users submit in [from, to), bidding in `band`, and never pay more than `highest`, smallest coin; their accounts are on `shard`.
   * Returns the key of their cohort.
   */
  submit(
    band: number,
    from: number,
    to: number,
    count: number,
    highest = Number.POSITIVE_INFINITY,
    shard = 0,
  ): number {
    const row = this.#cohorts.start(band, from, to, count, highest, shard);
    const key = this.#cohorts.key(row);
    if (highest < Number.POSITIVE_INFINITY) this.#keepBy(highest, key);
    this.#totals.submitted += count;
    this.since = Math.min(this.since, from);
    this.#queues.list(row, key);
    this.#queues.change(row, count);
    this.#sort(row);
    this.submitted();
    return key;
  }

  /** Its room is divided otherwise from now on, and `home` says of each cohort's key in which queue it waits then. */
  divide(division: Division, homeOf: (key: number) => number): void {
    const { rows } = this.#cohorts;
    this.#cohorts.each((row) => this.#queues.change(row, -this.#cohorts.available(row)));
    this.#queues.divide(queuesOf(division).count);
    this.#crossing = crossingFee(division.shards);
    this.#filling = this.#fillingBy(division);
    this.#cohorts.each((row) => {
      const key = this.#cohorts.key(row);
      const waiting = this.#cohorts.available(row);
      rows[row + home] = homeOf(key);
      rows[row + listed] = 0;
      this.#queues.change(row, waiting);
      if (waiting > 0) this.#queues.list(row, key);
    });
  }

  /** A block was made: who submits from now on comes for the next one. */
  begin(): void {
    this.since = Number.POSITIVE_INFINITY;
  }

  /** Those of a cohort who still wait bid more; what is no more than their present bid changes nothing. */
  raise(key: number, bid: number): void {
    const { rows } = this.#cohorts;
    const row = this.#cohorts.living(key);
    if (row < 0 || rows[row + expired] === 1 || bid <= (rows[row + band] as number)) return;
    const waiting = this.#cohorts.unserved(row);
    this.#wait(row, -waiting);
    rows[row + band] = bid;
    this.#queues.list(row, key);
    this.#wait(row, waiting);
  }

  /** The shard of a cohort's accounts; the first, where nobody knows of it any more. */
  homeOf(key: number): number {
    const row = this.#cohorts.living(key);
    return row < 0 ? 0 : (this.#cohorts.rows[row + home] as number);
  }

  /** Those of a cohort who still wait give up. */
  expire(key: number): void {
    const { rows } = this.#cohorts;
    const row = this.#cohorts.living(key);
    if (row < 0 || rows[row + expired] === 1) return;
    this.#wait(row, -this.#cohorts.unserved(row));
    rows[row + expired] = 1;
    this.#report(row);
    this.#endIfDone(row);
  }

  /**
   * What a block with room for `room` transactions takes, contract calls counting for what they are worth, and so many blobs. Nothing
   * changes until it is connected. Its producer may leave calls out, and somebody may outbid the last of them.
   */
  select(room: number, blobs = 0, permits: Permits = everything, last: LastBid | null = null): Takes {
    return this.#filling.whole(room, blobs, permits, last, this.#charge);
  }

  /**
   * The same of a block with a part for each shard: it applies what earlier blocks sent to a shard first, and then takes of those who wait
   * there. Payments to another shard are not done with that: they are on their way.
   */
  selectOnShards(sharding: Sharding, permits: Permits = everything, last: LastBid | null = null): Takes {
    return this.#filling.byShard(sharding, permits, last, this.#charge);
  }

  /** The queue is now seen from a block that holds these. */
  connect(takes: Takes): void {
    this.calls.connect(takes.calls);
    this.#move(takes, 1);
  }

  /** The queue is no longer seen from that block: what it held waits again. */
  disconnect(takes: Takes): void {
    this.calls.disconnect(takes.calls);
    this.#move(takes, -1);
  }

  /**
   * A block of the present view counts as settled. Returns whom it serves; users who were reported as gone before a
   * reorganization brought them back are not served as well. Each paid its bid and what was charged beside, its highest fee at most.
   */
  settle({ keys, counts, bands, landed }: Takes, charge: number): Parts {
    const parts = emptyParts(keys.length);
    const { fees } = this.bids;
    for (let index = 0; index < keys.length; index++) {
      const row = this.#cohorts.living(keys[index] as number);
      if (row < 0) continue;
      parts.from[index] = this.#cohorts.from(row);
      parts.to[index] = this.#cohorts.to(row);
      parts.count[index] = this.#serve(row, counts[index] as number);
      const fee = (fees[bands[index] as number] as number) + charge;
      const times = index < keys.length - landed ? 1 : this.#crossing;
      parts.fee[index] = Math.min(fee * times, this.#cohorts.highest(row));
    }
    this.#reportOrphans();
    return parts;
  }

  /** A settled block was undone: those it had served are not. */
  unsettle({ keys }: Takes, parts: Parts): void {
    const { rows } = this.#cohorts;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as number;
      const row = this.#cohorts.living(key);
      if (row < 0) continue;
      rows[row + served] = (rows[row + served] as number) - (parts.count[index] as number);
      if (rows[row + expired] === 1) this.#orphans.push(key);
    }
  }

  /** A block of the present view can no longer be undone: what it holds leaves the queue for good. */
  bury({ keys, counts, calls }: Takes): void {
    this.calls.bury(calls);
    const { rows } = this.#cohorts;
    for (let index = 0; index < keys.length; index++) {
      const row = this.#cohorts.living(keys[index] as number);
      if (row < 0) continue;
      const count = counts[index] as number;
      rows[row + held] = (rows[row + held] as number) - count;
      rows[row + buried] = (rows[row + buried] as number) + count;
      this.#totals.buried += count;
      this.#endIfDone(row);
    }
  }

  /** Where every transaction ever submitted is now. */
  books(): Books {
    const books = { ...this.#totals, waiting: this.waiting, held: 0 };
    const { rows } = this.#cohorts;
    this.#cohorts.each((row) => {
      books.held += (rows[row + held] as number) + (rows[row + sent] as number);
      if (rows[row + expired] === 1) books.gaveUp += this.#cohorts.unserved(row);
    });
    return books;
  }

  #fillingBy({ lanes }: Division): Filling {
    return new Filling(this.#queues, this.#cohorts, this.calls, lanes);
  }

  /** So many more of a cohort wait, or fewer. */
  #wait(row: number, count: number): void {
    if (this.#cohorts.rows[row + aside] === 1) this.#aside += count;
    else this.#queues.change(row, count);
  }

  #keepBy(highest: number, key: number): void {
    const known = this.#byHighest.get(highest);
    const keys = known ?? new KeyList(this.#cohorts, (row) => this.#cohorts.rows[row + expired] === 0);
    if (known === undefined) this.#byHighest.set(highest, keys);
    keys.add(key);
  }

  #sortAll(keys: readonly number[]): void {
    for (const key of keys) {
      const row = this.#cohorts.living(key);
      if (row >= 0) this.#sort(row);
    }
  }

  #affords(highest: number, charge: number): boolean {
    return highest >= charge + (this.bids.fees[0] as number);
  }

  /** Those of a cohort who wait stand aside while they would not pay what is charged, and come back when they would. */
  #sort(row: number): void {
    const { rows } = this.#cohorts;
    const place = this.#affords(this.#cohorts.highest(row), this.#charge) ? 0 : 1;
    if (rows[row + aside] === place || rows[row + expired] === 1) return;
    const waiting = this.#cohorts.unserved(row);
    this.#wait(row, -waiting);
    rows[row + aside] = place;
    this.#wait(row, waiting);
    if (place === 0 && rows[row + listed] === 0) this.#queues.list(row, this.#cohorts.key(row));
  }

  /** Up to `count` of a cohort are served; returns how many. */
  #serve(row: number, count: number): number {
    const { rows } = this.#cohorts;
    const before = rows[row + served] as number;
    const open = (rows[row + submitted] as number) - (rows[row + gone] as number) - before;
    const now = Math.min(count, open);
    rows[row + served] = before + now;
    return now;
  }

  #move({ landed, ...takes }: Takes, sign: 1 | -1): void {
    const own = takes.keys.length - landed;
    this.#hold(takes, held, 0, own, sign);
    this.#hold(takes.sent, sent, 0, takes.sent.keys.length, sign);
    const { rows } = this.#cohorts;
    for (let index = own; index < takes.keys.length; index++) {
      const row = this.#cohorts.living(takes.keys[index] as number);
      if (row < 0) continue;
      const count = sign * (takes.counts[index] as number);
      rows[row + held] = (rows[row + held] as number) + count;
      rows[row + sent] = (rows[row + sent] as number) - count;
    }
  }

  /** Those of some rows leave the queue for a place of their cohort, or come back from there. */
  #hold({ keys, counts }: Payments, place: number, from: number, to: number, sign: 1 | -1): void {
    const { rows } = this.#cohorts;
    for (let index = from; index < to; index++) {
      const key = keys[index] as number;
      const row = this.#cohorts.living(key);
      if (row < 0) continue;
      const count = sign * (counts[index] as number);
      rows[row + place] = (rows[row + place] as number) + count;
      if (rows[row + expired] === 0) {
        this.#wait(row, -count);
        if (sign < 0 && rows[row + listed] === 0) this.#queues.list(row, key);
      } else if (sign < 0) this.#orphans.push(key);
    }
  }

  /** Because another view may still serve them, those whom a reorganization left over are let go when the next block settles. */
  #reportOrphans(): void {
    if (this.#orphans.length === 0) return;
    for (const key of this.#orphans) {
      const row = this.#cohorts.living(key);
      if (row < 0) continue;
      this.#report(row);
      this.#endIfDone(row);
    }
    this.#orphans = [];
  }

  /** Tells of those whose patience has run out and who are in no block. */
  #report(row: number): void {
    const { rows } = this.#cohorts;
    const inBlocks =
      (rows[row + held] as number) + (rows[row + sent] as number) + (rows[row + buried] as number);
    const settled = Math.max(rows[row + served] as number, inBlocks);
    const count = (rows[row + submitted] as number) - settled - (rows[row + gone] as number);
    if (count <= 0) return;
    rows[row + gone] = (rows[row + gone] as number) + count;
    this.#gaveUp(this.#cohorts.from(row), this.#cohorts.to(row), count);
  }

  #endIfDone(row: number): void {
    const { rows } = this.#cohorts;
    // Because a settled block may be undone while another view is taken, whom it serves are not forgotten before it is buried.
    if ((rows[row + held] as number) + (rows[row + sent] as number) > 0) return;
    if ((rows[row + served] as number) > (rows[row + buried] as number)) return;
    const left = this.#cohorts.unserved(row);
    if (left > 0 && rows[row + expired] === 0) return;
    this.#totals.gaveUp += left;
    this.#cohorts.end(row);
  }
}

const everything: Permits = () => true;
