import type { Contest } from "../family.ts";
import { closed } from "../theory/mechanisms.ts";
import type { Hearer } from "./fold.ts";

/** The adversary whom every layer is tried against, as a share of its power (A13). */
export const adversaryShare = 0.25;

/**
 * The same share where so many blocks are stale: those secure nothing, so what the honest power loses to them the adversary gains on it. Not those
 * that would be lost without any delay: the contest's closed forms reckon with them.
 */
export function effectiveShare(stale: number, { lost }: Pick<Contest, "lost">): number {
  const anyway = lost === undefined ? 0 : closed(lost);
  const late = Math.max(0, (stale - anyway) / (1 - anyway));
  return adversaryShare / (adversaryShare + (1 - adversaryShare) * (1 - late));
}

/** A risk that nobody minds. */
const bearable = 1e-6;

/**
 * From when on what a layer calls settled is safe: an adversary with a quarter of the power undoes it with less than a
 * millionth. Where the settlement rule alone does not give that, further blocks do; a layer without a rule of its own
 * is as safe as those it lives on. Settlings are told in the order of time, and none of them comes back.
 */
export class Safety implements Hearer {
  readonly hears: Hearer["hears"];
  #contest: Contest | null;
  #hosts: readonly Safety[];
  /** When blocks were settled, microseconds, lowest first. */
  #settled: number[] = [];
  /** Blocks found up to the last that was settled, and found above it. */
  #found = 0;
  #height = 0;
  #above = new Map<number, number>();
  /** By stale blocks in a thousand: blocks that must be settled above one. */
  #furtherAt = new Map<number, number>();

  constructor(contest: Contest | null, hosts: readonly Safety[]) {
    this.#contest = contest;
    this.#hosts = hosts;
    this.hears = contest === null ? {} : this.#ownBlocks;
  }

  /** The moment from which what was settled at `time` is safe, microseconds; Infinity: never; null: not yet. */
  from(time: number): number | null {
    let latest = this.#own(time);
    for (const host of this.#hosts) {
      const moment = latest === null ? null : host.from(time);
      latest = moment === null || latest === null ? null : Math.max(latest, moment);
    }
    return latest;
  }

  get #ownBlocks(): Hearer["hears"] {
    return {
      found: ({ height }) => {
        if (height <= this.#height) this.#found++;
        else this.#above.set(height, (this.#above.get(height) ?? 0) + 1);
      },
      final: ({ height, time }) => {
        this.#settled.push(time);
        this.#height = height;
        this.#found += this.#above.get(height) ?? 0;
        this.#above.delete(height);
      },
    };
  }

  #own(time: number): number | null {
    if (this.#contest === null) return time;
    const further = this.#further(this.#contest);
    if (further === 0 || !Number.isFinite(further)) return time + further;
    return this.#settled[this.#countUntil(time) - 1 + further] ?? null;
  }

  /** Blocks that must be settled above one until it is safe, as often as blocks were stale until now. */
  #further(contest: Contest): number {
    const stale = this.#found === 0 ? 0 : Math.max(0, 1 - this.#settled.length / this.#found);
    const permille = Math.ceil(1_000 * stale);
    const known =
      this.#furtherAt.get(permille) ?? further(contest, effectiveShare(permille / 1_000, contest));
    this.#furtherAt.set(permille, known);
    return known;
  }

  /** How many blocks were settled at a moment. */
  #countUntil(time: number): number {
    let [low, high] = [0, this.#settled.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#settled[middle] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function further({ error, depth }: Contest, share: number): number {
  if (closed(error(share)) < bearable) return 0;
  if (depth === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, closed(depth.needed(share, bearable)) - depth.rule);
}
