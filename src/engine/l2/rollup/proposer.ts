import type { Site } from "../../site.ts";
import type { Costs } from "./costs.ts";
import type { Entry, Outcome } from "./derivation.ts";
import { entryAt } from "./derivation.ts";
import { anyPrice, type Node, wordBytes } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { newest } from "./portal.ts";
import { Rounds } from "./rounds.ts";

/** Party that says what the layer's state is: on its word, or with a proof. */
export function claimant({ settlement }: Pick<Rollup, "settlement">): string {
  return settlement === "proof" ? "prover" : "proposer";
}

/** Claims, every so often, the state after what was posted; with a proof, once that is made. */
export class Proposer {
  #p: Rollup;
  #site: Site;
  #node: Node;
  #costs: Costs;
  #party: string;
  #rounds: Rounds;
  /** Entries whose claims are in the making or under way, by digest; and those that are being proven, oldest first. */
  #jobs = new Set<number>();
  #proofs: Entry[] = [];
  #proven: number;

  constructor(p: Rollup, site: Site, node: Node, costs: Costs) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#costs = costs;
    this.#party = claimant(p);
    this.#rounds = new Rounds(
      site,
      this.#party,
      () => p.claimInterval,
      () => this.#work(),
    );
    this.#proven = site.agenda.action(() => this.#finish(this.#proofs.shift() as Entry));
    node.watch(() => {
      if (this.#unclaimed() !== null) this.#rounds.ask();
      this.#steal();
    });
  }

  /** What is posted and not claimed. */
  #unclaimed(): Entry | null {
    const portal = this.#node.portal();
    const { last } = portal.inbox;
    return last === null || last.position <= newest(portal).position || this.#jobs.has(last.digest)
      ? null
      : last;
  }

  #work(): void {
    const entry = this.#unclaimed();
    if (entry === null) return;
    this.#jobs.add(entry.digest);
    this.#proofs.push(entry);
    this.#site.agenda.after(Math.round(this.#p.provingTime * 1e6), this.#proven);
  }

  #finish(entry: Entry): void {
    const { incidents, agenda } = this.#site;
    const { position, digest } = entry;
    if (incidents.isDown(this.#party, agenda.now)) {
      this.#jobs.delete(digest);
      return;
    }
    const outcome = this.#said(this.#node.outcome(entry));
    const order = this.#order(this.#p.claimGas);
    this.#costs.claim(this.#node.settlement.quote(order.bytes, order.gas));
    const claim = { by: this.#party, position, digest, outcome };
    this.#node.ask(`claim ${digest}`, { kind: "claim", claim }, order, {
      included: () => this.#jobs.delete(digest),
      reverted: () => this.#jobs.add(digest),
    });
  }

  #said(outcome: Outcome): Outcome {
    const { released, stolen, locked } = this.#node.portal();
    const burned = this.#site.decide(this.#party).claim?.(outcome.burned, released + stolen + locked);
    return burned === undefined ? outcome : { ...outcome, burned };
  }

  /** Whoever got a false claim settled takes what it says has left. */
  #steal(): void {
    if (this.#site.decide(this.#party).claim === undefined) return;
    const { inbox, confirmed, maturing, locked, released, stolen } = this.#node.portal();
    const entry = entryAt(inbox.last, confirmed.position);
    if (entry === null || confirmed.outcome.burned <= this.#node.outcome(entry).burned) return;
    const due = (maturing.at(-1)?.settled ?? 0) + this.#p.releaseDelay * 1e6;
    const value = Math.min(locked, confirmed.outcome.burned - released - stolen);
    if (value <= 0) return;
    if (this.#site.agenda.now < due) this.#node.wake(due);
    else this.#node.ask("theft", { kind: "release", to: "thief", value }, this.#order(this.#p.exitGas));
  }

  #order(gas: number) {
    return { by: this.#party, bytes: wordBytes, gas, highestFee: anyPrice };
  }
}
