import { Histogram } from "../kernel/histogram.ts";
import { type BlockId, burial, type Parts, type Rung } from "../trace.ts";
import type { Unrest } from "../unrest.ts";
import { addWaits, type Crowds, type Stretch } from "./crowd.ts";
import type { Fold } from "./fold.ts";
import { named, type Quantiles, quantiles, raised } from "./quantiles.ts";
import type { Waiting } from "./waiting.ts";

/** What a family promises of its blocks beside including and settling them: what lives on others keeps two promises more. */
interface Promises {
  readonly hosts: readonly unknown[];
  readonly rungs?: readonly Rung[];
}

/** What users wait for from the layer's own promise to their money on the host. The run ends at `end`, microseconds. */
export function rungs(
  crowds: Crowds,
  end: number,
  waiting: Waiting,
  { hosts, rungs }: Promises,
  unrest: Unrest,
): Fold {
  const isAbove = hosts.length > 0;
  const posting = new Climb(isAbove ? rungs?.includes("posted") : false, unrest);
  const leaving = new Climb(isAbove ? rungs?.includes("withdrawable") : false, unrest);
  const climbs = isAbove ? [posting, leaving] : [];
  const climbTo = { posted: posting, withdrawable: leaving } as const;
  const unsettled: (readonly Stretch[])[] = [];
  const settle = (block: BlockId, parts: Parts) => {
    for (const climb of climbs) climb.settle(block, crowds.of(parts));
  };
  return {
    hears: {
      unsettled: ({ block, parts }) => {
        unsettled.push(crowds.of(parts));
        settle(block, parts);
      },
      ...(isAbove && {
        rung: ({ rung, block, time }) => climbTo[rung].reach(block, time),
        "rung-lost": ({ rung, block }) => climbTo[rung].lose(block),
        final: ({ block, parts }) => settle(block, parts),
        reversed: ({ block }) => {
          for (const climb of climbs) climb.undo(block);
        },
      }),
    },
    readings: () => {
      const included = quantiles(waiting.inclusion);
      const posted = posting.waits(end, waiting.waiting, included);
      const final = settlement(waiting, unsettled.flat(), end, posted.length > 0 ? posted : included);
      return {
        ...(isAbove ? named("softConfirmationSeconds", included) : {}),
        ...named("postedSeconds", posted),
        ...named("finalitySeconds", final),
        ...named("withdrawalSeconds", leaving.waits(end, waiting.waiting, final)),
      };
    },
  };
}

/** Waits for settlement: who was in a block that was not settled had waited until the end, who was in none longer than anybody was seen to. */
function settlement(
  { finality, waiting }: Waiting,
  unsettled: readonly Stretch[],
  end: number,
  below: Quantiles,
): Quantiles {
  const least = new Histogram();
  least.merge(finality);
  // Because those whose block was not settled are known better than by having no time at all.
  least.censored = waiting;
  for (const stretch of unsettled) addWaits(stretch, end, least);
  return raised(quantiles(finality), quantiles(least), below);
}

/**
 * Waits for one rung. Settled blocks wait with their users for it, and it waits for blocks to be settled; those who have come
 * together are counted and forgotten once the rung cannot be lost any more.
 */
class Climb {
  #unrest: Unrest;
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
  constructor(promised: boolean | undefined, unrest: Unrest) {
    this.#unrest = unrest;
    this.#promised = promised;
    this.#known = promised === true;
  }

  reach(block: BlockId, time: number): void {
    this.#known = this.#promised !== false;
    this.#reached.set(block, time);
    const together = this.#recent.get(time);
    if (together !== undefined) together.push(block);
    else this.#recent.set(time, [block]);
    if (this.#unrest(time)) return;
    while (this.#recent.size > burial) this.#forgetOldest();
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
   * How long users waited until the run ended. Those whose block had not reached it by then, and those in no block, count as
   * waiting longer than all others. Nobody waits less than for the step `below`; empty where the layer knows no such rung.
   */
  waits(end: number, outside: number, below: Quantiles): Quantiles {
    if (!this.#known) return [];
    const [seen, least] = [new Histogram(), new Histogram()];
    for (const waits of [seen, least]) {
      waits.merge(this.#waits);
      waits.censor(outside);
    }
    for (const [block, users] of this.#users) {
      const time = this.#reached.get(block);
      for (const stretch of users) {
        addWaits(stretch, time ?? end, least);
        if (time === undefined) seen.censor(stretch.count);
        else addWaits(stretch, time, seen);
      }
    }
    return raised(quantiles(seen), quantiles(least), below);
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
