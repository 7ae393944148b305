import { stream } from "../../kernel/random.ts";
import { paymentLegs } from "../../rules/bolt.ts";
import type { Site } from "../../site.ts";
import { type Comers, comers } from "../../workload/comers.ts";
import { lookSeconds, paidAtOnce } from "../bolt/paid.ts";
import type { SignedBalances } from "./balances.ts";
import type { Channel } from "./parameters.ts";

/** Time from a payment's first message to its last, s. */
export function paymentSeconds(p: Channel): number {
  return paymentLegs(1) * p.latency;
}

/** Payments per second that a channel carries: what is in flight is bounded by its slots and by its money. */
export function paymentsPerSecond(p: Channel): number {
  const affordable = Math.floor(((1 - 2 * p.reserve) * p.capacity) / p.payment);
  return Math.min(2 * p.maxHtlcs, affordable) / paymentSeconds(p);
}

/**
 * Users pay through a channel, either way with equal chance (A27). A payment that finds no slot, or not enough money on its
 * side, fails at once. Both have signed what succeeded, so it is settled.
 */
export class Paying {
  /** Looks at which somebody paid: the channel's blocks, as far as it has any. */
  blocks = 0;
  #p: Channel;
  #site: Site;
  #comers: Comers;
  #balances: SignedBalances;
  #isUsable: () => boolean;
  #looks = 0;
  #last = 0;

  constructor(p: Channel, site: Site, balances: SignedBalances, isUsable: () => boolean) {
    this.#p = p;
    this.#site = site;
    this.#comers = comers(site);
    this.#balances = balances;
    this.#isUsable = isUsable;
    const { agenda, demand, incidents, window } = site;
    if (demand.rate === 0 && incidents.crowds.length === 0) return;
    const every = lookSeconds(demand.rate) * 1e6;
    const look = agenda.action(() => {
      this.#look();
      if (agenda.now + every <= window.end) agenda.after(every, look);
    });
    agenda.after(every, look);
  }

  /** Those who began a payment a moment ago, as long as one takes, see now what became of it. */
  #look(): void {
    const { agenda, emit } = this.#site;
    const { now } = agenda;
    const count = this.#count(this.#last, now);
    const slots = this.#slots(this.#last, now);
    this.#last = now;
    this.#looks++;
    if (count === 0) return;
    const paid = this.#isUsable() ? this.#pay(Math.min(count, slots)) : 0;
    const begun = now - Math.round(paymentSeconds(this.#p) * 1e6);
    emit({ kind: "arrived", from: begun, to: begun, count, pricedOut: 0 });
    emit({ kind: "failed", from: begun, to: begun, count: count - paid });
    if (paid > 0) this.#settle(begun, paid, slots);
  }

  #count(from: number, to: number): number {
    return this.#comers(from, to, this.#site.incidents.crowd(from, to), this.#looks);
  }

  #slots(from: number, to: number): number {
    const perMicrosecond = paymentsPerSecond(this.#p) / 1e6;
    return Math.floor(perMicrosecond * to) - Math.floor(perMicrosecond * from);
  }

  /** Returns how many of so many payments succeed. */
  #pay(count: number): number {
    const direction = stream(this.#site.seed, "directions", this.#looks);
    let paid = 0;
    for (let payment = 0; payment < count; payment++)
      if (this.#balances.pay(direction.uniform() < 0.5 ? 0 : 1)) paid++;
    return paid;
  }

  #settle(begun: number, count: number, room: number): void {
    const { agenda, emit } = this.#site;
    this.blocks++;
    emit(paidAtOnce({ number: this.blocks, begun, time: agenda.now, count, fee: this.#balances.fee, room }));
  }
}
