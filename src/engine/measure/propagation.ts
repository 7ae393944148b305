import { Histogram } from "../kernel/histogram.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** How long miners wait to hear of a block, each counting by its hash power: that is the delay that forks come from. */
export class Propagation implements Fold {
  readonly delays = new Histogram();
  #window: Window;
  #powers: readonly number[];

  /** `powers` are the weights of the miners, by node. */
  constructor(window: Window, powers: readonly number[]) {
    this.#window = window;
    this.#powers = powers;
  }

  see: Fold["see"] = (event) => {
    if (event.kind !== "heard" || !within(this.#window, event.found)) return;
    for (const node of event.nodes) this.delays.add(seconds(event.delay), this.#powers[node] ?? 0);
  };

  readings: Fold["readings"] = () => ({
    propagationSeconds: this.delays.quantile(0.5),
    "propagationSeconds.p90": this.delays.quantile(0.9),
    delaySeconds: this.delays.count === 0 ? undefined : this.delays.mean,
  });
}
