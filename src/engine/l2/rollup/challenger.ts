import type { Site } from "../../site.ts";
import { entryAt, isSame } from "./derivation.ts";
import { anyPrice, type Node, wordBytes } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import type { Standing } from "./portal.ts";

export function challengers({ settlement, challengers }: Pick<Rollup, "settlement" | "challengers">) {
  return settlement === "proof" ? [] : Array.from({ length: challengers }, (_, i) => `challenger ${i + 1}`);
}

/** Executes what was posted and disputes every claim that says something else. */
export class Challenger {
  #name: string;
  #gas: number;
  #site: Site;
  #node: Node;
  /** Claims that it found to be true. */
  #true = new WeakSet<Standing>();

  constructor(name: string, p: Rollup, site: Site, node: Node) {
    this.#name = name;
    this.#gas = p.exitGas;
    this.#site = site;
    this.#node = node;
    node.watch(() => this.#look());
  }

  #look(): void {
    const { incidents, agenda, decide } = this.#site;
    if (incidents.isDown(this.#name, agenda.now) || decide(this.#name).challenge?.() === false) return;
    const { claims, inbox } = this.#node.portal();
    for (const claim of claims) {
      if (this.#true.has(claim)) continue;
      const entry = entryAt(inbox.last, claim.position);
      if (isSame(this.#node.outcome(entry), claim.outcome)) this.#true.add(claim);
      else this.#dispute(claim);
    }
  }

  #dispute({ position, since }: Standing): void {
    const order = { by: this.#name, bytes: wordBytes, gas: this.#gas, highestFee: anyPrice };
    this.#node.ask(`${this.#name}: ${position} of ${since}`, { kind: "dispute", position }, order);
  }
}
