import type { Part } from "../trace.ts";

/** A bid band is 2^(1/32) wide, about 2.2 %; ordered from the least fee rate that nodes pass on. */
const step = 1.021897148654117;
const bands = 700;

/** Bands by which a bid goes above the one it wants to beat, about a tenth (A9). */
const outbidding = 4;

/** How many transactions of which cohort a block holds. */
export interface Take {
  readonly key: number;
  readonly count: number;
  readonly part: Part;
}

/** A queue's accounts, in transactions: submitted = final + gave up + waiting + held in unfinal blocks. */
export interface Books {
  readonly submitted: number;
  readonly final: number;
  readonly gaveUp: number;
  readonly waiting: number;
  readonly held: number;
}

/**
 * Waiting transactions of equal size, as cohorts: all who submitted in one stretch of time with one bid.
 * A block takes the highest bids first; in the band where room runs out everyone has the same chance (A8).
 * The queue is always seen from one block of the tree: `connect` and `disconnect` move it, as a node does in a reorganization.
 */
export class Mempool {
  /** Fee of one transaction by bid band, in the smallest coin. */
  readonly fees = new Float64Array(bands);
  /** Fee rates by bid band. */
  readonly rates = new Float64Array(bands);
  /** Transactions waiting, over all bands. */
  waiting = 0;

  #gaveUp: (part: Part) => void;
  #waitingIn = new Float64Array(bands);
  /** Keys of the cohorts that bid in a band, longest waiting first; those of ended lives are passed over. */
  #cohortsIn: number[][] = Array.from({ length: bands }, () => []);
  #highest = 0;
  #cohorts: Cohort[] = [];
  #free: number[] = [];
  #orphans: number[] = [];
  #totals = { submitted: 0, final: 0, gaveUp: 0 };

  /**
   * `floor` is the least fee rate, `size` what one transaction weighs in the unit of fee rates (vB). `gaveUp` is told of those
   * whose patience ran out, once no reorganization can still serve them.
   */
  constructor(floor: number, size: number, gaveUp: (part: Part) => void) {
    this.#gaveUp = gaveUp;
    for (let band = 0, rate = floor; band < bands; band++, rate *= step) {
      this.rates[band] = rate;
      // Because nodes would not pass on less than the floor, a fraction of a coin counts as a whole one.
      this.fees[band] = Math.ceil(rate * size - 1e-9);
    }
  }

  /** The highest band whose fee rate is at most `rate`; -1 when that is below the floor. */
  bandOf(rate: number): number {
    let [low, high] = [-1, bands - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.rates[middle] as number) <= rate) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The band to bid in to have at most so many transactions in front, for each of `ahead`, which rises; the floor where fewer
   * wait. The answers go into `bids`.
   */
  quote(ahead: Float64Array, bids: Int32Array): void {
    let inFront = 0;
    let next = 0;
    for (let band = this.#top(); band >= 0 && next < ahead.length; band--) {
      inFront += this.#waitingIn[band] as number;
      while (next < ahead.length && inFront > (ahead[next] as number))
        bids[next++] = Math.min(band + outbidding, bands - 1);
    }
    bids.fill(0, next);
  }

  /** `count` users submit in [from, to), bidding in `band`. Returns the key of their cohort. */
  submit(band: number, from: number, to: number, count: number): number {
    const number = this.#free.pop() ?? this.#cohorts.push(new Cohort()) - 1;
    const cohort = this.#cohorts[number] as Cohort;
    cohort.start(band, from, to, count);
    const key = keyOf(number, cohort);
    (this.#cohortsIn[band] as number[]).push(key);
    this.#count(band, count);
    this.#totals.submitted += count;
    return key;
  }

  /** Those of a cohort who still wait bid more; what is no more than their present bid changes nothing. */
  raise(key: number, band: number): void {
    const cohort = this.#living(key);
    if (cohort === undefined || cohort.expired || band <= cohort.band) return;
    this.#count(cohort.band, -cohort.available);
    cohort.band = band;
    (this.#cohortsIn[band] as number[]).push(key);
    this.#count(band, cohort.available);
  }

  /** Those of a cohort who still wait give up. */
  expire(key: number): void {
    const cohort = this.#living(key);
    if (cohort === undefined || cohort.expired) return;
    this.#count(cohort.band, -cohort.available);
    cohort.expired = true;
    this.#releaseIfDone(numberOf(key), cohort);
  }

  #living(key: number): Cohort | undefined {
    const number = numberOf(key);
    const cohort = this.#cohorts[number];
    return cohort !== undefined && keyOf(number, cohort) === key ? cohort : undefined;
  }

  /** What a block with room for `room` transactions takes. Nothing changes until it is connected. */
  select(room: number): Take[] {
    const takes: Take[] = [];
    let left = room;
    for (let band = this.#top(); band >= 0 && left > 0; band--) {
      const waiting = this.#waitingIn[band] as number;
      if (waiting === 0) continue;
      this.#takeFrom(band, Math.min(1, left / waiting), Math.min(left, waiting), takes);
      left -= Math.min(left, waiting);
    }
    return takes;
  }

  /** The queue is now seen from a block that holds these. */
  connect(takes: readonly Take[]): void {
    this.#move(takes, 1);
  }

  /** The queue is no longer seen from that block: what it held waits again. */
  disconnect(takes: readonly Take[]): void {
    this.#move(takes, -1);
  }

  /**
   * A block of the present view is final: what it holds leaves the queue for good, and who gave up is told so. Returns what
   * left; users who had given up before a reorganization brought them back are not served twice.
   */
  settle(takes: readonly Take[]): readonly Part[] {
    const parts: Part[] = [];
    for (const take of takes) {
      const cohort = this.#living(take.key);
      if (cohort === undefined) continue;
      cohort.held -= take.count;
      cohort.final += take.count;
      this.#totals.final += take.count;
      parts.push(take.part);
      this.#releaseIfDone(numberOf(take.key), cohort);
    }
    const orphans = this.#orphans;
    this.#orphans = [];
    for (const key of orphans) {
      const cohort = this.#living(key);
      if (cohort !== undefined) this.#releaseIfDone(numberOf(key), cohort);
    }
    return parts;
  }

  /** Where every transaction ever submitted is now. */
  books(): Books {
    let [held, unreported] = [0, 0];
    for (const cohort of this.#cohorts) {
      if (cohort.band < 0) continue;
      held += cohort.held;
      if (cohort.expired) unreported += cohort.submitted - cohort.held - cohort.final;
    }
    const { submitted, final, gaveUp } = this.#totals;
    return { submitted, final, gaveUp: gaveUp + unreported, waiting: this.waiting, held };
  }

  #takeFrom(band: number, share: number, total: number, takes: Take[]): void {
    const keys = this.#cohortsIn[band] as number[];
    const first = takes.length;
    const part = (cohort: Cohort, count: number): Part => ({
      from: cohort.from,
      to: cohort.to,
      count,
      fee: this.fees[band] as number,
    });
    let rest = total;
    let kept = 0;
    const open: number[] = [];
    for (const key of keys) {
      const cohort = this.#living(key);
      // Because a cohort that bids more is listed in its new band too, the old one drops it here.
      if (cohort === undefined || cohort.expired || cohort.band !== band) continue;
      keys[kept++] = key;
      const available = cohort.available;
      if (available === 0) continue;
      const count = share === 1 ? available : Math.floor(available * share);
      rest -= count;
      if (count < available) open.push(takes.length);
      takes.push({ key, count, part: part(cohort, count) });
    }
    keys.length = kept;
    // Because shares were rounded down, the few places left go one each to the longest waiting.
    for (const index of open) {
      if (rest === 0) break;
      const take = takes[index] as Take;
      takes[index] = { ...take, count: take.count + 1, part: { ...take.part, count: take.count + 1 } };
      rest--;
    }
    dropEmpty(takes, first);
  }

  #move(takes: readonly Take[], sign: 1 | -1): void {
    for (const take of takes) {
      const cohort = this.#living(take.key);
      if (cohort === undefined) continue;
      const before = cohort.available;
      cohort.held += sign * take.count;
      this.#count(cohort.band, cohort.available - before);
      // Because another view may still serve them, those too late to wait again are let go when the next block is final.
      if (cohort.expired && cohort.held === 0) this.#orphans.push(take.key);
    }
  }

  #releaseIfDone(number: number, cohort: Cohort): void {
    const left = cohort.submitted - cohort.final;
    if (cohort.held > 0 || (left > 0 && !cohort.expired)) return;
    this.#totals.gaveUp += left;
    if (left > 0) this.#gaveUp({ from: cohort.from, to: cohort.to, count: left, fee: 0 });
    cohort.end();
    this.#free.push(number);
  }

  #count(band: number, change: number): void {
    this.waiting += change;
    this.#waitingIn[band] = (this.#waitingIn[band] as number) + change;
    if (change > 0 && band > this.#highest) this.#highest = band;
  }

  #top(): number {
    while (this.#highest > 0 && this.#waitingIn[this.#highest] === 0) this.#highest--;
    return this.#highest;
  }
}

/** A bid band of -1 marks a number that waits to be used again. */
class Cohort {
  band = -1;
  from = 0;
  to = 0;
  submitted = 0;
  /** In unfinal blocks of the present view. */
  held = 0;
  final = 0;
  expired = false;
  life = 0;

  get available(): number {
    return this.expired ? 0 : this.submitted - this.held - this.final;
  }

  start(band: number, from: number, to: number, count: number): void {
    this.band = band;
    this.from = from;
    this.to = to;
    this.submitted = count;
    this.held = 0;
    this.final = 0;
    this.expired = false;
  }

  end(): void {
    this.band = -1;
    this.life++;
  }
}

/** What is wrong with a queue's accounts. */
export function imbalance({ submitted, final, gaveUp, waiting, held }: Books): readonly string[] {
  if (submitted === final + gaveUp + waiting + held) return [];
  return [
    `${submitted} submitted, but ${final} final + ${gaveUp} gave up + ${waiting} waiting + ${held} in blocks`,
  ];
}

/** Cohort numbers are used again; the key tells one life of a number from the next. */
const lives = 0x20_0000;

function keyOf(number: number, cohort: Cohort): number {
  return number * lives + (cohort.life % lives);
}

function numberOf(key: number): number {
  return Math.floor(key / lives);
}

function dropEmpty(takes: Take[], from: number): void {
  let kept = from;
  for (let index = from; index < takes.length; index++) {
    const take = takes[index] as Take;
    if (take.count > 0) takes[kept++] = take;
  }
  takes.length = kept;
}
