import type { Site } from "../../site.ts";
import { anyPrice, wordBytes } from "../calls.ts";
import type { Costs } from "./costs.ts";
import type { Entry, Outcome } from "./derivation.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";

/** Party that says what the layer's state is: on its word, or with a proof. */
export function claimant({ settlement }: Pick<Rollup, "settlement">): string {
  return settlement === "proof" ? "prover" : "proposer";
}

/** Hands in claims of one party, who may lie, and takes what a false one gives it. */
export class Claims {
  readonly party: string;
  /** Entries whose claims are under way, by digest. */
  readonly underWay = new Set<number>();
  #p: Rollup;
  #site: Site;
  #node: Node;
  #costs: Costs;

  constructor(p: Rollup, site: Site, node: Node, costs: Costs) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#costs = costs;
    this.party = claimant(p);
    node.watch(() => this.#steal());
  }

  /** Claims the state after an entry. */
  hand(entry: Entry): void {
    const { position, digest } = entry;
    const order = this.#order(this.#p.claimGas);
    this.#costs.claim(this.#node.settlement.quote(order.bytes, order.gas));
    const claim = { by: this.party, position, digest, outcome: this.#said(this.#node.claimable(entry)) };
    this.underWay.add(digest);
    this.#node.ask(`claim ${digest}`, { kind: "claim", claim }, order, {
      included: (_, paid) => {
        this.underWay.delete(digest);
        this.#node.tellPaid(paid);
      },
      reverted: (_, paid) => {
        this.underWay.add(digest);
        this.#node.tellPaid(-paid);
      },
    });
  }

  #said(outcome: Outcome): Outcome {
    const { released, stolen, locked } = this.#node.portal();
    const burned = this.#site.decide(this.party).claim?.(outcome.burned, released + stolen + locked);
    return burned === undefined ? outcome : { ...outcome, burned };
  }

  /** Whoever got a false claim settled takes what it says has left. */
  #steal(): void {
    if (this.#site.decide(this.party).claim === undefined) return;
    const { inbox, maturing, owed, locked, released, stolen } = this.#node.portal();
    let best = { burned: owed, due: 0 };
    for (const { outcome, settled } of maturing)
      if (outcome.burned > best.burned)
        best = { burned: outcome.burned, due: settled + this.#p.releaseDelay * 1e6 };
    const value = Math.min(locked, best.burned - released - stolen);
    if (value <= 0 || best.burned <= this.#node.outcome(inbox.last).burned) return;
    if (this.#node.now < best.due) this.#node.wake(best.due);
    else this.#node.ask("theft", { kind: "release", to: "thief", value }, this.#order(this.#p.exitGas));
  }

  #order(gas: number) {
    return { by: this.party, bytes: wordBytes, gas, highestFee: anyPrice };
  }
}
