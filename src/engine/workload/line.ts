import { enlarged } from "../kernel/columns.ts";

/** Numbers kept of each who stands in a line: the key of the cohort, and when it came. */
const width = 2;

/** Cohorts in the order in which they came, each of which is looked at again after the same times. */
export class Line {
  #waits: readonly number[];
  /** Key and moment of coming, one after the other, and where the next one goes. */
  #rows = new Float64Array(32 * width);
  #end = 0;
  /** By wait: where the first cohort stands that is not yet due. */
  #next: Int32Array;

  /** `waits` rise, microseconds. */
  constructor(waits: readonly number[]) {
    this.#waits = waits;
    this.#next = new Int32Array(waits.length);
  }

  add(cohort: number, now: number): void {
    if (this.#end === this.#rows.length) this.#makeRoom();
    this.#rows[this.#end] = cohort;
    this.#rows[this.#end + 1] = now;
    this.#end += width;
  }

  /** When the next cohort is due, whichever of its waits that ends, microseconds; Infinity: there is none. */
  get next(): number {
    let next = Number.POSITIVE_INFINITY;
    for (let wait = 0; wait < this.#waits.length; wait++) {
      const row = this.#next[wait] as number;
      if (row < this.#end)
        next = Math.min(next, (this.#rows[row + 1] as number) + (this.#waits[wait] as number));
    }
    return next;
  }

  /** The next cohort whose wait of that number has passed, each once; -1 when there is none. */
  due(wait: number, now: number): number {
    const row = this.#next[wait] as number;
    if (row === this.#end || (this.#rows[row + 1] as number) > now - (this.#waits[wait] as number)) return -1;
    this.#next[wait] = row + width;
    return this.#rows[row] as number;
  }

  /** Because the last wait is the longest, nobody looks at those before it again: they make room, unless they are few. */
  #makeRoom(): void {
    const gone = this.#next.at(-1) ?? 0;
    if (gone < this.#end / 2) {
      this.#rows = enlarged(this.#rows, new Float64Array(this.#rows.length * 2));
      return;
    }
    this.#rows.copyWithin(0, gone, this.#end);
    this.#end -= gone;
    for (let wait = 0; wait < this.#next.length; wait++)
      this.#next[wait] = (this.#next[wait] as number) - gone;
  }
}
