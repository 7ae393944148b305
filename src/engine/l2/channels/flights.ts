import type { Htlc, Side } from "../bolt/contract.ts";
import { perDollar } from "../bolt/paid.ts";
import type { Attempt } from "./attempt.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Channels } from "./parameters.ts";
import type { Parts } from "./parts.ts";

/** A payment on its way, or a part of one. */
export interface Flight {
  readonly parts: Parts;
  readonly amount: number;
  /** What failed attempts have taught its payer: ends without enough, and nodes that do not answer. */
  readonly refused: number[];
  readonly away: number[];
  readonly attempts: Attempt[];
  /** The channel that a circle fills up, or -1. */
  readonly fills: number;
}

/** Payments on their way, by place; and of those that went to the host with a channel that was closed under them, whose secret is known. */
export class Flights {
  /** What is less gets no output. */
  #dust: number;
  #liquidity: Liquidity;
  #flights: (Flight | null)[] = [];
  #free: number[] = [];
  #htlcs = 0;
  #secrets = new Set<number>();

  constructor({ dustLimit }: Pick<Channels, "dustLimit">, liquidity: Liquidity) {
    this.#dust = dustLimit * perDollar;
    this.#liquidity = liquidity;
  }

  put(flight: Flight): number {
    const place = this.#free.pop() ?? this.#flights.length;
    this.#flights[place] = flight;
    return place;
  }

  at(place: number): Flight {
    return this.#flights[place] as Flight;
  }

  /** The last attempt of what is there. */
  last(place: number): Attempt {
    return this.at(place).attempts.at(-1) as Attempt;
  }

  forget(place: number): void {
    this.#flights[place] = null;
    this.#free.push(place);
  }

  /** An attempt is over, off the chain; whoever is promised something on the host learns the secret, if there is one. */
  end(attempt: Attempt, isFulfilled: boolean, now: number): void {
    attempt.end(isFulfilled, now, this.#liquidity);
    if (!isFulfilled) return;
    for (const [hop, htlc] of attempt.lifted)
      if (htlc !== null && attempt.isTaken(hop)) this.#secrets.add(htlc.number);
  }

  /** Whether whoever is promised an HTLC on the host has its secret. */
  isRevealed({ number }: Htlc): boolean {
    return this.#secrets.has(number);
  }

  /** A channel is closed as it stands: what is on its way in it goes to the host, in outputs of its own as far as it is worth them. */
  lift(channel: number): readonly Htlc[] {
    return this.#flights.flatMap((flight) => {
      const attempt = flight?.attempts.at(-1);
      if (attempt === undefined) return [];
      return attempt.route.ends.flatMap((end, hop) => {
        if (end >> 1 !== channel || hop >= attempt.locked || attempt.lifted.has(hop)) return [];
        const htlc = this.#lifted(attempt, hop, end);
        return htlc === null ? [] : [htlc];
      });
    });
  }

  #lifted(attempt: Attempt, hop: number, end: number): Htlc | null {
    const amount = attempt.route.amounts[hop] as number;
    this.#liquidity.lift(end, amount);
    const htlc = amount < this.#dust ? null : this.#output(attempt, hop, end);
    attempt.lifted.set(hop, htlc);
    return htlc;
  }

  #output({ route, atOnce, expiries }: Attempt, hop: number, end: number): Htlc {
    return {
      number: this.#htlcs++,
      by: (end & 1) as Side,
      count: atOnce[hop] as number,
      amount: route.amounts[hop] as number,
      cltvExpiry: expiries[hop] as number,
    };
  }
}
