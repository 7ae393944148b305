import type { Site } from "../site.ts";

/** Work that a party does at whole multiples of a time, and only when it is asked for: idle days cost nothing. */
export class Rounds {
  #site: Site;
  #party: string | null;
  #seconds: () => number;
  #due = -1;
  #last = -1;
  #handle = -1;
  #round: number;

  /** `seconds` between rounds, as things stand; null: many parties, of whom somebody is always there. Whoever was down looks for work again at each edge of an incident. */
  constructor(site: Site, party: string | null, seconds: () => number, work: () => void) {
    this.#site = site;
    this.#party = party;
    this.#seconds = seconds;
    this.#round = site.agenda.action(() => {
      this.#last = this.#due;
      this.#due = -1;
      if (!this.#isDown) work();
    });
    const ask = site.agenda.action(() => this.ask());
    for (const edge of site.incidents.edges) site.agenda.at(edge, ask);
  }

  /** There is something to do in the next round. */
  ask(): void {
    this.#askFor(0);
  }

  /** The same, whatever was asked for before. */
  hurry(): void {
    this.rest(0);
  }

  /** There is something to do in the round so many after the last, and nothing before unless somebody is in a hurry. */
  rest(rounds: number): void {
    if (this.#due >= 0) this.#site.agenda.cancel(this.#handle);
    this.#due = -1;
    this.#askFor(rounds);
  }

  #askFor(rounds: number): void {
    if (this.#due >= 0 || this.#isDown) return;
    const { agenda } = this.#site;
    const every = Math.max(1, Math.round(this.#seconds() * 1e6));
    const next = Math.ceil(agenda.now / every) * every;
    this.#due = next === this.#last ? next + every : next;
    this.#due = Math.max(this.#due, this.#last + rounds * every);
    this.#handle = agenda.at(this.#due, this.#round);
  }

  get #isDown(): boolean {
    return this.#party !== null && this.#site.incidents.isDown(this.#party, this.#site.agenda.now);
  }
}
