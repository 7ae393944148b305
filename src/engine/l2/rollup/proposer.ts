import type { Site } from "../../site.ts";
import { Rounds } from "../rounds.ts";
import type { Claims } from "./claims.ts";
import type { Entry } from "./derivation.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";

/** Claims, every so often, the state after what was posted. */
export class Proposer {
  #node: Node;
  #claims: Claims;
  #rounds: Rounds;

  constructor(p: Rollup, site: Site, node: Node, claims: Claims) {
    this.#node = node;
    this.#claims = claims;
    this.#rounds = new Rounds(
      site,
      claims.party,
      () => p.claimInterval,
      () => this.#work(),
    );
    node.watch(() => {
      if (this.#unclaimed() !== null) this.#rounds.ask();
    });
  }

  /** What is posted and not claimed, by itself or truly by others. */
  #unclaimed(): Entry | null {
    const { inbox, claims, confirmed } = this.#node.portal();
    const { last } = inbox;
    if (last === null || this.#claims.underWay.has(last.digest) || last.position <= confirmed.position)
      return null;
    const isClaimed = claims.some(
      (claim) =>
        claim.position >= last.position && (claim.by === this.#claims.party || this.#node.isTrue(claim)),
    );
    return isClaimed ? null : last;
  }

  #work(): void {
    const entry = this.#unclaimed();
    if (entry !== null) this.#claims.hand(entry);
  }
}
