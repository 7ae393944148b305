import type { Hop, Journey, TriedRoute } from "../../journey.ts";
import { failLegs, fulfilLegs } from "../../rules/bolt.ts";
import type { Balances } from "../bolt/contract.ts";
import { perDollar } from "../bolt/paid.ts";
import type { Attempt } from "./attempt.ts";
import type { Graph } from "./graph.ts";
import { nodeName } from "./nodes.ts";
import type { Channels } from "./parameters.ts";
import type { Wish } from "./wish.ts";

/** A payment that is over. */
interface Ended {
  readonly wish: Wish;
  readonly begun: number;
  readonly attempts: readonly Attempt[];
  readonly isPaid: boolean;
}

type Rules = Pick<Channels, "latency">;

/**
 * Keeps two payments of the measured window to be told: of those that got through at once the first with the most hops, and of those that failed
 * on the way the first with the fewest attempts, those before all others that got through in the end. Payments in parts are left out.
 */
export class Journeys {
  #p: Rules;
  #graph: Graph;
  #window: { readonly start: number; readonly end: number };
  #direct: Ended | null = null;
  #retried: Ended | null = null;

  constructor(p: Rules, graph: Graph, window: { readonly start: number; readonly end: number }) {
    this.#p = p;
    this.#graph = graph;
    this.#window = window;
  }

  /** A payment is over. */
  see(ended: Ended): void {
    const { wish, begun, attempts, isPaid } = ended;
    const { start, end } = this.#window;
    if (wish.kind !== "payment" || begun < start || begun >= end || attempts.length === 0) return;
    // Because a payment in parts is tried on several routes at once.
    if (attempts.some(({ route }) => route.amounts.at(-1) !== wish.amount)) return;
    if (isPaid && attempts.length === 1) this.#direct = longer(this.#direct, ended);
    else this.#retried = plainer(this.#retried, ended);
  }

  journeys(): readonly Journey[] {
    return [this.#direct, this.#retried].flatMap((ended) => (ended === null ? [] : [this.#journey(ended)]));
  }

  #journey({ wish, begun, attempts }: Ended): Journey {
    return {
      payer: nodeName(wish.payer),
      payee: nodeName(wish.payee),
      dollars: wish.amount / perDollar,
      begun: (begun - this.#window.start) / 1e6,
      attempts: attempts.map((attempt) => this.#tried(attempt, begun)),
    };
  }

  #tried(attempt: Attempt, begun: number): TriedRoute {
    const { route, locked, refusal, height } = attempt;
    const from = (attempt.begun - begun) / 1e6;
    const hops = route.ends.slice(0, locked).map((_, hop) => this.#hop(attempt, hop, from));
    const amount = (route.amounts[locked] ?? 0) / perDollar;
    const refused = refusal && { ...this.#names(route.ends[locked] as number), amount, why: refusal };
    return { from, to: (attempt.over - begun) / 1e6, height, hops, refused };
  }

  #hop(attempt: Attempt, hop: number, from: number): Hop {
    const { route, expiries, locked, isThere, before, after } = attempt;
    const { latency } = this.#p;
    const { ends, amounts } = route;
    const end = ends[hop] as number;
    const amount = amounts[hop] as number;
    const legs = isThere ? fulfilLegs(hop, ends.length) : failLegs(hop, locked);
    const at = (leg: number) => from + leg * latency;
    return {
      ...this.#names(end),
      amount: amount / perDollar,
      isTaken: isThere && attempt.isTaken(hop),
      fee: feeOf(attempt, hop) / perDollar,
      cltvExpiry: expiries[hop] as number,
      ...{ offered: at(legs.offered), lockedIn: at(legs.lockedIn), over: at(legs.over) },
      capacity: (this.#graph.capacity[end >> 1] as number) / perDollar,
      before: dollars(before[hop] as Balances),
      after: dollars(after[hop] as Balances),
    };
  }

  #names(end: number) {
    const { owner } = this.#graph;
    return { from: nodeName(owner[end] as number), to: nodeName(owner[end ^ 1] as number) };
  }
}

/** What whoever offers a hop keeps: he who tells a secret past others has what these were promised, and they have nothing. */
function feeOf(attempt: Attempt, hop: number): number {
  if (attempt.isPassed(hop)) return 0;
  const { amounts } = attempt.route;
  const { from, until } = attempt.past;
  const received = amounts[hop - 1] ?? (amounts[hop] as number);
  const sent = hop === from && until > from ? amounts[until - 1] : amounts[hop];
  return received - (sent as number);
}

const dollars = ([sender, receiver]: Balances): Balances => [sender / perDollar, receiver / perDollar];

const hopsOf = ({ attempts }: Ended) => attempts.at(-1)?.route.ends.length ?? 0;

const longer = (known: Ended | null, next: Ended) =>
  known === null || hopsOf(next) > hopsOf(known) ? next : known;

function plainer(known: Ended | null, next: Ended): Ended {
  if (known === null || (next.isPaid && !known.isPaid)) return next;
  const isAlike = next.isPaid === known.isPaid;
  return isAlike && next.attempts.length < known.attempts.length ? next : known;
}
