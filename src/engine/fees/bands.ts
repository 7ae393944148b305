/** A bid band is 2^(1/32) wide, about 2.2 %; ordered from the least fee rate that nodes pass on. */
const step = 1.021897148654117;
const bands = 700;

/** Bands by which a bid goes above the one it wants to beat, about a tenth (A9). */
const outbidding = 4;

/** What a bid in each band pays, and how many wait there. */
export class Bands {
  readonly count: number;
  /** Fee of one transaction, in the smallest coin. */
  readonly fees: Float64Array;
  /** Transactions waiting, over all bands. */
  waiting = 0;
  #rates: Float64Array;
  #size: number;
  #waitingIn: Float64Array;
  /** Room that contract calls ask for besides, in transactions of users. */
  #callsIn: Float64Array;
  /** No band above it has anybody waiting. */
  #highest = 0;

  /** `floor` is the least fee rate, `size` what one transaction weighs in the unit of fee rates (vB). Where the fee is fixed there is one band. */
  constructor(floor: number, size: number, isFixed = false) {
    this.#size = size;
    this.count = isFixed ? 1 : bands;
    const column = () => new Float64Array(this.count);
    [this.fees, this.#rates, this.#waitingIn, this.#callsIn] = [column(), column(), column(), column()];
    for (let band = 0, rate = floor; band < this.count; band++, rate *= step) {
      // Because nodes would not pass on less than the floor, a fraction of a coin counts as a whole one.
      const fee = Math.ceil(rate * size - 1e-9);
      this.fees[band] = fee;
      this.#rates[band] = fee / size;
    }
  }

  /** The highest band whose fee rate is at most `rate`; -1 when that is below the floor. */
  of(rate: number): number {
    let [low, high] = [-1, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#rates[middle] as number) <= rate) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A fee of one transaction as a rate. */
  rateOf(fee: number): number {
    return fee / this.#size;
  }

  /** Fee rate of a band. */
  rate(band: number): number {
    return this.#rates[band] as number;
  }

  /** The highest band in which anybody waits; 0 when nobody does. */
  get top(): number {
    while (this.#highest > 0 && this.#inBand(this.#highest) === 0) this.#highest--;
    return this.#highest;
  }

  waitingIn(band: number): number {
    return this.#waitingIn[band] as number;
  }

  /** So many more, or fewer, wait in a band. */
  change(band: number, by: number): void {
    this.waiting += by;
    this.#waitingIn[band] = (this.#waitingIn[band] as number) + by;
    if (by > 0 && band > this.#highest) this.#highest = band;
  }

  /** So much more room, or less, is asked for by contract calls that bid in a band; below the floor they are not passed on. */
  occupy(band: number, worth: number): void {
    if (band < 0) return;
    const sum = (this.#callsIn[band] as number) + worth;
    // Because sums of fractions leave crumbs, what is next to nothing is nothing.
    this.#callsIn[band] = sum < 1e-9 ? 0 : sum;
    if (worth > 0 && band > this.#highest) this.#highest = band;
  }

  /**
   * The band to bid in to have at most so many transactions in front, for each of `ahead`, which rises; the floor where fewer
   * wait. The answers go into `bids`.
   */
  quote(ahead: Float64Array, bids: Int32Array): void {
    let inFront = 0;
    let next = 0;
    for (let band = this.top; band >= 0 && next < ahead.length; band--) {
      inFront += this.#inBand(band);
      while (next < ahead.length && inFront > (ahead[next] as number))
        bids[next++] = Math.min(band + outbidding, this.count - 1);
    }
    bids.fill(0, next);
  }

  /** The same of one who accepts so many. */
  bidFor(ahead: number): number {
    const band = this.#bandBehind(ahead);
    return band < 0 ? 0 : Math.min(band + outbidding, this.count - 1);
  }

  /** The lowest band in which somebody has so much room in a block of `room` when he bids after all others. */
  outbid(worth: number, room: number): number {
    return Math.min(this.#bandBehind(room - worth) + 1, this.count - 1);
  }

  /** How much waits in a band and above it. */
  waitingFrom(band: number): number {
    let sum = 0;
    for (let each = this.top; each >= band; each--) sum += this.#inBand(each);
    return sum;
  }

  /** The highest band that has more than so many in it and above; -1: fewer wait. */
  #bandBehind(ahead: number): number {
    let inFront = 0;
    for (let band = this.top; band >= 0; band--) {
      inFront += this.#inBand(band);
      if (inFront > ahead) return band;
    }
    return -1;
  }

  #inBand(band: number): number {
    return (this.#waitingIn[band] as number) + (this.#callsIn[band] as number);
  }
}
