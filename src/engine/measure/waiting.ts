import { Histogram } from "../kernel/histogram.ts";
import type { Parts } from "../trace.ts";
import { addWaits, crowdOf } from "./crowd.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How long users waited, and how many did not wait to the end. */
export class Waiting implements Fold {
  readonly inclusion = new Histogram();
  readonly finality = new Histogram();
  #window: Window;
  #arrived = 0;
  #left = 0;
  #failed = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  see: Fold["see"] = (event) => {
    if (event.kind === "arrived" && within(this.#window, event.from)) {
      this.#arrived += event.count;
      this.#left += event.pricedOut;
    }
    if (event.kind === "gave-up" && within(this.#window, event.from)) this.#left += event.count;
    if (event.kind === "failed" && within(this.#window, event.from)) this.#failed += event.count;
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

  /** Users of the window who neither gave up nor failed nor saw an end of it when the run stopped. */
  get unfinished(): number {
    return this.#arrived - this.left - this.finality.count;
  }

  /** Users who tried in the window. */
  get arrived(): number {
    return this.#arrived;
  }

  /** Users who could not pay the least fee, gave up, or found no way for their payment. */
  get left(): number {
    return this.#left + this.#failed;
  }

  /** The run is over: who still waits has waited longer than anybody was seen to. */
  censor(): void {
    const unfinished = this.unfinished;
    this.inclusion.censor(unfinished);
    this.finality.censor(unfinished);
  }

  #served(parts: Parts, seen: number, settled: number): void {
    for (const stretch of crowdOf(parts, this.#window)) {
      addWaits(stretch, seen, this.inclusion);
      addWaits(stretch, settled, this.finality);
    }
  }
}
