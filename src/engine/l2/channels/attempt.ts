import type { Refusal } from "../../journey.ts";
import { cltvExpiries } from "../../rules/bolt.ts";
import type { Balances, Htlc } from "../bolt/contract.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Channels } from "./parameters.ts";
import { nowhere, type Route } from "./router.ts";

type TimeLocks = Pick<Channels, "cltvExpiryDelta" | "minFinalCltvExpiryDelta">;

/** A route that a payment tries, with what it found and left: amounts in millionths of a dollar, times in microseconds. */
export class Attempt {
  readonly route: Route;
  readonly begun: number;
  /** Height of the host's chain when it was sent off. */
  readonly height: number;
  /** By hop: what sender and receiver hold, before and after it. */
  readonly before: readonly Balances[];
  after: readonly Balances[] = [];
  over: number;
  /** By hop that went to the host with its channel: its output there, or null where it was not worth one. */
  readonly lifted = new Map<number, Htlc | null>();
  /** Hops that the secret went past: their promises were taken back, and only those before and behind them came true. */
  past = nowhere;
  /** By hop that has locked it in: of the payments that it stands for, those that are there at once. */
  readonly atOnce: number[] = [];
  /** Why the next hop did not. */
  refusal: Refusal | null = null;
  #rules: TimeLocks;

  constructor(route: Route, begun: number, height: number, rules: TimeLocks, liquidity: Liquidity) {
    this.route = route;
    this.#rules = rules;
    this.begun = begun;
    this.height = height;
    this.over = begun;
    this.before = route.ends.map((end) => liquidity.sides(end));
  }

  /** By hop: height at which its time is up. Of most attempts nobody asks. */
  get expiries(): readonly number[] {
    const { cltvExpiryDelta, minFinalCltvExpiryDelta } = this.#rules;
    return cltvExpiries(this.height, this.route.ends.length, cltvExpiryDelta, minFinalCltvExpiryDelta);
  }

  /** Hops that have locked it in. */
  get locked(): number {
    return this.atOnce.length;
  }

  get isThere(): boolean {
    return this.locked === this.route.ends.length;
  }

  /** Whether the secret went past whoever offers a hop. */
  isPassed(hop: number): boolean {
    return hop > this.past.from && hop < this.past.until;
  }

  /** Whether a promise on its way is one that came true, where any did. */
  isTaken(hop: number): boolean {
    return hop < this.past.from || hop >= this.past.until;
  }

  /** What it locked is fulfilled, or taken back, as far as its channels are there. */
  end(isFulfilled: boolean, now: number, liquidity: Liquidity): void {
    const { ends, amounts } = this.route;
    for (let hop = 0; hop < this.locked; hop++) {
      if (this.lifted.has(hop)) continue;
      const [end, amount] = [ends[hop] as number, amounts[hop] as number];
      if (isFulfilled && this.isTaken(hop)) liquidity.fulfil(end, amount);
      else liquidity.fail(end, amount);
    }
    this.over = now;
    this.after = ends.map((end) => liquidity.sides(end));
  }
}
