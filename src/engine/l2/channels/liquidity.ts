import type { Refusal } from "../../journey.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Balances, Commitment, Side } from "../bolt/contract.ts";
import type { Graph } from "./graph.ts";

/**
 * Who holds what in every channel. What an end has sent and nobody has taken yet is pending: it belongs to neither until the payment is
 * fulfilled or failed. In every state both ends' parts and what is pending are the capacity.
 */
export class Liquidity {
  /** By end: what its node could send, what it has sent that is on its way, and in how many payments. */
  readonly held: Float64Array;
  readonly pending: Float64Array;
  readonly htlcs: Int32Array;
  /** By channel: states signed so far; and whether its ends sign no more. */
  readonly number: Int32Array;
  readonly isShut: Uint8Array;
  /** By end: the state with nothing pending under which it would get the most. */
  readonly best: Float64Array;
  readonly bestNumber: Int32Array;
  /** All that is on its way. */
  inFlight = 0;
  #graph: Graph;
  #reserve: Float64Array;
  #maxHtlcs: number;
  /** By end: moment up to which it is taken by those that payments stand for, microseconds; and what is held back. */
  #busy: Float64Array;
  #stuck: Float64Array;
  /** By channel: what went to the host with it while it was on its way. */
  #lifted: Float64Array;

  /** Every balance is as likely as any other (A88). `reserve` is the share of the capacity that each end must keep. */
  constructor(graph: Graph, reserve: number, maxHtlcs: number, balances: Draws) {
    const ends = 2 * graph.channels;
    this.#graph = graph;
    this.#maxHtlcs = maxHtlcs;
    this.#reserve = graph.capacity.map((capacity) => Math.floor(capacity * reserve));
    this.held = new Float64Array(ends);
    for (let channel = 0; channel < graph.channels; channel++) {
      const capacity = graph.capacity[channel] as number;
      this.held[2 * channel] = Math.floor(balances(channel) * (capacity + 1));
      this.held[2 * channel + 1] = capacity - (this.held[2 * channel] as number);
    }
    this.pending = new Float64Array(ends);
    this.htlcs = new Int32Array(ends);
    this.number = new Int32Array(graph.channels);
    this.isShut = new Uint8Array(graph.channels);
    this.best = this.held.slice();
    this.bestNumber = new Int32Array(ends);
    this.#busy = new Float64Array(ends);
    this.#stuck = new Float64Array(ends);
    this.#lifted = new Float64Array(graph.channels);
  }

  capacityOf(end: number): number {
    return this.#graph.capacity[end >> 1] as number;
  }

  /** What an end may send now: its part without the reserve. */
  spendable(end: number): number {
    return (this.held[end] as number) - (this.#reserve[end >> 1] as number);
  }

  /** Why an end can take no further payment at a moment, microseconds; null: its channel is in use, its money is enough, and a slot is free. */
  refusal(end: number, amount: number, now: number): Refusal | null {
    if (this.isShut[end >> 1] !== 0) return "closed";
    if (this.spendable(end) < amount) return "balance";
    return this.#hasSlot(end, now) ? null : "slots";
  }

  /** What is held by each end of a hop: its own, and the other's. */
  sides(end: number): Balances {
    return [this.held[end] as number, this.held[end ^ 1] as number];
  }

  /**
   * An end promises an amount to the other. Those that a payment stands for come one after another, each for `lasts` microseconds, as many at once as
   * have slots and money (A89): so many it returns.
   */
  add(end: number, amount: number, now: number, weight: number, lasts: number): number {
    const slots = this.#maxHtlcs - (this.htlcs[end] as number);
    const places = Math.max(1, Math.min(slots, this.spendable(end) / amount));
    if (weight > 1) this.#busy[end] = now + ((weight - 1) * lasts) / places;
    this.held[end] = (this.held[end] as number) - amount;
    this.pending[end] = (this.pending[end] as number) + amount;
    this.htlcs[end] = (this.htlcs[end] as number) + 1;
    this.inFlight += amount;
    return Math.min(weight, Math.floor(places));
  }

  /** The other end shows the secret and has the amount. */
  fulfil(end: number, amount: number): void {
    this.#take(end, amount);
    this.held[end ^ 1] = (this.held[end ^ 1] as number) + amount;
    this.#sign(end >> 1);
  }

  /** What an end has sent goes to the host with the channel, and is no longer for both to sign. */
  lift(end: number, amount: number): void {
    this.#take(end, amount);
    this.#lifted[end >> 1] = (this.#lifted[end >> 1] as number) + amount;
  }

  /** The end has its amount back. */
  fail(end: number, amount: number): void {
    this.#take(end, amount);
    this.held[end] = (this.held[end] as number) + amount;
    this.#sign(end >> 1);
  }

  /** Somebody holds back so much more that an end has sent; less, where that is below 0. */
  holdBack(end: number, more: number): void {
    this.#stuck[end] = (this.#stuck[end] as number) + more;
  }

  /** What is held back of a channel. */
  heldBack(channel: number): number {
    return (this.#stuck[2 * channel] as number) + (this.#stuck[2 * channel + 1] as number);
  }

  /** What both have signed last, once nothing is on its way. */
  latest(channel: number): Commitment {
    return { number: this.number[channel] as number, balances: this.sides(2 * channel) };
  }

  /** The commitment under which a side would get the most. */
  bestFor(channel: number, side: Side): Commitment {
    const end = 2 * channel + side;
    const own = this.best[end] as number;
    const rest = this.capacityOf(end) - own;
    return { number: this.bestNumber[end] as number, balances: side === 0 ? [own, rest] : [rest, own] };
  }

  isIdle(channel: number): boolean {
    return this.pending[2 * channel] === 0 && this.pending[2 * channel + 1] === 0;
  }

  /** A sentence for each channel whose parts are not what was put into it. */
  audit(): readonly string[] {
    const faults: string[] = [];
    for (let channel = 0; channel < this.#graph.channels; channel++) {
      const parts = [2 * channel, 2 * channel + 1].flatMap((end) => [
        this.held[end] as number,
        this.pending[end] as number,
      ]);
      const capacity = this.#graph.capacity[channel] as number;
      const sum = parts.reduce((all, part) => all + part, this.#lifted[channel] as number);
      if (sum !== capacity || parts.some((part) => part < 0))
        faults.push(`channel ${channel + 1}: ${parts.join(" + ")} are not its ${capacity}`);
    }
    return faults;
  }

  #take(end: number, amount: number): void {
    this.pending[end] = (this.pending[end] as number) - amount;
    this.htlcs[end] = (this.htlcs[end] as number) - 1;
    this.inFlight -= amount;
  }

  #sign(channel: number): void {
    const number = (this.number[channel] as number) + 1;
    this.number[channel] = number;
    if (!this.isIdle(channel)) return;
    for (const end of [2 * channel, 2 * channel + 1]) {
      if ((this.held[end] as number) <= (this.best[end] as number)) continue;
      this.best[end] = this.held[end] as number;
      this.bestNumber[end] = number;
    }
  }

  #hasSlot(end: number, now: number): boolean {
    return (this.htlcs[end] as number) < this.#maxHtlcs && (this.#busy[end] as number) <= now;
  }
}
