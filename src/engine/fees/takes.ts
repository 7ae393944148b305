import { enlarged } from "../kernel/columns.ts";

/** How many transactions of which cohorts a block holds, and in which bands they bid: columns of equal length; its contract calls; and the data of who bid last. */
export interface Takes {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
  readonly bands: Int16Array;
  readonly calls: readonly number[];
  /** The room it takes, in transactions of users, and its band; null: there is none. */
  readonly data: Data | null;
}

/** Data in a block that somebody bought room for after all others had bid. */
export interface Data {
  readonly worth: number;
  readonly band: number;
}

export const noTakes: Takes = {
  keys: new Float64Array(0),
  counts: new Float64Array(0),
  bands: new Int16Array(0),
  calls: [],
  data: null,
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

  copy(calls: readonly number[], data: Data | null): Takes {
    // Because arrays of nothing take room too, and blocks of which nobody's payments are followed are many.
    if (this.length === 0) return { ...noTakes, calls, data };
    return {
      keys: this.#keys.slice(0, this.length),
      counts: this.counts.slice(0, this.length),
      bands: this.#bands.slice(0, this.length),
      calls,
      data,
    };
  }

  #grow(length: number): void {
    this.#keys = enlarged(this.#keys, new Float64Array(length));
    this.counts = enlarged(this.counts, new Float64Array(length));
    this.#bands = enlarged(this.#bands, new Int16Array(length));
  }
}
