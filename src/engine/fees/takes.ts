import { enlarged } from "../kernel/columns.ts";
import { noReceipts, type Receipts } from "./receipts.ts";

/** How many transactions of which cohorts, and in which bands they bid: columns of equal length. */
export interface Payments {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
  readonly bands: Int16Array;
}

/** What a block holds: transactions; its contract calls; and the data of who bid last. */
export interface Takes extends Payments {
  readonly calls: readonly number[];
  /** The room it takes, in transactions of users, and its band; null: there is none. */
  readonly data: Data | null;
  /** Payments that it takes on their payers' shards and that are not done before a later block applies them on others. */
  readonly sent: Payments;
  /** Rows of its transactions, the last ones, that earlier blocks had sent so. */
  readonly landed: number;
  /** All that is on its way to other shards after it. */
  readonly receipts: Receipts;
}

/** Data in a block that somebody bought room for after all others had bid, on a shard where there are several. */
export interface Data {
  readonly shard: number;
  readonly worth: number;
  readonly band: number;
}

const noPayments: Payments = {
  keys: new Float64Array(0),
  counts: new Float64Array(0),
  bands: new Int16Array(0),
};

export const noTakes: Takes = {
  ...noPayments,
  calls: [],
  data: null,
  sent: noPayments,
  landed: 0,
  receipts: noReceipts,
};

/** What a block will take, while it is being chosen; one list serves all blocks. */
export class TakeList {
  length = 0;
  counts = new Float64Array(1_024);
  #keys = new Float64Array(1_024);
  #bands = new Int16Array(1_024);

  add(key: number, count: number, band: number): void {
    if (this.length === this.counts.length) this.#grow(this.length * 2);
    this.#keys[this.length] = key;
    this.counts[this.length] = count;
    this.#bands[this.length++] = band;
  }

  /** Leaves out those from `first` on of which none was taken. */
  dropEmpty(first: number): void {
    let kept = first;
    for (let index = first; index < this.length; index++) {
      if (this.counts[index] === 0) continue;
      this.#keys[kept] = this.#keys[index] as number;
      this.counts[kept] = this.counts[index] as number;
      this.#bands[kept++] = this.#bands[index] as number;
    }
    this.length = kept;
  }

  copy(): Payments {
    // Because arrays of nothing take room too, and blocks of which nobody's payments are followed are many.
    if (this.length === 0) return noPayments;
    return {
      keys: this.#keys.slice(0, this.length),
      counts: this.counts.slice(0, this.length),
      bands: this.#bands.slice(0, this.length),
    };
  }

  /** Adds all of another list. */
  append(other: TakeList): void {
    for (let index = 0; index < other.length; index++)
      this.add(other.#keys[index] as number, other.counts[index] as number, other.#bands[index] as number);
  }

  /** Moves `part` of the transactions from `first` on to another list, of every cohort in proportion. */
  move(first: number, part: number, into: TakeList): void {
    let total = 0;
    for (let index = first; index < this.length; index++) total += this.counts[index] as number;
    let [before, moved] = [0, 0];
    for (let index = first; index < this.length; index++) {
      before += this.counts[index] as number;
      const until = Math.floor((before * part) / total + 0.5);
      const count = until - moved;
      moved = until;
      if (count === 0) continue;
      into.add(this.#keys[index] as number, count, this.#bands[index] as number);
      this.counts[index] = (this.counts[index] as number) - count;
    }
    this.dropEmpty(first);
  }

  #grow(length: number): void {
    this.#keys = enlarged(this.#keys, new Float64Array(length));
    this.counts = enlarged(this.counts, new Float64Array(length));
    this.#bands = enlarged(this.#bands, new Int16Array(length));
  }
}
