import { Histogram } from "../kernel/histogram.ts";
import type { Legs, TraceEvent, Way } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";
import { named, type Quantiles, quantiles } from "./quantiles.ts";

/** How long messages to another layer were on their way, which of them came through for nothing, and which went half of the way. The run ends at `end`, microseconds. */
export function messages(window: Window, end: number): Fold {
  const ways: Record<Way, Waits> = { forth: new Waits(), back: new Waits() };
  const legs: Record<Legs, number> = { both: 0, one: 0, neither: 0 };
  let unbacked = 0;
  return {
    see: (event) => {
      if (!("from" in event) || !within(window, event.from)) return;
      if ("way" in event && event.way !== undefined) ways[event.way].see(event);
      if (event.kind === "unbacked") unbacked += event.count;
      if (event.kind !== "legs") return;
      if (event.was !== null) legs[event.was] -= event.count;
      if (event.is !== null) legs[event.is] += event.count;
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

  see(event: TraceEvent): void {
    if (event.kind === "sent") this.#under += event.count;
    if (event.kind === "failed") this.#under -= event.count;
    if (event.kind !== "delivered") return;
    this.#under -= event.count;
    this.#waits.add(seconds(event.time - (event.from + event.to) / 2), event.count);
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
