import { Histogram } from "../kernel/histogram.ts";
import type { Parts } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** How many moments stand for the users of a cohort, who submitted evenly over its stretch of time. */
const moments = 4;

/** How long users waited, and how many did not wait to the end. */
export class Waiting implements Fold {
  readonly inclusion = new Histogram();
  readonly finality = new Histogram();
  #window: Window;
  #arrived = 0;
  #left = 0;
  /** Whom a block serves by when they submitted: those of one stretch of time wait alike, whatever they bid. */
  #together = new Map<number, { to: number; count: number }>();

  constructor(window: Window) {
    this.#window = window;
  }

  see: Fold["see"] = (event) => {
    if (event.kind === "arrived" && within(this.#window, event.from)) {
      this.#arrived += event.count;
      this.#left += event.pricedOut;
    }
    if (event.kind === "gave-up" && within(this.#window, event.from)) this.#left += event.count;
    if (event.kind === "final") this.#served(event.parts, event.seen, event.time);
  };

  readings: Fold["readings"] = () => ({
    inclusionSeconds: this.inclusion.quantile(0.5),
    "inclusionSeconds.p90": this.inclusion.quantile(0.9),
    "inclusionSeconds.p99": this.inclusion.quantile(0.99),
    finalitySeconds: this.finality.quantile(0.5),
    "finalitySeconds.p90": this.finality.quantile(0.9),
    "finalitySeconds.p99": this.finality.quantile(0.99),
    pricedOutShare: this.#arrived === 0 ? undefined : this.#left / this.#arrived,
  });

  /** Users of the window who neither gave up nor saw an end of it when the run stopped. */
  get unfinished(): number {
    return this.#arrived - this.#left - this.finality.count;
  }

  /** Users who tried in the window. */
  get arrived(): number {
    return this.#arrived;
  }

  /** Users who could not pay the least fee, or gave up. */
  get left(): number {
    return this.#left;
  }

  /** The run is over: who still waits has waited longer than anybody was seen to. */
  censor(): void {
    const unfinished = this.unfinished;
    this.inclusion.censor(unfinished);
    this.finality.censor(unfinished);
  }

  #served({ from, to, count }: Parts, seen: number, settled: number): void {
    const together = this.#together;
    for (let row = 0; row < count.length; row++) {
      const since = from[row] as number;
      if (count[row] === 0 || !within(this.#window, since)) continue;
      const known = together.get(since);
      if (known === undefined) together.set(since, { to: to[row] as number, count: count[row] as number });
      else known.count += count[row] as number;
    }
    for (const [since, users] of together) this.#add(since, users.to, users.count, seen, settled);
    together.clear();
  }

  #add(from: number, to: number, count: number, seen: number, settled: number): void {
    for (let moment = 0; moment < moments; moment++) {
      const submitted = from + ((moment + 0.5) / moments) * (to - from);
      this.inclusion.add(seconds(Math.max(0, seen - submitted)), count / moments);
      this.finality.add(seconds(settled - submitted), count / moments);
    }
  }
}
