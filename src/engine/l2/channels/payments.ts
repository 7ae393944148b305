import type { Refusal } from "../../journey.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { failureLegs, hopFee, paymentLegs } from "../../rules/bolt.ts";
import type { Htlc } from "../bolt/contract.ts";
import { Attempt } from "./attempt.ts";
import { type Flight, Flights } from "./flights.ts";
import type { Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Channels } from "./parameters.ts";
import { type Avoids, type Route, Router } from "./router.ts";

/** Who wants to pay whom how much, whole millionths of a dollar; for how many others it stands, and what it is for. */
export interface Wish {
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
  readonly weight: number;
  /** To pay somebody; to fill up a channel of his own; or to have it held back by the payee. */
  readonly kind: "payment" | "circle" | "jam";
}

/** Told what becomes of payments. */
export interface PaymentListener {
  /** By the last of its attempts. */
  readonly paid: (wish: Wish, begun: number, attempts: readonly Attempt[]) => void;
  /** No route was left, or no attempt. */
  readonly failed: (wish: Wish, begun: number, attempts: readonly Attempt[]) => void;
}

/** What payments happen in: the clock, and the chain of the host by which time locks go. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly blockSeconds: number;
  /** Height of the host's head. */
  readonly height: () => number;
}

type Rules = Pick<
  Channels,
  | "attempts"
  | "latency"
  | "rebalanceBelow"
  | "cltvExpiryDelta"
  | "minFinalCltvExpiryDelta"
  | "dustLimit"
  | "attemptCost"
  | "attemptCostRate"
  | "hopProbability"
  | "timeValue"
>;

/**
 * Payments hop by hop. An attempt locks money on each hop at once, as far as it comes (A90); when word is back it is fulfilled, or taken back
 * and tried without whoever could not pass it on.
 */
export class Payments {
  #p: Rules;
  #graph: Graph;
  #liquidity: Liquidity;
  #agenda: Agenda;
  #height: () => number;
  #router: Router;
  #listener: PaymentListener;
  #isAway: (node: number) => boolean;
  /** How long a payee who holds a payment back can do so, microseconds. */
  #hold: number;
  #flights: Flights;
  #answer: number;
  #release: number;
  #isFilling: Uint8Array;

  constructor(
    p: Rules,
    graph: Graph,
    liquidity: Liquidity,
    { agenda, blockSeconds, height }: Surroundings,
    isAway: (node: number) => boolean,
    listener: PaymentListener,
  ) {
    this.#p = p;
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#agenda = agenda;
    this.#height = height;
    this.#router = new Router(graph, liquidity, p);
    this.#flights = new Flights(p, liquidity);
    this.#listener = listener;
    this.#isAway = isAway;
    this.#hold = p.cltvExpiryDelta * blockSeconds * 1e6;
    this.#isFilling = new Uint8Array(graph.channels);
    this.#answer = agenda.action((place) => this.#answered(place));
    this.#release = agenda.action((place) => this.#released(place));
  }

  /** A channel is closed alone: what of payments on their way its commitment carries. */
  lift(channel: number): readonly Htlc[] {
    return this.#flights.lift(channel);
  }

  /** Whether whoever is promised such an HTLC has its secret. */
  isRevealed(htlc: Htlc): boolean {
    return this.#flights.isRevealed(htlc);
  }

  begin(wish: Wish): void {
    this.#try(this.#flight(wish));
  }

  #flight(wish: Wish, fills = -1): Flight {
    return { wish, begun: this.#agenda.now, refused: [], away: [], attempts: [], fills };
  }

  #try(flight: Flight): void {
    const { wish, begun, attempts } = flight;
    const isDone = attempts.length === this.#p.attempts || this.#isAway(wish.payer);
    const route = isDone
      ? null
      : this.#router.route(wish.payer, wish.payee, wish.amount, this.#avoids(flight));
    if (route === null) this.#listener.failed(wish, begun, attempts);
    else this.#send(flight, route);
  }

  /** What a payer leaves out: channels that are closed, which the chain tells, and what failed him. */
  #avoids({ refused, away }: Flight): Avoids {
    const { isShut } = this.#liquidity;
    const { owner } = this.#graph;
    return (end) =>
      isShut[end >> 1] !== 0 ||
      (refused.length > 0 && refused.includes(end)) ||
      (away.length > 0 && away.includes(owner[end ^ 1] as number));
  }

  /** Locks it in as far as it comes; word is back after as many delays as messages take. */
  #send(flight: Flight, route: Route): void {
    const { ends, amounts } = route;
    const { latency } = this.#p;
    const { now } = this.#agenda;
    const whole = paymentLegs(ends.length) * latency * 1e6;
    const attempt = new Attempt(route, now, this.#height(), this.#liquidity);
    flight.attempts.push(attempt);
    for (const [hop, end] of ends.entries()) {
      attempt.refusal = this.#refusal(flight, end, amounts[hop] as number);
      if (attempt.refusal !== null) break;
      this.#liquidity.add(end, amounts[hop] as number, now, flight.wish.weight, whole);
      attempt.locked++;
    }
    const back = attempt.isThere ? whole : failureLegs(attempt.locked) * latency * 1e6;
    this.#agenda.after(back, this.#answer, this.#flights.put(flight));
  }

  /** Why a hop cannot be made, which the payer remembers; null: it can. */
  #refusal({ refused, away }: Flight, end: number, amount: number): Refusal | null {
    const next = this.#graph.owner[end ^ 1] as number;
    if (this.#isAway(next)) {
      away.push(next);
      return "away";
    }
    const refusal = this.#liquidity.refusal(end, amount, this.#agenda.now);
    if (refusal !== null) refused.push(end);
    return refusal;
  }

  /** Word is back at the payer. */
  #answered(place: number): void {
    const flight = this.#flights.at(place);
    const { isThere, route } = flight.attempts.at(-1) as Attempt;
    if (isThere && flight.wish.kind === "jam") {
      for (const [hop, end] of route.ends.entries())
        this.#liquidity.holdBack(end, route.amounts[hop] as number);
      this.#agenda.after(this.#hold, this.#release, place);
      return;
    }
    this.#flights.forget(place);
    this.#end(flight, isThere);
    if (isThere) this.#told(flight, route);
    else if (flight.fills < 0) this.#try(flight);
  }

  /** A payment that was held back has come to its time. */
  #released(place: number): void {
    const flight = this.#flights.at(place);
    const { ends, amounts } = (flight.attempts.at(-1) as Attempt).route;
    this.#flights.forget(place);
    for (const [hop, end] of ends.entries()) this.#liquidity.holdBack(end, -(amounts[hop] as number));
    this.#end(flight, false);
  }

  /** The last attempt is over: what it locked is fulfilled, or taken back. */
  #end(flight: Flight, isFulfilled: boolean): void {
    this.#flights.end(flight, isFulfilled, this.#agenda.now);
    if (flight.fills >= 0) this.#isFilling[flight.fills] = 0;
  }

  #told({ wish, begun, attempts }: Flight, route: Route): void {
    if (wish.kind !== "payment") return;
    this.#listener.paid(wish, begun, attempts);
    // Because circles that made further circles would never end, only payments do.
    if (this.#p.rebalanceBelow > 0) for (const end of route.ends.slice(1)) this.#rebalance(end);
  }

  /** Who forwards and has hardly anything left on an end pays himself in a circle that comes back over its channel. */
  #rebalance(end: number): void {
    const { held } = this.#liquidity;
    const { owner, base, ppm } = this.#graph;
    const capacity = this.#liquidity.capacityOf(end);
    if ((held[end] as number) >= this.#p.rebalanceBelow * capacity || this.#isFilling[end >> 1] === 1) return;
    const amount = Math.floor(capacity / 2) - (held[end] as number);
    const [payer, neighbor] = [owner[end] as number, owner[end ^ 1] as number];
    const policy = { base: base[neighbor] as number, ppm: ppm[neighbor] as number };
    const wish: Wish = { payer, payee: payer, amount, weight: 1, kind: "circle" };
    const flight = this.#flight(wish, end >> 1);
    const out = this.#router.route(payer, neighbor, amount + hopFee(policy, amount), (other) =>
      other >> 1 === end >> 1 ? true : this.#avoids(flight)(other),
    );
    if (out === null) return;
    this.#isFilling[end >> 1] = 1;
    this.#send(flight, { ...out, ends: [...out.ends, end ^ 1], amounts: [...out.amounts, amount] });
  }
}
