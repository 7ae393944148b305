import { Bands } from "./bands.ts";
import { band, type Cohorts, home, listed } from "./cohorts.ts";
import { KeyList } from "./key-list.ts";

/** Who bids how much where: a queue for each shard or lane of a chain, one for a chain in one. */
export class Queues {
  #cohorts: Cohorts;
  #make: () => Bands;
  #bands: Bands[];
  /** Keys of the cohorts that bid in a band of a queue, queue by queue, in the order in which they came to it; those of ended lives are passed over. */
  #keysIn: KeyList[] = [];

  /** `floor`, `size` and `isFixed` are those of `Bands`. */
  constructor(cohorts: Cohorts, count: number, floor: number, size: number, isFixed: boolean) {
    this.#cohorts = cohorts;
    this.#make = () => new Bands(floor, size, isFixed);
    this.#bands = [this.#make()];
    this.divide(count);
  }

  get count(): number {
    return this.#bands.length;
  }

  on(queue: number): Bands {
    return this.#bands[queue] as Bands;
  }

  /** Transactions waiting in all of them. */
  get waiting(): number {
    let sum = 0;
    for (const { waiting } of this.#bands) sum += waiting;
    return sum;
  }

  /** The highest band in which anybody waits anywhere. */
  get top(): number {
    let highest = 0;
    for (const { top } of this.#bands) highest = Math.max(highest, top);
    return highest;
  }

  /** There are so many from now on, the first one the same, and nobody is listed in any: nobody may wait then. */
  divide(count: number): void {
    this.#bands = Array.from({ length: count }, (_, queue) => this.#bands[queue] ?? this.#make());
    const bands = this.on(0).count;
    const bidsIn = (itsBand: number) => (row: number) => this.#cohorts.rows[row + band] === itsBand;
    this.#keysIn = Array.from(
      { length: count * bands },
      (_, place) => new KeyList(this.#cohorts, bidsIn(place % bands)),
    );
  }

  /** So many more of a cohort wait in its queue, or fewer. */
  change(row: number, by: number): void {
    const { rows } = this.#cohorts;
    this.on(rows[row + home] as number).change(rows[row + band] as number, by);
  }

  keysIn(queue: number, itsBand: number): number[] {
    return this.#listOf(queue, itsBand).keys;
  }

  /** A cohort bids in its band from now on. */
  list(row: number, key: number): void {
    const { rows } = this.#cohorts;
    const itsBand = rows[row + band] as number;
    this.#listOf(rows[row + home] as number, itsBand).add(key);
    rows[row + listed] = 1;
  }

  #listOf(queue: number, itsBand: number): KeyList {
    return this.#keysIn[queue * this.on(0).count + itsBand] as KeyList;
  }
}
