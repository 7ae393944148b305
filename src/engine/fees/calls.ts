import type { Bands } from "./bands.ts";

/** A contract call in the queue. */
interface QueuedCall {
  readonly id: number;
  /** Room it takes, in transactions of users; not a whole number. */
  readonly worth: number;
  readonly blobs: number;
  /** What it bids; -1: less than nodes pass on. */
  band: number;
  /** The most that is paid for it, charges included, as a rate. */
  readonly highest: number;
  /** The block from which the queue is seen holds it, or one before does. */
  held: boolean;
  /** Who sent it has spent the same coins elsewhere: it never waits again. */
  withdrawn: boolean;
}

/** Contract calls among the waiting transactions: they bid like users, but each is taken whole or not at all. */
export class Calls {
  #bands: Bands;
  #calls = new Map<number, QueuedCall>();
  #waiting = new Set<QueuedCall>();
  /** What everybody is charged beside his bid, as a rate, and what a blob costs besides. */
  #charge = 0;
  #blobPrice = 0;

  constructor(bands: Bands) {
    this.#bands = bands;
  }

  /** Room that all who wait would take, in transactions of users. */
  get worth(): number {
    let sum = 0;
    for (const call of this.#waiting) sum += call.worth;
    return sum;
  }

  /** From now on so much is charged beside bids, smallest coin: for what a transaction of users takes, and for a blob. */
  charge(fee: number, blobPrice: number): void {
    this.#charge = this.#bands.rateOf(fee);
    this.#blobPrice = blobPrice;
  }

  submit(id: number, worth: number, blobs: number, bid: number, highest: number): void {
    const call = { id, worth, blobs, band: 0, highest, held: false, withdrawn: false };
    call.band = Math.min(bid, this.#limit(call));
    this.#calls.set(id, call);
    this.#wait(call);
  }

  withdraw(id: number): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    call.withdrawn = true;
    this.#leave(call);
  }

  /** All who still wait bid at least so much, as far as they would go. */
  raise(bid: number): void {
    for (const call of this.#waiting) {
      const next = Math.min(bid, this.#limit(call));
      if (next <= call.band) continue;
      this.#bands.occupy(call.band, -call.worth);
      call.band = next;
      this.#bands.occupy(call.band, call.worth);
    }
  }

  /** What a call bids, smallest coin for what a transaction of users takes; 0 for one that is buried. */
  bidOf(id: number): number {
    const call = this.#calls.get(id);
    return call === undefined ? 0 : (this.#bands.fees[call.band] ?? 0);
  }

  /** Calls for a block, the highest bids first and among equals those that came first. */
  inOrder(permits: (id: number) => boolean): readonly QueuedCall[] {
    if (this.#waiting.size === 0) return [];
    const isWilling = (call: QueuedCall) => call.band >= 0 && this.#limit(call) >= 0 && permits(call.id);
    const willing = [...this.#waiting].filter(isWilling);
    return willing.sort((a, b) => b.band - a.band || a.id - b.id);
  }

  /** A block of the present view holds them. */
  connect(ids: readonly number[]): void {
    for (const id of ids) {
      const call = this.#calls.get(id);
      if (call === undefined || call.held) continue;
      call.held = true;
      this.#leave(call);
    }
  }

  /** That block is no longer seen: they wait again. */
  disconnect(ids: readonly number[]): void {
    for (const id of ids) {
      const call = this.#calls.get(id);
      if (call === undefined || !call.held) continue;
      call.held = false;
      this.#wait(call);
    }
  }

  /** They can no longer be undone. */
  bury(ids: readonly number[]): void {
    for (const id of ids) this.#calls.delete(id);
  }

  /** The highest band it could bid in, as what is charged stands; -1: not even the lowest. */
  #limit({ worth, blobs, highest }: QueuedCall): number {
    return this.#bands.of(highest - this.#charge - this.#bands.rateOf(blobs * this.#blobPrice) / worth);
  }

  #wait(call: QueuedCall): void {
    if (call.withdrawn) return;
    this.#waiting.add(call);
    this.#bands.occupy(call.band, call.worth);
  }

  #leave(call: QueuedCall): void {
    if (this.#waiting.delete(call)) this.#bands.occupy(call.band, -call.worth);
  }
}
