import type { Incident } from "./scenario.ts";

/** A stretch of time, microseconds: from `start` until before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Producers are cut in two. */
export interface Cut extends Span {
  /** Share of the weight on the far side. */
  readonly share: number;
  /** Whoever an adversary besieges is on the far side instead, by name and not by weight. */
  readonly isEclipse?: boolean;
}

/** What befalls one layer during a run. */
export class Incidents {
  /** Users who come besides, tx/s. */
  readonly crowds: readonly (Span & { readonly rate: number })[];
  readonly partitions: readonly Cut[];
  #outages: readonly (Span & { readonly party: string | null })[];
  /** Moments at which parties follow the protocol again, microseconds. */
  #ends: readonly number[];

  /** `zero` is the moment from which incidents count their time, microseconds; `eclipses` are an adversary's doing, and at `ends` it leaves off. */
  constructor(
    incidents: readonly Incident[],
    zero: number,
    eclipses: readonly Cut[] = [],
    ends: readonly number[] = [],
  ) {
    this.#ends = ends;
    const span = ({ at, lasts }: Incident): Span => {
      const start = zero + Math.round(at * 1e6);
      return { start, end: lasts === null ? Number.POSITIVE_INFINITY : start + Math.round(lasts * 1e6) };
    };
    this.crowds = incidents.flatMap((each) =>
      each.kind === "crowd" ? [{ ...span(each), rate: each.rate }] : [],
    );
    const partitions = incidents.flatMap((each) =>
      each.kind === "partition" ? [{ ...span(each), share: each.share }] : [],
    );
    this.partitions = [...partitions, ...eclipses];
    this.#outages = incidents.flatMap((each) =>
      each.kind === "outage" || each.kind === "failure"
        ? [{ ...span(each), party: each.kind === "failure" ? each.party : null }]
        : [],
    );
  }

  /** Whether a party does nothing at a moment, on its own account or because the whole layer stands still. */
  isDown(party: string, now: number): boolean {
    return this.#outages.some((each) => holds(each, now) && (each.party === null || each.party === party));
  }

  /** When a party does nothing, on its own account or because the whole layer stands still. */
  downtimes(party: string): readonly Span[] {
    return this.#outages
      .filter((each) => each.party === null || each.party === party)
      .map(({ start, end }) => ({ start, end }));
  }

  /** Moments at which something begins or ends, microseconds, each once and rising. */
  get edges(): readonly number[] {
    const spans = [...this.crowds, ...this.partitions, ...this.#outages];
    const moments = [...spans.flatMap(({ start, end }) => [start, end]), ...this.#ends].filter(
      Number.isFinite,
    );
    return [...new Set(moments)].sort((a, b) => a - b);
  }

  /** The partition that lasts at a moment. */
  partition(now: number): Cut | undefined {
    // Because nodes ask all the time, and mostly there is none.
    for (const each of this.partitions) if (holds(each, now)) return each;
    return undefined;
  }

  /** Users who come besides from one moment to another, on average. */
  crowd(from: number, to: number): number {
    let sum = 0;
    for (const { start, end, rate } of this.crowds)
      sum += (rate * Math.max(0, Math.min(to, end) - Math.max(from, start))) / 1e6;
    return sum;
  }
}

function holds({ start, end }: Span, now: number): boolean {
  return now >= start && now < end;
}
