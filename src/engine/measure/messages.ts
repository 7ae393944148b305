import { Histogram } from "../kernel/histogram.ts";
import type { Legs, Way } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";
import { named, type Quantiles, quantiles } from "./quantiles.ts";

/** How long messages to another layer were on their way, which of them came through for nothing, and which went half of the way. The run ends at `end`, microseconds. */
export function messages(window: Window, end: number): Fold {
  const ways: Record<Way, Waits> = { forth: new Waits(), back: new Waits() };
  const legs: Record<Legs, number> = { both: 0, one: 0, neither: 0 };
  let unbacked = 0;
  return {
    hears: {
      sent: ({ way, from, count }) => {
        if (within(window, from)) ways[way].send(count);
      },
      failed: ({ way, from, count }) => {
        if (way !== undefined && within(window, from)) ways[way].fail(count);
      },
      delivered: ({ way, from, to, count, time }) => {
        if (within(window, from)) ways[way].deliver(count, seconds(time - (from + to) / 2));
      },
      unbacked: ({ from, count }) => {
        if (within(window, from)) unbacked += count;
      },
      legs: ({ from, count, was, is }) => {
        if (!within(window, from)) return;
        if (was !== null) legs[was] -= count;
        if (is !== null) legs[is] += count;
      },
    },
    readings: () => {
      const decided = legs.both + legs.one + legs.neither;
      const through = ways.forth.delivered + ways.back.delivered;
      const isAny = through + decided > 0;
      return {
        ...named("messageSeconds", ways.forth.quantiles(seconds(end - window.end))),
        ...named("returnSeconds", ways.back.quantiles(seconds(end - window.end))),
        atomicityFailures: decided === 0 ? undefined : { count: legs.one, of: decided },
        unbackedShare: isAny ? { count: unbacked, of: Math.max(through, unbacked) } : undefined,
      };
    },
  };
}

/** Of messages that go one way. */
class Waits {
  #waits = new Histogram();
  #under = 0;

  send(count: number): void {
    this.#under += count;
  }

  fail(count: number): void {
    this.#under -= count;
  }

  /** They waited so long, s. */
  deliver(count: number, wait: number): void {
    this.#under -= count;
    this.#waits.add(wait, count);
  }

  get delivered(): number {
    return this.#waits.count;
  }

  /** Those that have not come have waited since the window ended at least, and longer than any that has; empty where none was sent. */
  quantiles(least: number): Quantiles {
    const all = new Histogram();
    all.merge(this.#waits);
    all.censor(this.#under);
    return quantiles(all).map((each) =>
      each?.moreThan ? { value: Math.max(each.value, least), moreThan: true } : each,
    );
  }
}
