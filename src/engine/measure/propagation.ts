import { Histogram } from "../kernel/histogram.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/**
 * How long nodes wait to hear of a block, and how long miners do, each counting by its hash power: that is the delay that forks come
 * from. Where only miners are simulated, they are the nodes.
 */
export class Propagation implements Fold {
  #window: Window;
  #powers: readonly number[];
  #interval: number;
  /** By hash power of the miners, and by node where there are others. */
  #miners = new Histogram();
  #nodes: Histogram | null = null;
  /** By node: time it waited for blocks that others found, microseconds, and how many those were. */
  #waited = new Float64Array(0);
  #heard = new Float64Array(0);

  /** `powers` are the weights of the miners, by node; `blockSeconds` the time between blocks that the rules aim for. */
  constructor(window: Window, powers: readonly number[], blockSeconds: number) {
    this.#window = window;
    this.#powers = powers;
    this.#interval = blockSeconds * 1e6;
  }

  hears: Fold["hears"] = {
    heard: ({ nodes, delay, found }) => {
      if (!within(this.#window, found)) return;
      for (const node of nodes) this.#miners.add(seconds(delay), this.#powers[node] ?? 0);
    },
    spread: ({ delays, found }) => {
      if (within(this.#window, found)) this.#spread(delays);
    },
  };

  readings: Fold["readings"] = () => {
    const nodes = this.#nodes ?? this.#miners;
    return {
      propagationSeconds: nodes.quantile(0.5),
      "propagationSeconds.p90": nodes.quantile(0.9),
      delaySeconds: this.#miners.count === 0 ? undefined : this.#miners.mean,
      ...(this.#nodes !== null && { nodesKeepingUp: this.#keepingUp }),
    };
  };

  #spread(delays: Float64Array): void {
    this.#nodes ??= new Histogram();
    if (this.#waited.length === 0) {
      this.#waited = new Float64Array(delays.length);
      this.#heard = new Float64Array(delays.length);
    }
    for (let node = 0; node < delays.length; node++) {
      const delay = delays[node] as number;
      // Because whoever found a block waits for nobody, and who never gets one that lost did not need it.
      if (delay === 0 || delay === Number.POSITIVE_INFINITY) continue;
      this.#nodes.add(seconds(delay));
      if (node < this.#powers.length) this.#miners.add(seconds(delay), this.#powers[node]);
      this.#waited[node] = (this.#waited[node] as number) + delay;
      this.#heard[node] = (this.#heard[node] as number) + 1;
    }
  }

  /** Nodes that hear of a block on average before the next one is due. */
  get #keepingUp(): { readonly count: number; readonly of: number } {
    let count = 0;
    for (let node = 0; node < this.#heard.length; node++) {
      const mean = (this.#waited[node] as number) / (this.#heard[node] as number);
      if (mean < this.#interval) count++;
    }
    return { count, of: this.#heard.length };
  }
}
