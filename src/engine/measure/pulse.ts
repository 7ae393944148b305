import { sum } from "../kernel/statistics.ts";
import type { Flow, LeavingOverTime, Pulse } from "../run.ts";
import { type BlockId, blocksIn } from "../trace.ts";
import type { Hearer, Window } from "./fold.ts";
import { Moments } from "./moments.ts";

/** Steps of the pulse: as many as there are moments at which it is told where the value stands. */
const steps = 96;

/** A block that may still be lost. */
interface Open {
  readonly height: number;
  readonly found: number;
  readonly blocks: number;
  readonly count: number;
  posted: number | null;
}

/** When a layer took transactions into blocks, posted and settled them, and how its funds stood; summed over replications. */
export class PulseFold implements Hearer {
  #window: Window;
  #length: number;
  #included = new FlowSum();
  #posted = new FlowSum();
  #final = new FlowSum();
  #posts = false;
  #funds = new Moments(["safe", "frozen", "stolen"], steps + 1);
  #leaving = new Moments(["outside", "waiting", "paid"], steps + 1);
  /** Deadlines of replications that have one, microseconds, and of the present one; how many there were in all. */
  #deadlines: number[] = [];
  #deadline: number | null = null;
  #replications = 0;
  /** Blocks that are not settled; who of them stays in the chain is known once one of their height is. */
  #open = new Map<BlockId, Open>();
  /** Height up to which they are settled, and how many were open when those below were dropped last. */
  #settled = 0;
  #left = 0;
  /** Replications that got as far as a step, and the step the present one is in. */
  #reached = new Float64Array(steps);
  #step = -1;

  constructor(window: Window) {
    this.#window = window;
    this.#length = (window.end - window.start) / steps;
  }

  /** A new replication begins. */
  begin(): void {
    this.end();
    this.#step = -1;
    this.#replications++;
  }

  hears: Hearer["hears"] = {
    arrived: ({ from }) => this.#reach(from),
    funds: (event) => {
      this.#reach(event.time);
      this.#funds.add(this.#momentOf(event.time), event);
    },
    leaving: (event) => {
      this.#leaving.add(this.#momentOf(event.time), event);
      this.#deadline = event.deadline;
    },
    found: ({ block, height, time, count, span }) => {
      this.#reach(time);
      this.#open.set(block, { height, found: time, blocks: blocksIn(span), count, posted: null });
    },
    rung: ({ rung, block, time }) => {
      if (rung === "posted") this.#post(block, time);
    },
    "rung-lost": ({ rung, block }) => {
      if (rung === "posted") this.#post(block, null);
    },
    final: ({ block, height, found, time, span, parts, calls }) => {
      const count = sum(parts.count) + calls;
      const blocks = blocksIn(span);
      this.#include(this.#open.get(block) ?? { height, found, blocks, count, posted: null });
      this.#final.add(this.#stepOf(time), blocks, count);
      this.#settled = height;
      // Because looking for the first that stays steps over all that were dropped before, many are dropped at once.
      if (this.#open.size > 2 * this.#left) this.#dropSettled();
    },
  };

  /** The replication is over: of blocks that are not settled, the last of each height counts as the chain's. */
  end(): void {
    this.#dropSettled();
    const chain = new Map<number, Open>();
    for (const block of this.#open.values()) chain.set(block.height, block);
    for (const block of chain.values()) this.#include(block);
    this.#open.clear();
    [this.#settled, this.#left] = [0, 0];
    if (this.#deadline !== null) this.#deadlines.push(this.#deadline);
    this.#deadline = null;
  }

  pulse(): Pulse {
    this.end();
    const flow = (sum: FlowSum) => sum.perSecond(this.#length / 1e6, this.#reached);
    return {
      step: this.#length / 1e6,
      included: flow(this.#included),
      posted: this.#posts ? flow(this.#posted) : null,
      final: flow(this.#final),
      funds: this.#funds.means(),
      leaving: this.#leavingOverTime(),
    };
  }

  #post(block: BlockId, time: number | null): void {
    this.#posts = true;
    const open = this.#open.get(block);
    if (open !== undefined) open.posted = time;
  }

  #include({ found, blocks, count, posted }: Open): void {
    this.#included.add(this.#stepOf(found), blocks, count);
    if (posted !== null) this.#posted.add(this.#stepOf(posted), blocks, count);
  }

  /** Because blocks come nearly in the order of their heights, the first that is higher ends the search. */
  #dropSettled(): void {
    for (const [block, open] of this.#open) {
      if (open.height > this.#settled) break;
      this.#open.delete(block);
    }
    this.#left = this.#open.size;
  }

  #momentOf(time: number): number {
    return Math.round((time - this.#window.start) / this.#length);
  }

  #leavingOverTime(): LeavingOverTime | null {
    const means = this.#leaving.means();
    const deadlines = this.#deadlines;
    const isKnown = deadlines.length > 0 && deadlines.length === this.#replications;
    const mean = deadlines.reduce((sum, each) => sum + each, 0) / deadlines.length;
    return means && { ...means, deadline: isKnown ? (mean - this.#window.start) / 1e6 : null };
  }

  #reach(time: number): void {
    const step = Math.min(this.#stepOf(time), steps - 1);
    while (this.#step < step) {
      this.#step++;
      this.#reached[this.#step] = (this.#reached[this.#step] as number) + 1;
    }
  }

  #stepOf(time: number): number {
    return Math.floor((time - this.#window.start) / this.#length);
  }
}

/** Blocks and their transactions by step. */
class FlowSum {
  #blocks = new Float64Array(steps);
  #transactions = new Float64Array(steps);

  add(step: number, blocks: number, count: number): void {
    if (step < 0 || step >= steps) return;
    this.#blocks[step] = (this.#blocks[step] as number) + blocks;
    this.#transactions[step] = (this.#transactions[step] as number) + count;
  }

  /** Means over the replications that got there. */
  perSecond(length: number, reached: Float64Array): Flow {
    const rate = (count: number, step: number) => count / (length * Math.max(1, reached[step] as number));
    return {
      blocks: Array.from(this.#blocks, rate),
      transactions: Array.from(this.#transactions, rate),
    };
  }
}
