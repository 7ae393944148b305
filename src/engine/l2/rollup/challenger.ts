import type { Site } from "../../site.ts";
import type { Disputant } from "./disputant.ts";
import { mayChallenge } from "./disputes.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import type { Standing } from "./portal.ts";

export function challengers({ settlement, challengers }: Pick<Rollup, "settlement" | "challengers">) {
  return settlement === "proof" ? [] : Array.from({ length: challengers }, (_, i) => `challenger ${i + 1}`);
}

/** Executes what was posted and disputes every claim that says something else. */
export class Challenger {
  #name: string;
  #site: Site;
  #node: Node;
  #disputant: Disputant;

  constructor(name: string, site: Site, node: Node, disputant: Disputant) {
    this.#name = name;
    this.#site = site;
    this.#node = node;
    this.#disputant = disputant;
    node.watch(() => this.#look());
  }

  #look(): void {
    const { incidents, agenda } = this.#site;
    if (incidents.isDown(this.#name, agenda.now)) return;
    const portal = this.#node.portal();
    for (const claim of portal.claims) {
      if (this.#disputes(claim) && mayChallenge(this.#node.rules, portal, claim, this.#name, this.#node.now))
        this.#disputant.challenge(claim);
    }
  }

  #disputes(claim: Standing): boolean {
    const isTrue = this.#node.isTrue(claim);
    // Because what nobody can execute, nobody honest can call false.
    const isSeenThrough = !isTrue && this.#node.canExecute(claim.position);
    return this.#site.decide(this.#name).challenge?.(isTrue) ?? isSeenThrough;
  }
}
