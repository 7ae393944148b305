import type { Agenda } from "../../kernel/agenda.ts";
import { failureLegs, hopFee, paymentLegs } from "../../rules/bolt.ts";
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
  readonly paid: (wish: Wish, begun: number, route: Route) => void;
  /** No route was left, or no attempt. */
  readonly failed: (wish: Wish, begun: number) => void;
}

/** A wish on its way. */
interface Flight {
  readonly wish: Wish;
  readonly begun: number;
  /** What failed attempts have taught its payer: ends without enough, and nodes that do not answer. */
  readonly refused: number[];
  readonly away: number[];
  attempts: number;
  route: Route;
  /** Hops that have locked it in. */
  locked: number;
  /** The channel that a circle fills up, or -1. */
  readonly fills: number;
}

type Rules = Pick<
  Channels,
  | "attempts"
  | "latency"
  | "rebalanceBelow"
  | "cltvExpiryDelta"
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
  #router: Router;
  #listener: PaymentListener;
  #isAway: (node: number) => boolean;
  /** How long a payee who holds a payment back can do so, microseconds. */
  #hold: number;
  #flights: (Flight | null)[] = [];
  #free: number[] = [];
  #answer: number;
  #release: number;
  #isFilling: Uint8Array;

  constructor(
    p: Rules,
    graph: Graph,
    liquidity: Liquidity,
    { agenda, blockSeconds }: { readonly agenda: Agenda; readonly blockSeconds: number },
    isAway: (node: number) => boolean,
    listener: PaymentListener,
  ) {
    this.#p = p;
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#agenda = agenda;
    this.#router = new Router(graph, liquidity, p);
    this.#listener = listener;
    this.#isAway = isAway;
    this.#hold = p.cltvExpiryDelta * blockSeconds * 1e6;
    this.#isFilling = new Uint8Array(graph.channels);
    this.#answer = agenda.action((place) => this.#answered(place));
    this.#release = agenda.action((place) => this.#released(place));
  }

  begin(wish: Wish): void {
    this.#try(this.#flight(wish));
  }

  #flight(wish: Wish, fills = -1): Flight {
    const nothing = { ends: [], amounts: [], cost: 0 };
    const begun = this.#agenda.now;
    return { wish, begun, refused: [], away: [], attempts: 0, route: nothing, locked: 0, fills };
  }

  #try(flight: Flight): void {
    const { wish } = flight;
    const isDone = flight.attempts === this.#p.attempts || this.#isAway(wish.payer);
    const route = isDone
      ? null
      : this.#router.route(wish.payer, wish.payee, wish.amount, this.#avoids(flight));
    if (route === null) this.#listener.failed(wish, flight.begun);
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
    flight.route = route;
    flight.attempts++;
    flight.locked = 0;
    for (const [hop, end] of ends.entries()) {
      if (!this.#passes(flight, end, amounts[hop] as number)) break;
      this.#liquidity.add(end, amounts[hop] as number, now, flight.wish.weight, whole);
      flight.locked++;
    }
    const isThere = flight.locked === ends.length;
    const back = isThere ? whole : failureLegs(flight.locked) * latency * 1e6;
    this.#agenda.after(back, this.#answer, this.#placeOf(flight));
  }

  #passes({ refused, away }: Flight, end: number, amount: number): boolean {
    const next = this.#graph.owner[end ^ 1] as number;
    if (this.#isAway(next)) away.push(next);
    else if (!this.#liquidity.canAdd(end, amount, this.#agenda.now)) refused.push(end);
    else return true;
    return false;
  }

  /** Word is back at the payer. */
  #answered(place: number): void {
    const flight = this.#flights[place] as Flight;
    const { wish, route, locked } = flight;
    const isThere = locked === route.ends.length;
    if (isThere && wish.kind === "jam") {
      for (const [hop, end] of route.ends.entries())
        this.#liquidity.holdBack(end, route.amounts[hop] as number);
      this.#agenda.after(this.#hold, this.#release, place);
      return;
    }
    this.#forget(place);
    if (isThere) this.#fulfil(flight);
    else {
      this.#takeBack(flight);
      if (flight.fills < 0) this.#try(flight);
    }
  }

  /** A payment that was held back has come to its time. */
  #released(place: number): void {
    const flight = this.#flights[place] as Flight;
    const { ends, amounts } = flight.route;
    this.#forget(place);
    for (const [hop, end] of ends.entries()) this.#liquidity.holdBack(end, -(amounts[hop] as number));
    this.#takeBack(flight);
  }

  #fulfil({ wish, begun, route, fills }: Flight): void {
    for (const [hop, end] of route.ends.entries()) this.#liquidity.fulfil(end, route.amounts[hop] as number);
    if (fills >= 0) this.#isFilling[fills] = 0;
    if (wish.kind !== "payment") return;
    this.#listener.paid(wish, begun, route);
    // Because circles that made further circles would never end, only payments do.
    if (this.#p.rebalanceBelow > 0) for (const end of route.ends.slice(1)) this.#rebalance(end);
  }

  #takeBack({ route, locked, fills }: Flight): void {
    for (let hop = 0; hop < locked; hop++)
      this.#liquidity.fail(route.ends[hop] as number, route.amounts[hop] as number);
    if (fills >= 0) this.#isFilling[fills] = 0;
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

  #placeOf(flight: Flight): number {
    const place = this.#free.pop() ?? this.#flights.length;
    this.#flights[place] = flight;
    return place;
  }

  #forget(place: number): void {
    this.#flights[place] = null;
    this.#free.push(place);
  }
}
