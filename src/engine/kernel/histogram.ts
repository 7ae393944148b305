/** A quantile; `moreThan` says that it lies among what had not finished, somewhere above `value`. */
export interface Quantile {
  readonly value: number;
  readonly moreThan: boolean;
}

/** Bins per doubling: each is 1/128 as wide as its octave begins, at most .79 % of the value. */
const BINS_PER_OCTAVE = 128;
const LOWEST_EXPONENT = -20;
const OCTAVES = 61;
const FLOOR = 1 / 1_048_576;
const SIZE = OCTAVES * BINS_PER_OCTAVE + 1;

/**
 * How values ≥ 0 are distributed, in constant memory (62 kB), each value with a count so that a cohort is added at once.
 * Values between 2^-20 and 2^41 are kept to within .79 %; below and above only the exact extremes are known.
 * Source of the bins: HdrHistogram's idea, taken from the bits of the double so that no logarithm is needed.
 */
export class Histogram {
  readonly #counts = new Float64Array(SIZE);
  readonly #bits = new DataView(new ArrayBuffer(8));
  #total = 0;
  /** Values added. */
  count = 0;
  /** Values known only to lie above all others, such as payments that never finished. */
  censored = 0;
  /** Exact smallest and largest value; Infinity and 0 while there are none. */
  minimum = Number.POSITIVE_INFINITY;
  maximum = 0;

  /** Adds a value `count` times; counts need not be whole. */
  add(value: number, count = 1): void {
    if (!(count > 0)) return;
    const bin = this.#bin(value);
    this.#counts[bin] = (this.#counts[bin] as number) + count;
    this.#total += value * count;
    this.count += count;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  /** Adds values that had not finished when the run ended. */
  censor(count = 1): void {
    if (count > 0) this.censored += count;
  }

  /** Mean of the values added, exact but for rounding; 0 while there are none. The censored are not in it. */
  get mean(): number {
    return this.count > 0 ? this.#total / this.count : 0;
  }

  /** The p-quantile of all, the censored included, linear within a bin; undefined while nothing was added. */
  quantile(p: number): Quantile | undefined {
    const all = this.count + this.censored;
    if (all === 0) return undefined;
    const rank = p * all;
    // Because a sum of counts may miss a whole number by rounding, the last value still counts as seen.
    if (this.count === 0 || rank > this.count * (1 + 1e-12)) return { value: this.maximum, moreThan: true };
    let before = 0;
    for (let bin = 0; bin < SIZE; bin++) {
      const inside = this.#counts[bin] as number;
      if (inside > 0 && before + inside >= rank) {
        return { value: this.#within(bin, (rank - before) / inside), moreThan: false };
      }
      before += inside;
    }
    return { value: this.maximum, moreThan: false };
  }

  /** Share of all, the censored included, that are at most `limit`; 0 while nothing was added. */
  share(limit: number): number {
    const all = this.count + this.censored;
    if (all === 0 || limit < this.minimum) return 0;
    if (limit >= this.maximum) return this.count / all;
    const last = this.#bin(limit);
    let below = 0;
    for (let bin = 0; bin < last; bin++) below += this.#counts[bin] as number;
    const low = this.#edge(last);
    const high = this.#edge(last + 1);
    const part = high > low ? (limit - low) / (high - low) : 1;
    return (below + (this.#counts[last] as number) * Math.min(1, Math.max(0, part))) / all;
  }

  /** Adds all that another histogram holds. */
  merge(other: Histogram): void {
    for (let bin = 0; bin < SIZE; bin++) {
      this.#counts[bin] = (this.#counts[bin] as number) + (other.#counts[bin] as number);
    }
    this.#total += other.#total;
    this.count += other.count;
    this.censored += other.censored;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
  }

  /** The exponent and the first seven bits of the mantissa, counted from the lowest octave; 0 holds what is smaller. */
  #bin(value: number): number {
    if (!(value >= FLOOR)) return 0;
    this.#bits.setFloat64(0, value);
    const bin = (this.#bits.getUint32(0) >>> 13) - (1023 + LOWEST_EXPONENT) * BINS_PER_OCTAVE + 1;
    return Math.min(bin, SIZE - 1);
  }

  #within(bin: number, part: number): number {
    const low = this.#edge(bin);
    return low + (this.#edge(bin + 1) - low) * part;
  }

  /** Where a bin begins, never beyond the exact extremes. */
  #edge(bin: number): number {
    if (bin >= SIZE) return this.maximum;
    return Math.min(this.maximum, Math.max(this.minimum, bin === 0 ? 0 : this.#begin(bin)));
  }

  #begin(bin: number): number {
    this.#bits.setUint32(0, ((1023 + LOWEST_EXPONENT) * BINS_PER_OCTAVE + bin - 1) << 13);
    this.#bits.setUint32(4, 0);
    return this.#bits.getFloat64(0);
  }
}
