import { Bands } from "./bands.ts";
import { band, type Cohorts, home, listed } from "./cohorts.ts";

/** Keys that a band's list may hold whether they are of use or not. */
const shortList = 1_024;

/** Who bids how much where: a queue for each shard or lane of a chain, one for a chain in one. */
export class Queues {
  #cohorts: Cohorts;
  #make: () => Bands;
  #bands: Bands[];
  /** Keys of the cohorts that bid in a band of a queue, queue by queue, in the order in which they came to it; those of ended lives are passed over. */
  #keysIn: number[][] = [];
  /** Length at which a list is tidied. */
  #longest = new Int32Array(0);

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
    const lists = count * this.on(0).count;
    this.#keysIn = Array.from({ length: lists }, () => []);
    this.#longest = new Int32Array(lists).fill(shortList);
  }

  /** So many more of a cohort wait in its queue, or fewer. */
  change(row: number, by: number): void {
    const { rows } = this.#cohorts;
    this.on(rows[row + home] as number).change(rows[row + band] as number, by);
  }

  keysIn(queue: number, itsBand: number): number[] {
    return this.#keysIn[this.#place(queue, itsBand)] as number[];
  }

  /** A cohort bids in its band from now on. */
  list(row: number, key: number): void {
    const { rows } = this.#cohorts;
    const itsBand = rows[row + band] as number;
    const place = this.#place(rows[row + home] as number, itsBand);
    const keys = this.#keysIn[place] as number[];
    // Because no block comes down to the lowest bids in a crowd, lists drop who has left them as they grow.
    if (keys.length >= (this.#longest[place] as number)) this.#tidy(place, itsBand);
    keys.push(key);
    rows[row + listed] = 1;
  }

  #place(queue: number, itsBand: number): number {
    return queue * this.on(0).count + itsBand;
  }

  #tidy(place: number, itsBand: number): void {
    const { rows } = this.#cohorts;
    const keys = this.#keysIn[place] as number[];
    let kept = 0;
    for (const key of keys) {
      const row = this.#cohorts.living(key);
      if (row >= 0 && rows[row + band] === itsBand) keys[kept++] = key;
    }
    keys.length = kept;
    this.#longest[place] = Math.max(shortList, 2 * kept);
  }
}
