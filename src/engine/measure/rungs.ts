import { Histogram, type Quantile } from "../kernel/histogram.ts";
import type { BlockId, Rung } from "../trace.ts";
import { addWaits, crowdOf, type Stretch } from "./crowd.ts";
import type { Fold, Reading, ReadingName, Window } from "./fold.ts";
import type { Waiting } from "./waiting.ts";

/** What users of a layer above wait for beside settlement: its own promise, its data on the host, their money on the host. */
export function rungs(window: Window, end: number, waiting: Waiting, promised?: readonly Rung[]): Fold {
  const climbs: Readonly<Record<Rung, Climb>> = {
    posted: new Climb(promised?.includes("posted")),
    withdrawable: new Climb(promised?.includes("withdrawable")),
  };
  const all = Object.values(climbs);
  return {
    see: (event) => {
      if (event.kind === "rung") climbs[event.rung].reach(event.block, event.time);
      if (event.kind === "rung-lost") climbs[event.rung].lose(event.block);
      if (event.kind === "reversed") for (const climb of all) climb.undo(event.block);
      if (event.kind === "final") {
        const crowd = crowdOf(event.parts, window);
        for (const climb of all) climb.settle(event.block, crowd);
      }
    },
    readings: () => {
      const soft = quantiles(waiting.inclusion);
      const posted = climbs.posted.waits(end, waiting.unfinished, soft);
      const withdrawal = climbs.withdrawable.waits(end, waiting.unfinished, quantiles(waiting.finality));
      return {
        ...named("softConfirmationSeconds", soft),
        ...named("postedSeconds", posted),
        ...named("withdrawalSeconds", withdrawal),
      };
    },
  };
}

/** The middle, and what nine in ten and all but one in a hundred wait at most. */
type Quantiles = readonly (Quantile | undefined)[];

const parts = [0.5, 0.9, 0.99] as const;
const quantiles = (waits: Histogram): Quantiles => parts.map((part) => waits.quantile(part));

type RungMeasure = "softConfirmationSeconds" | "postedSeconds" | "withdrawalSeconds";

function named(name: RungMeasure, [p50, p90, p99]: Quantiles): Partial<Record<ReadingName, Reading>> {
  return p50 === undefined ? {} : { [name]: p50, [`${name}.p90`]: p90, [`${name}.p99`]: p99 };
}

/** Later moments at which blocks reached a rung, after which one that reached it will not lose it: as deep as hosts bury theirs. */
const burial = 24;

/**
 * Waits for one rung. Settled blocks wait with their users for it, and it waits for blocks to be settled; those who have come
 * together are counted and forgotten once the rung cannot be lost any more.
 */
class Climb {
  #promised: boolean | undefined;
  #known: boolean;
  #waits = new Histogram();
  /** When blocks reached it, as things stand. */
  #reached = new Map<BlockId, number>();
  /** Moments at which blocks reached it that may still lose it. */
  #recent = new Map<number, BlockId[]>();
  /** Users of settled blocks that are not counted. */
  #users = new Map<BlockId, readonly Stretch[]>();

  /** `promised`: it is waited for even if no block ever reaches it; undefined: from when a block does. */
  constructor(promised: boolean | undefined) {
    this.#promised = promised;
    this.#known = promised === true;
  }

  reach(block: BlockId, time: number): void {
    this.#known = true;
    this.#reached.set(block, time);
    const together = this.#recent.get(time);
    if (together !== undefined) together.push(block);
    else this.#recent.set(time, [block]);
    if (this.#recent.size > burial) this.#forgetOldest();
  }

  lose(block: BlockId): void {
    this.#reached.delete(block);
  }

  settle(block: BlockId, users: readonly Stretch[]): void {
    if (this.#promised === false) return;
    this.#users.set(block, users);
    const time = this.#reached.get(block);
    if (time !== undefined && !this.#recent.has(time)) this.#count(block, time);
  }

  undo(block: BlockId): void {
    this.#users.delete(block);
  }

  /**
   * How long users waited until the run ended. Blocks that had not reached it by then, and users whose block was not settled, count
   * as waiting longer than all others. Nobody waits less than for the step `below`; empty where the layer knows no such rung.
   */
  waits(end: number, unfinished: number, below: Quantiles): Quantiles {
    if (!this.#known) return [];
    const [seen, least] = [new Histogram(), new Histogram()];
    for (const waits of [seen, least]) {
      waits.merge(this.#waits);
      waits.censor(unfinished);
    }
    for (const [block, users] of this.#users) {
      const time = this.#reached.get(block);
      for (const stretch of users) {
        addWaits(stretch, time ?? end, least);
        if (time === undefined) seen.censor(stretch.count);
        else addWaits(stretch, time, seen);
      }
    }
    const bounds = quantiles(least);
    return quantiles(seen).map((quantile, i) => {
      if (quantile === undefined) return undefined;
      const own = (quantile.moreThan ? bounds[i] : quantile)?.value ?? 0;
      return { value: Math.max(own, below[i]?.value ?? 0), moreThan: quantile.moreThan };
    });
  }

  #forgetOldest(): void {
    for (const [time, blocks] of this.#recent) {
      this.#recent.delete(time);
      for (const block of blocks) if (this.#reached.get(block) === time) this.#count(block, time);
      break;
    }
  }

  #count(block: BlockId, time: number): void {
    const users = this.#users.get(block);
    if (users === undefined) return;
    for (const stretch of users) addWaits(stretch, time, this.#waits);
    this.#users.delete(block);
    this.#reached.delete(block);
  }
}
