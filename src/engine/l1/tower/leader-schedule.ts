import type { Draws } from "../../kernel/random.ts";

/**
 * Who leads which slot: a lot by stake for every window of slots, known to all long before. Source: anza-xyz/agave, leader_schedule.rs. Because
 * stake does not move in a run, the schedule of one epoch is as likely as that of the next.
 */
export class LeaderSchedule {
  #draw: Draws;
  #slotsPerLeader: number;
  /** By validator: stake of those up to him, in shares of all. */
  #upTo: Float64Array;

  constructor(draw: Draws, shares: readonly number[], slotsPerLeader: number) {
    this.#draw = draw;
    this.#slotsPerLeader = slotsPerLeader;
    this.#upTo = new Float64Array(shares.length);
    let sum = 0;
    for (const [validator, share] of shares.entries()) {
      sum += share;
      this.#upTo[validator] = sum;
    }
  }

  leader(slot: number): number {
    const total = this.#upTo.at(-1) as number;
    const lot = this.#draw(Math.floor(slot / this.#slotsPerLeader)) * total;
    let [low, high] = [0, this.#upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] as number) > lot) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
