/** Numbers are used again; a key tells one life of a number from the next. */
const lives = 0x20_0000;

/** What is known of a cohort, by its place in the cohort's row. */
export const [band, submitted] = [0, 1];
/** In blocks of the present view that may still be undone, and in blocks that may not. */
export const [held, buried] = [2, 3];
/** Reported as served by settled blocks, and reported as having given up. */
export const [served, gone] = [4, 5];
/** 1 when patience has run out, and 1 when the key stands in the list of its band. */
export const [expired, listed] = [6, 7];
/** 1 while they would not pay what everybody is charged beside his bid. */
export const aside = 8;
/** How often the number was used before, and 1 while it is used. */
const [life, used] = [9, 10];
/** Taken by blocks of the present view and on their way to another shard; and the shard of their accounts. */
export const [sent, home] = [11, 12];
/** As long as a cache line, so that all that is known of a cohort comes at once. */
const width = 16;

/**
 * Users who submitted in one stretch of time with one bid and one most that they pay. They lie in rows side by side, because a busy chain has tens of
 * thousands of them and a block touches hundreds. Counts are whole and below 2^31.
 */
export class Cohorts {
  /** By row + place. */
  rows = new Int32Array(256 * width);
  /** By cohort: when they submitted, from and until. */
  #spans = new Float64Array(256 * 2);
  /** By cohort: the most that one of them pays, smallest coin. */
  #highest = new Float64Array(256);
  /** End of the last row. */
  #end = 0;
  #free: number[] = [];

  /** A new cohort; returns its row. */
  start(
    itsBand: number,
    since: number,
    until: number,
    count: number,
    highest: number,
    shard: number,
  ): number {
    const row = this.#free.pop() ?? this.#newRow();
    const { rows } = this;
    rows[row + band] = itsBand;
    this.#spans[row / 8] = since;
    this.#spans[row / 8 + 1] = until;
    this.#highest[row / width] = highest;
    rows[row + submitted] = count;
    for (let place = held; place <= aside; place++) rows[row + place] = 0;
    rows[row + used] = 1;
    rows[row + sent] = 0;
    rows[row + home] = shard;
    return row;
  }

  /** Nobody needs to know of them any more. */
  end(row: number): void {
    this.rows[row + used] = 0;
    this.rows[row + life] = ((this.rows[row + life] as number) + 1) % lives;
    this.#free.push(row);
  }

  from(row: number): number {
    return this.#spans[row / 8] as number;
  }

  to(row: number): number {
    return this.#spans[row / 8 + 1] as number;
  }

  highest(row: number): number {
    return this.#highest[row / width] as number;
  }

  key(row: number): number {
    return row * lives + (this.rows[row + life] as number);
  }

  /** The row behind a key; -1 when that life has ended. */
  living(key: number): number {
    const row = Math.floor(key / lives);
    return key - row * lives === this.rows[row + life] ? row : -1;
  }

  /** How many still wait, and would pay what is charged. */
  available(row: number): number {
    return this.rows[row + expired] === 1 || this.rows[row + aside] === 1 ? 0 : this.unserved(row);
  }

  /** How many are in no block, whether they still wait or not. */
  unserved(row: number): number {
    const { rows } = this;
    const taken =
      (rows[row + held] as number) + (rows[row + buried] as number) + (rows[row + sent] as number);
    return (rows[row + submitted] as number) - taken;
  }

  /** Calls for the row of each. */
  each(see: (row: number) => void): void {
    for (let row = 0; row < this.#end; row += width) if (this.rows[row + used] === 1) see(row);
  }

  #newRow(): number {
    if (this.#end === this.rows.length) {
      const [rows, spans, highest] = [this.rows, this.#spans, this.#highest];
      this.rows = new Int32Array(rows.length * 2);
      this.rows.set(rows);
      this.#spans = new Float64Array(spans.length * 2);
      this.#spans.set(spans);
      this.#highest = new Float64Array(highest.length * 2);
      this.#highest.set(highest);
    }
    this.#end += width;
    return this.#end - width;
  }
}
