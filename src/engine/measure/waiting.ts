import { Histogram } from "../kernel/histogram.ts";
import type { Parts } from "../trace.ts";
import { addWaitsIn, type Crowds, type Inclusion } from "./crowd.ts";
import { type Fates, remarkable } from "./fates.ts";
import { type Fold, type Reading, type Window, within } from "./fold.ts";

/** How long users waited to be in a block, and for it to be settled, and how many did not wait to the end. */
export class Waiting implements Fold {
  readonly inclusion = new Histogram();
  readonly finality = new Histogram();
  #window: Window;
  #crowds: Crowds;
  #arrived = 0;
  #left = 0;
  #unsettled = 0;
  #failed = 0;

  constructor(crowds: Crowds) {
    this.#window = crowds.window;
    this.#crowds = crowds;
  }

  hears: Fold["hears"] = {
    arrived: ({ from, count, pricedOut }) => {
      if (!within(this.#window, from)) return;
      this.#arrived += count;
      this.#left += pricedOut;
    },
    "gave-up": ({ from, count }) => {
      if (within(this.#window, from)) this.#left += count;
    },
    failed: ({ from, count }) => {
      if (within(this.#window, from)) this.#failed += count;
    },
    final: (event) => this.#served(event.parts, event, event.time),
    unsettled: (event) => this.#included(event.parts, event),
  };

  readings: Fold["readings"] = () => ({
    inclusionSeconds: this.inclusion.quantile(0.5),
    "inclusionSeconds.p90": this.inclusion.quantile(0.9),
    "inclusionSeconds.p99": this.inclusion.quantile(0.99),
    pricedOutShare: this.#pricedOut,
  });

  /** Because who still waits when the run stops may give up later, with many of those it is a bound. */
  get #pricedOut(): Reading {
    if (this.#arrived === 0) return undefined;
    const value = this.#left / this.#arrived;
    return this.waiting / this.#arrived < remarkable ? value : { value, moreThan: true };
  }

  /** Users of the window who neither gave up nor failed nor saw an end of it when the run stopped. */
  get unfinished(): number {
    return this.#arrived - this.left - this.finality.count;
  }

  /** Those of them who were in no block. */
  get waiting(): number {
    return this.unfinished - this.#unsettled;
  }

  /** Users who could not pay the least fee, gave up, or found no way for their payment. */
  get left(): number {
    return this.#left + this.#failed;
  }

  /** undefined where nobody came. */
  get fates(): Fates | undefined {
    const of = this.#arrived;
    if (of === 0) return undefined;
    const served = this.finality.count / of;
    return { served, left: this.#left / of, failed: this.#failed / of, waiting: this.unfinished / of };
  }

  /** The run is over: who still waits has waited longer than anybody was seen to. */
  censor(): void {
    this.inclusion.censor(this.waiting);
    this.finality.censor(this.unfinished);
  }

  #included(parts: Parts, block: Inclusion): void {
    for (const stretch of this.#crowds.of(parts)) {
      addWaitsIn(block, stretch, block.seen, this.inclusion);
      this.#unsettled += stretch.count;
    }
  }

  #served(parts: Parts, block: Inclusion, settled: number): void {
    for (const stretch of this.#crowds.of(parts)) {
      addWaitsIn(block, stretch, block.seen, this.inclusion);
      addWaitsIn(block, stretch, settled, this.finality);
    }
  }
}
