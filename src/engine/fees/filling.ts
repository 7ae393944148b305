import { BlockSpace } from "./block-space.ts";
import type { Calls } from "./calls.ts";
import { band, type Cohorts, listed } from "./cohorts.ts";
import { type Lanes, shareOut } from "./lanes.ts";
import type { Queues } from "./queues.ts";
import { apply, noReceipts, type Receipts, withBatch } from "./receipts.ts";
import type { Payees } from "./shards.ts";
import { type Data, noTakes, TakeList, type Takes } from "./takes.ts";

/** What somebody wants who bids after all others: a share of the room, for no more than so much for that of a transaction, and in all, smallest coin. */
export interface LastBid {
  readonly share: number;
  readonly highest: number;
  readonly budget: number;
  /** Of a chain in shards, the one whose room he wants; left out: the first. */
  readonly shard?: number;
}

/** What a block of a chain in shards has to go by: room by shard, in transactions, which is used up; what is on its way; where payees are. */
export interface Sharding {
  readonly rooms: Float64Array;
  readonly receipts: Receipts;
  readonly payees: Payees;
}

/** Whether a producer takes a call. */
export type Permits = (call: number) => boolean;

/** Chooses what a block takes from a queue, which does not change with that. */
export class Filling {
  #queues: Queues;
  #cohorts: Cohorts;
  #calls: Calls;
  #lanes: Lanes | undefined;
  #takes = new TakeList();
  #sent = new TakeList();
  #landed = new TakeList();

  constructor(queues: Queues, cohorts: Cohorts, calls: Calls, lanes: Lanes | undefined) {
    this.#queues = queues;
    this.#cohorts = cohorts;
    this.#calls = calls;
    this.#lanes = lanes;
  }

  /** A block with room for `room` transactions, where everybody is charged so much beside his bid. */
  whole(room: number, blobs: number, permits: Permits, last: LastBid | null, charge: number): Takes {
    this.#takes.length = 0;
    const data = last && this.#outbid(0, room, last, charge);
    const space = new BlockSpace(room - (data?.worth ?? 0), blobs, this.#calls.inOrder(permits));
    if (this.#lanes === undefined) this.#fill(0, space);
    else this.#fillByLane(this.#lanes, space);
    return { ...noTakes, ...this.#takes.copy(), calls: space.calls, data };
  }

  /** A block with a part for each shard. */
  byShard(
    { rooms, receipts, payees }: Sharding,
    permits: Permits,
    last: LastBid | null,
    charge: number,
  ): Takes {
    for (const list of [this.#takes, this.#sent, this.#landed]) list.length = 0;
    const { count, crossing } = payees.shards;
    const left =
      crossing === null
        ? noReceipts
        : apply(receipts, rooms, crossing.applied, (...payment) => this.#landed.add(...payment));
    const aim = last?.shard ?? 0;
    const data = last && this.#outbid(aim, rooms[aim] as number, last, charge);
    rooms[aim] = (rooms[aim] as number) - (data?.worth ?? 0);
    const ways = { payees, goTo: new Float64Array(count) };
    const first = new BlockSpace(rooms[0] as number, 0, this.#calls.inOrder(permits));
    this.#fill(0, first, ways);
    for (let shard = 1; shard < count; shard++)
      this.#fill(shard, new BlockSpace(rooms[shard] as number, 0, []), ways);
    const sent = this.#sent.copy();
    const own = this.#takes.length;
    this.#takes.append(this.#landed);
    const rows = { ...this.#takes.copy(), landed: this.#takes.length - own };
    return { ...rows, calls: first.calls, data, sent, receipts: withBatch(left, sent, ways.goTo) };
  }

  /** Takes from those who wait on a shard what fits. */
  #fill(
    shard: number,
    space: BlockSpace,
    ways: { readonly payees: Payees; readonly goTo: Float64Array } | null = null,
  ): void {
    const bands = this.#queues.on(shard);
    for (let band = bands.top; band >= 0 && space.left > 0; band--) {
      space.admitCalls(band);
      const waiting = bands.waitingIn(band);
      if (waiting === 0 || space.left < 1) continue;
      const count =
        ways?.payees.admit(shard, space.left, waiting) ?? Math.min(Math.floor(space.left), waiting);
      const first = this.#takes.length;
      this.#takeFrom(shard, band, count, count / waiting);
      space.left -= ways?.payees.used ?? count;
      if (ways === null || ways.payees.leaving === 0) continue;
      ways.payees.send(shard, ways.payees.leaving, ways.goTo);
      this.#takes.move(first, ways.payees.leaving, this.#sent);
    }
  }

  /** The same of one room for all lanes: the highest bids first, whichever lane they are for, but no more than its limit of each. */
  #fillByLane({ count, limits }: Lanes, space: BlockSpace): void {
    const open = Float64Array.from(limits);
    const counts = new Float64Array(count);
    for (let band = this.#queues.top; band >= 0 && space.left > 0; band--) {
      space.admitCalls(band);
      for (let lane = 0; lane < count; lane++) counts[lane] = this.#queues.on(lane).waitingIn(band);
      space.left -= shareOut(space.left, open, counts);
      for (let lane = 0; lane < count; lane++) {
        const taken = counts[lane] as number;
        if (taken === 0) continue;
        open[lane] = (open[lane] as number) - taken;
        this.#takeFrom(lane, band, taken, taken / this.#queues.on(lane).waitingIn(band));
      }
    }
  }

  #takeFrom(queue: number, itsBand: number, total: number, share: number): void {
    const { rows } = this.#cohorts;
    const keys = this.#queues.keysIn(queue, itsBand);
    const first = this.#takes.length;
    let rest = total;
    let kept = 0;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as number;
      const row = this.#cohorts.living(key);
      // Because a cohort that bids more is listed in its new band too, the old one drops it here.
      if (row < 0 || rows[row + band] !== itsBand) continue;
      const available = this.#cohorts.available(row);
      if (available === 0) {
        rows[row + listed] = 0;
        continue;
      }
      keys[kept++] = key;
      const count = share === 1 ? available : Math.floor(available * share);
      rest -= count;
      this.#takes.add(key, count, itsBand);
    }
    keys.length = kept;
    if (share === 1) return;
    // Because shares were rounded down, the few places left go one each to those who came first.
    const { counts } = this.#takes;
    for (let index = first; rest > 0 && index < this.#takes.length; index++, rest--)
      counts[index] = (counts[index] as number) + 1;
    this.#takes.dropEmpty(first);
  }

  /** What he gets who bids last: what he wants, at the price that it takes, or at the most that he pays what others leave. */
  #outbid(shard: number, room: number, { share, highest, budget }: LastBid, charge: number): Data | null {
    const bids = this.#queues.on(shard);
    const limit = bids.of(bids.rateOf(highest - charge));
    if (limit < 0) return null;
    const band = Math.min(limit, bids.outbid(share * room, room));
    const affordable = budget / ((bids.fees[band] as number) + charge);
    // Because at a fixed fee all have the same chance, he sends as many as it takes to have his share.
    const left = bids.count === 1 ? room : room - bids.waitingFrom(band);
    const worth = Math.min(share * room, left, affordable);
    // Because data is a transaction too, less than the room of one buys nothing.
    return worth < 1 ? null : { shard, worth, band };
  }
}
