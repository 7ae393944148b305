import { isAtIt } from "../../adversary/decisions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Site } from "../../site.ts";
import { type Comers, comers } from "../../workload/comers.ts";
import { lookSeconds, perDollar } from "../bolt/paid.ts";
import type { Channels } from "./parameters.ts";
import type { Payments } from "./payments.ts";
import type { Wish } from "./wish.ts";

/**
 * Nodes of chance who want to pay each other. So many a second as the sample holds are followed one by one; where more come, each stands for as many
 * of the others (A89).
 */
export class Payers {
  #p: Channels;
  #site: Site;
  #payments: Payments;
  #comers: Comers;
  #pairs: Draws;
  #moments: Draws;
  #looks = 0;
  #wishes = 0;
  /** How many the next wishes stand for, by number. */
  #weights = new Map<number, number>();
  #begin: number;

  constructor(p: Channels, site: Site, payments: Payments) {
    this.#p = p;
    this.#site = site;
    this.#payments = payments;
    this.#comers = comers(site);
    this.#pairs = site.draw("pairs");
    this.#moments = site.draw("moments");
    const { agenda, demand, incidents, window } = site;
    this.#begin = agenda.action((number) => this.#pay(number));
    this.#jam();
    if (demand.rate === 0 && incidents.crowds.length === 0) return;
    const every = lookSeconds(demand.rate) * 1e6;
    const look = agenda.action(() => {
      const until = Math.min(window.end, agenda.now + every);
      this.#look(agenda.now, until);
      if (until < window.end) agenda.at(until, look);
    });
    agenda.at(0, look);
  }

  /** Those who come until the next look, each at a moment of chance. */
  #look(from: number, until: number): void {
    const count = this.#comers(from, until, this.#site.incidents.crowd(from, until), this.#looks++);
    const followed = Math.min(count, Math.max(1, Math.round((this.#p.sample * (until - from)) / 1e6)));
    for (let each = 0; each < followed; each++) {
      const weight = Math.floor(count / followed) + (each < count % followed ? 1 : 0);
      const number = this.#wishes++;
      this.#weights.set(number, weight);
      this.#site.agenda.at(from + this.#moments(number) * (until - from), this.#begin, number);
    }
  }

  #pay(number: number): void {
    const weight = this.#weights.get(number) as number;
    this.#weights.delete(number);
    const { agenda, emit } = this.#site;
    emit({ kind: "arrived", from: agenda.now, to: agenda.now, count: weight, pricedOut: 0 });
    this.#payments.begin(this.#wish(this.#pairs, number, this.#p.payment, weight, "payment"));
  }

  /** Payments that an adversary holds back, in equal distances, between nodes of chance (A94). */
  #jam(): void {
    const { adversary, agenda, draw, window } = this.#site;
    const { rate, amount } = adversary?.decide.jam ?? { rate: 0, amount: 0 };
    if (adversary === null || rate === 0) return;
    const pairs = draw("jams");
    let sent = 0;
    const jam = agenda.action(() => {
      if (!isAtIt(adversary, agenda.now) || agenda.now >= window.end) return;
      this.#payments.begin(this.#wish(pairs, sent++, amount, 1, "jam"));
      agenda.after(1e6 / rate, jam);
    });
    agenda.at(adversary.from, jam);
  }

  #wish(pairs: Draws, number: number, dollars: number, weight: number, kind: Wish["kind"]): Wish {
    const { nodes } = this.#p;
    const payer = Math.floor(pairs(number, 0) * nodes);
    const payee = (payer + 1 + Math.floor(pairs(number, 1) * (nodes - 1))) % nodes;
    return { payer, payee, amount: Math.max(1, Math.round(dollars * perDollar)), weight, kind };
  }
}
