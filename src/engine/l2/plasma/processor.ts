import type { Site } from "../../site.ts";
import type { ChildChain } from "./child-chain.ts";
import { dequeue, type Exit, type ExitQueue } from "./exit-queue.ts";
import type { Plasma } from "./parameters.ts";
import { users } from "./parties.ts";
import { perCall } from "./sharing.ts";

/** Has exits paid out whose turn it is: users those of their own, a thief all up to his own. */
export class Processor {
  #p: Plasma;
  #site: Site;
  #chain: ChildChain;
  #party: string;
  #calls = 0;
  /** Outputs for which calls wait for the host. */
  #waiting = 0;

  constructor(party: string, p: Plasma, site: Site, chain: ChildChain) {
    this.#party = party;
    this.#p = p;
    this.#site = site;
    this.#chain = chain;
    chain.parent.watch(() => this.#look());
  }

  #look(): void {
    const { queue, frauds, locked } = this.#chain.game;
    if (this.#waiting > 0 || queue === null || locked === 0 || !this.#isIn(frauds)) return;
    const { first } = queue;
    if (first.exitable > this.#site.agenda.now) {
      this.#chain.lookAt(first.exitable);
      return;
    }
    const room = this.#chain.parent.host.roomFor(0, this.#p.processGas);
    const together = Math.max(first.count, perCall(room));
    const due = this.#due(queue, Math.max(room, together));
    while (this.#waiting < due) this.#process(Math.min(together, due - this.#waiting));
  }

  /** Nobody pays more for having outputs paid out than they are worth, nor a thief more for all before him than there is (A97). */
  #process(count: number): void {
    const { output, parent, game } = this.#chain;
    const worth = this.#party === users ? output : game.locked / (game.waiting + 1);
    const highestFee = count * worth;
    const order = { by: this.#party, count, bytes: 0, gas: this.#p.processGas };
    this.#waiting += count;
    parent.ask(
      `payout ${this.#calls++} by ${this.#party}`,
      { kind: "process", count },
      { ...order, highestFee },
      {
        included: () => {
          this.#waiting -= count;
        },
        reverted: () => {
          this.#waiting += count;
        },
      },
    );
  }

  /** A thief has something to wait for once he has asked. */
  #isIn(frauds: readonly Exit[]): boolean {
    return this.#party === users || frauds.some(({ by }) => by === this.#party);
  }

  /** Outputs that may be paid out now: those of others than owners by nobody else. */
  #due(queue: ExitQueue, most: number): number {
    const { challenged } = this.#chain.game;
    let count = 0;
    for (let at: ExitQueue | null = queue; at !== null; at = dequeue(at)) {
      const { first } = at;
      if (first.exitable > this.#site.agenda.now) break;
      if (challenged.includes(first.number)) continue;
      const isWilling = first.by === users || first.by === this.#party;
      if (!isWilling || count + first.count > most) break;
      count += first.count;
    }
    return count;
  }
}
