import type { Incidents } from "../incidents.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Demand } from "../scenario.ts";
import type { TraceEvent } from "../trace.ts";
import { type Comers, comers } from "./comers.ts";
import { looksPerPatience, Turns } from "./kinds.ts";
import { marketOf } from "./market.ts";
import { Users } from "./users.ts";

/** Looks at the queue per block interval; users also come up to date at every block. */
const looks = 5;

/** A layer that the same people may send to. */
export interface Venue {
  readonly ledger: Ledger;
  readonly incidents: Incidents;
  readonly emit: (event: TraceEvent) => void;
}

/** When people come: the clock, their chance, and the moments that no group of them may straddle because they are counted up to them. */
export interface Arriving {
  readonly agenda: Agenda;
  readonly seed: number;
  readonly demand: Demand;
  readonly edges: readonly number[];
  /** Nobody new comes from then on, microseconds. */
  readonly until: number;
}

/**
 * People arrive at the demanded rate, and each looks for the layer that is cheapest for somebody like him; among equals he
 * takes the first. Where there is only one he takes that.
 */
export class Arrivals {
  #arriving: Arriving;
  #comers: Comers;
  #venues: readonly (Venue & { readonly users: Users })[];
  /** How long ago users may last have been brought up to date when a block is filled, microseconds. */
  #least: number;
  #last = 0;
  #calls = 0;
  #turns: Turns;
  /** By venue: how many of those of the present look come to it, and how many of them would not pay what it asks at least. */
  #came: Float64Array;
  #pricedOut: Float64Array;
  /** By venue: how many waited there when the present look began. */
  #waited: Float64Array;

  constructor(arriving: Arriving, venues: readonly Venue[]) {
    this.#arriving = arriving;
    this.#comers = comers(arriving);
    this.#turns = new Turns(arriving.demand.rate);
    this.#venues = venues.map((venue) => ({
      ...venue,
      users: new Users(arriving.demand, marketOf(venue.ledger), arriving.seed),
    }));
    this.#came = new Float64Array(venues.length);
    this.#pricedOut = new Float64Array(venues.length);
    this.#waited = new Float64Array(venues.length);
    const closest = Math.min(...venues.map(({ ledger }) => ledger.terms.resolution));
    const leisurely = arriving.demand.patience / looksPerPatience;
    this.#least = Math.min(leisurely, closest / 10) * 1e6;
    if (!this.#isAnybody) return;
    for (const { ledger } of venues) ledger.beforeBlock = () => this.#beforeBlock();
    // Because each look makes groups of users for every shard, and because blocks that are told as one need no more than one.
    const lookEvery = ({ terms, telling, tellsEvery }: Ledger) =>
      (tellsEvery * 1e6) / (terms.shards === undefined && telling.turns === 1 ? looks : 1);
    this.#lookEvery(() => {
      const interval = Math.min(...venues.map(({ ledger }) => lookEvery(ledger)));
      // Because whoever makes a block looks too, half as often is enough between blocks.
      return Math.max(interval, Math.min(2 * leisurely, closest) * 1e6);
    });
  }

  /** Whoever makes blocks brings users up to date, as often as it is worth a look. */
  get #isCalm(): boolean {
    return this.#venues.every(({ ledger }) => ledger.telling.isCalm);
  }

  get #isAnybody(): boolean {
    return (
      this.#arriving.demand.rate > 0 || this.#venues.some(({ incidents }) => incidents.crowds.length > 0)
    );
  }

  /** A block is about to be filled. Because nobody's patience is that short, not every block of a fast chain is worth a look. */
  #beforeBlock(): boolean {
    const { now } = this.#arriving.agenda;
    if (now - this.#last >= this.#least) this.#arriveUntil(now);
    return this.#isAwaited(now);
  }

  /** Brings everything that people do up to the present. */
  #arriveUntil(now: number): void {
    if (now <= this.#last) return;
    for (const [index, { ledger, users }] of this.#venues.entries()) {
      this.#waited[index] = ledger.mempool.waiting;
      users.reconsider(now);
    }
    const count = this.#count(this.#last, now);
    if (count > 0) this.#send(this.#last, now, count);
    for (const [index, { emit, ledger, users }] of this.#venues.entries()) {
      users.gather(this.#last, now);
      const count = ledger.waitedSince(this.#waited[index] as number);
      emit({ kind: "waiting", from: this.#last, to: now, count });
    }
    this.#last = now;
  }

  /** Microseconds between looks, as things stand. */
  #lookEvery(time: () => number): void {
    const { agenda, edges } = this.#arriving;
    const look = agenda.action(() => {
      if (!this.#isCalm || agenda.now - this.#last >= time()) this.#arriveUntil(agenda.now);
      if (this.#isAwaited(agenda.now)) agenda.after(time(), look);
    });
    agenda.at(0, look);
    // Because users count by when they submitted, no cohort may straddle an edge of the measured window or of a crowd.
    const edge = agenda.action(() => this.#arriveUntil(agenda.now));
    for (const moment of edges) agenda.at(moment, edge);
  }

  /** Whether anybody may still come, or has not left yet. */
  #isAwaited(now: number): boolean {
    return now < this.#arriving.until || this.#venues.some(({ ledger }) => ledger.mempool.waiting > 0);
  }

  #count(from: number, until: number): number {
    const to = Math.max(from, Math.min(until, this.#arriving.until));
    if (to === from) return 0;
    let crowd = 0;
    for (const { incidents } of this.#venues) crowd += incidents.crowd(from, to);
    return this.#comers(from, to, crowd, this.#calls++);
  }

  #send(from: number, to: number, count: number): void {
    for (const venue of this.#venues) venue.users.look(from, to, count);
    const [only] = this.#venues;
    if (this.#venues.length === 1 && only?.users.isOpenToAll) {
      this.#turns.pass(count);
      only.users.welcome(count);
      only.emit({ kind: "arrived", from, to, count, pricedOut: 0 });
      return;
    }
    const [came, pricedOut] = [this.#came.fill(0), this.#pricedOut.fill(0)];
    this.#turns.come(count, (kind, users) => {
      const chosen = this.#cheapest(kind);
      came[chosen] = (came[chosen] as number) + users;
      pricedOut[chosen] =
        (pricedOut[chosen] as number) + this.#venue(chosen).users.send(kind, from, to, users);
    });
    for (let index = 0; index < this.#venues.length; index++) {
      const tally = { count: came[index] as number, pricedOut: pricedOut[index] as number };
      this.#venue(index).emit({ kind: "arrived", from, to, ...tally });
    }
  }

  #cheapest(kind: number): number {
    let best = 0;
    for (let index = 1; index < this.#venues.length; index++) {
      if (this.#venue(index).users.price(kind) < this.#venue(best).users.price(kind)) best = index;
    }
    return best;
  }

  #venue(index: number): Venue & { readonly users: Users } {
    return this.#venues[index] as Venue & { readonly users: Users };
  }
}
