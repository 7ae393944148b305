import { poisson } from "../../kernel/distributions.ts";
import { log1p } from "../../kernel/math.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Producer } from "../producers.ts";

const nobody: readonly number[] = [];

/**
 * Who leads which slot. By VRF a pool with a share of a of the stake leads with 1 - (1 - f)^a, whoever else does. That is the chance of any event
 * of a Poisson process with mean -a·ln(1 - f), and such processes add up: all stake together draws so many tickets in a slot, 0 in 1 - f of all
 * slots, and each of them falls to a pool by its stake. So a slot without a leader takes one draw, and not one of each pool.
 * Source: David, Gaži, Kiayias & Russell 2018, "Ouroboros Praos" (independent aggregation).
 */
export class SlotLottery {
  /** Tickets in a slot, on average. */
  #mean: number;
  /** Stake of each pool and those before it. */
  #upTo: Float64Array;
  #tickets: Draws;
  #holder: Draws;

  /** `tickets` and `holder` are chance by slot, and by slot and ticket. */
  constructor(activeSlotsCoeff: number, pools: readonly Producer[], tickets: Draws, holder: Draws) {
    this.#mean = -log1p(-activeSlotsCoeff);
    this.#tickets = tickets;
    this.#holder = holder;
    let stake = 0;
    this.#upTo = Float64Array.from(pools, ({ share }) => {
      stake += share;
      return stake;
    });
  }

  /** The leaders of a slot, each once. */
  leaders(slot: number): readonly number[] {
    const count = this.#count(slot);
    if (count === 0) return nobody;
    const leaders = new Set<number>();
    for (let ticket = 0; ticket < count; ticket++) leaders.add(this.#poolOf(this.#holder(slot, ticket)));
    return [...leaders];
  }

  /** The first slot after one that has a leader. */
  nextActive(slot: number): number {
    let next = slot + 1;
    while (this.#count(next) === 0) next++;
    return next;
  }

  #count(slot: number): number {
    return poisson(this.#mean, { uniform: () => this.#tickets(slot) });
  }

  /** The pool in whose stretch of all stake a draw falls. */
  #poolOf(u: number): number {
    const upTo = this.#upTo;
    let [low, high] = [0, upTo.length - 1];
    const at = u * (upTo[high] as number);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((upTo[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
