import type { Refusal } from "../../journey.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { failureLegs, hopFee, paymentLegs } from "../../rules/bolt.ts";
import type { Htlc } from "../bolt/contract.ts";
import { Attempt } from "./attempt.ts";
import { type Flight, Flights } from "./flights.ts";
import type { Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Channels } from "./parameters.ts";
import { halves, Parts } from "./parts.ts";
import { arrivalLegs, Payees } from "./payees.ts";
import { type Avoids, passedOver, type Route, Router } from "./router.ts";
import type { PaymentListener, Surroundings, Wish } from "./wish.ts";

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
  | "maxParts"
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
  #colludes: (node: number) => boolean;
  #router: Router;
  #listener: PaymentListener;
  #isAway: (node: number) => boolean;
  /** How long a payee who holds a payment back can do so, microseconds. */
  #hold: number;
  #flights: Flights;
  #answer: number;
  #release: number;
  #arrive: number;
  #isFilling: Uint8Array;

  constructor(
    p: Rules,
    graph: Graph,
    liquidity: Liquidity,
    { agenda, blockSeconds, height, colludes }: Surroundings,
    isAway: (node: number) => boolean,
    listener: PaymentListener,
  ) {
    this.#p = p;
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#agenda = agenda;
    this.#height = height;
    this.#colludes = colludes;
    this.#router = new Router(graph, liquidity, p);
    this.#flights = new Flights(p, liquidity);
    this.#listener = listener;
    this.#isAway = isAway;
    this.#hold = p.cltvExpiryDelta * blockSeconds * 1e6;
    this.#isFilling = new Uint8Array(graph.channels);
    this.#answer = agenda.action((place) => this.#answered(place));
    this.#release = agenda.action((place) => this.#released(place));
    const takeBack = agenda.action((place) => this.#takenBack(place));
    const payees = new Payees(agenda, this.#flights, {
      answer: (legs, place) => this.#later(legs, this.#answer, place),
      takeBack: (legs, place) => this.#later(legs, takeBack, place),
      lose: (parts) => this.#lose(parts),
    });
    this.#arrive = agenda.action((place) => payees.arrived(place));
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
    this.#try(this.#flight(new Parts(wish, this.#agenda.now), wish.amount));
  }

  #flight(parts: Parts, amount: number, fills = -1): Flight {
    return { parts, amount, refused: [], away: [], attempts: [], fills };
  }

  #try(flight: Flight): void {
    const { parts, amount, attempts } = flight;
    const { payer, payee } = parts.wish;
    if (parts.isLost) return;
    const isDone = attempts.length === this.#p.attempts || this.#isAway(payer);
    const route = isDone ? null : this.#router.route(payer, payee, amount, this.#avoids(flight));
    if (route !== null) this.#send(flight, route);
    else if (this.#maySplit(flight)) this.#split(flight);
    else this.#lose(parts);
  }

  #maySplit({ parts, amount }: Flight): boolean {
    const { kind, payer } = parts.wish;
    return kind === "payment" && parts.count < this.#p.maxParts && amount > 1 && !this.#isAway(payer);
  }

  /** What no route carries goes in two halves, for which what was too little may be enough (A102). */
  #split({ parts, amount, away }: Flight): void {
    parts.count++;
    for (const half of halves(amount)) this.#try({ ...this.#flight(parts, half), away: [...away] });
  }

  #lose(parts: Parts): void {
    if (parts.isLost) return;
    parts.isLost = true;
    this.#listener.failed(parts.wish, parts.begun, parts.attempts);
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
    const attempt = new Attempt(route, now, this.#height(), this.#p, this.#liquidity);
    flight.attempts.push(attempt);
    flight.parts.attempts.push(attempt);
    for (const [hop, end] of ends.entries()) {
      attempt.refusal = this.#refusal(flight, end, amounts[hop] as number);
      if (attempt.refusal !== null) break;
      const { weight } = flight.parts.wish;
      attempt.atOnce.push(this.#liquidity.add(end, amounts[hop] as number, now, weight, whole));
    }
    const place = this.#flights.put(flight);
    if (!attempt.isThere) this.#later(failureLegs(attempt.locked), this.#answer, place);
    // Because whose payment is whole does not wait for the rest.
    else if (flight.parts.count === 1) this.#later(paymentLegs(ends.length), this.#answer, place);
    else this.#later(arrivalLegs(ends.length), this.#arrive, place);
  }

  /** After so many delays of a message. */
  #later(legs: number, action: number, place: number): void {
    this.#agenda.after(legs * this.#p.latency * 1e6, action, place);
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

  #takenBack(place: number): void {
    const flight = this.#flights.at(place);
    this.#flights.forget(place);
    this.#end(flight, false);
  }

  /** Word is back at the payer. */
  #answered(place: number): void {
    const flight = this.#flights.at(place);
    const { isThere, route } = this.#flights.last(place);
    if (isThere && flight.parts.wish.kind === "jam") {
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
    const { ends, amounts } = this.#flights.last(place).route;
    for (const [hop, end] of ends.entries()) this.#liquidity.holdBack(end, -(amounts[hop] as number));
    this.#takenBack(place);
  }

  /** The last attempt is over: what it locked is fulfilled, or taken back. */
  #end(flight: Flight, isFulfilled: boolean): void {
    const attempt = flight.attempts.at(-1) as Attempt;
    if (isFulfilled) attempt.past = passedOver(attempt.route, this.#graph, this.#colludes);
    this.#flights.end(attempt, isFulfilled, this.#agenda.now);
    if (flight.fills >= 0) this.#isFilling[flight.fills] = 0;
  }

  #told({ parts }: Flight, route: Route): void {
    const { wish, begun, attempts, count } = parts;
    if (wish.kind !== "payment") return;
    if (++parts.paid === count) this.#listener.paid(wish, begun, attempts);
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
    const flight = this.#flight(new Parts(wish, this.#agenda.now), amount, end >> 1);
    const out = this.#router.route(payer, neighbor, amount + hopFee(policy, amount), (other) =>
      other >> 1 === end >> 1 ? true : this.#avoids(flight)(other),
    );
    if (out === null) return;
    this.#isFilling[end >> 1] = 1;
    this.#send(flight, { ...out, ends: [...out.ends, end ^ 1], amounts: [...out.amounts, amount] });
  }
}
