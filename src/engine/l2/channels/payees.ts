import type { Agenda } from "../../kernel/agenda.ts";
import { failureLegs, fulfilLegs, paymentLegs } from "../../rules/bolt.ts";
import type { Flights } from "./flights.ts";
import type { Parts } from "./parts.ts";

/** How long a payee waits for all parts of a payment after the first, s (A102). Source: BOLT 4, basic multi-part payments. */
const timeout = 60;

/** What becomes of a part that is with its payee: by its place, after so many delays of a message. */
interface Outcomes {
  /** The secret is back at the payer. */
  readonly answer: (legs: number, place: number) => void;
  /** The payer has his money back. */
  readonly takeBack: (legs: number, place: number) => void;
  /** The payee has taken none of the parts. */
  readonly lose: (parts: Parts) => void;
}

/** Payees who are paid in parts: they show the secrets of all once the last is there, and of none if it does not come in time. */
export class Payees {
  #agenda: Agenda;
  #flights: Flights;
  #outcomes: Outcomes;
  #timeOut: number;
  /** Payments of which a part is there, by number, until their time is over. */
  #begun = new Map<number, Parts>();
  #count = 0;

  constructor(agenda: Agenda, flights: Flights, outcomes: Outcomes) {
    this.#agenda = agenda;
    this.#flights = flights;
    this.#outcomes = outcomes;
    this.#timeOut = agenda.action((number) => this.#timedOut(number));
  }

  /** A part is with its payee. */
  arrived(place: number): void {
    const { parts } = this.#flights.at(place);
    if (parts.isOver) {
      this.#sendBack(place);
      return;
    }
    if (parts.arrived.length === 0) this.#begin(parts);
    parts.arrived = [...parts.arrived, place];
    if (!parts.isComplete) return;
    for (const each of parts.arrived) {
      const hops = this.#hops(each);
      this.#outcomes.answer(paymentLegs(hops) - arrivalLegs(hops), each);
    }
  }

  #begin(parts: Parts): void {
    this.#begun.set(this.#count, parts);
    this.#agenda.after(timeout * 1e6, this.#timeOut, this.#count++);
  }

  #timedOut(number: number): void {
    const parts = this.#begun.get(number) as Parts;
    this.#begun.delete(number);
    if (parts.isComplete) return;
    parts.isOver = true;
    for (const place of parts.arrived) this.#sendBack(place);
    this.#outcomes.lose(parts);
  }

  #sendBack(place: number): void {
    const hops = this.#hops(place);
    this.#outcomes.takeBack(failureLegs(hops) - arrivalLegs(hops), place);
  }

  #hops(place: number): number {
    return this.#flights.last(place).route.ends.length;
  }
}

/** Delays after which what a payer sends over so many hops is with the payee. */
export const arrivalLegs = (hops: number): number => fulfilLegs(hops - 1, hops).lockedIn;
