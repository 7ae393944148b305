import { anyPrice, wordBytes } from "../calls.ts";
import { entryAt } from "./derivation.ts";
import { settleableFrom } from "./disputes.ts";
import { runsOutAt } from "./game.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import type { Action, Portal, Standing } from "./portal.ts";

/** The party that users are in disputes over claims of their own. */
export const users = "users";

/**
 * What anybody may do, and users do for themselves: settle claims whose window has passed, end disputes in which a clock has run out, have
 * exits ordered and paid out.
 */
export class Keeper {
  #p: Rollup;
  #node: Node;
  /** Since when something posted stands unclaimed, microseconds; null: nothing does. */
  #unclaimed: number | null = null;
  /** Position of the last true claim that was seen. */
  #claimed = -1;

  constructor(p: Rollup, node: Node) {
    this.#p = p;
    this.#node = node;
    node.watch(() => this.#look());
  }

  get unclaimedSince(): number | null {
    return this.#unclaimed;
  }

  #look(): void {
    const portal = this.#node.portal();
    this.#confirm(portal);
    this.#endDisputes(portal);
    const exit = portal.forced[0];
    if (exit !== undefined)
      this.#when(exit.since + this.#p.forceDelay * 1e6, `order ${exit.number}`, { kind: "order" });
    this.#payOut(portal);
    this.#claim(portal);
  }

  #confirm(portal: Portal): void {
    const { now } = this.#node;
    for (const claim of portal.claims) {
      const from = settleableFrom(this.#node.rules, portal, claim);
      if (from === null) continue;
      const name = `confirm ${claim.number} of ${claim.since}`;
      this.#when(from, name, { kind: "confirm", claim: claim.number });
      // Because claims are in the order of their making, nothing is due after one that is not and was never disputed.
      if (now < from && claim.won === null) return;
    }
  }

  #endDisputes({ games }: Portal): void {
    for (const game of games) {
      const { claim, challenger, opened } = game;
      const due = runsOutAt(game, this.#node.rules.window);
      const name = `timeout of ${claim} against ${challenger} of ${opened}`;
      this.#when(due, name, { kind: "timeout", claim, challenger });
    }
  }

  /** Pays what left the layer up to a claim that is settled, and final on the host. */
  #payOut({ payable, locked, released, stolen, inbox }: Portal): void {
    const next = this.#node.portal("final").maturing.find(({ position }) => position > payable.position);
    if (next === undefined || !this.#node.canExecute(next.position)) return;
    const { burned } = this.#node.outcome(entryAt(inbox.last, next.position));
    const claimed = Math.min(burned, next.outcome.burned - stolen) - released;
    const value = Math.max(0, Math.min(claimed, locked));
    const due = next.settled + this.#p.releaseDelay * 1e6;
    this.#when(due, `release ${next.position}`, { kind: "release", to: "users", value });
  }

  /** Where nobody else claims what is so, and anybody may, users do, as far as they have the data. */
  #claim(portal: Portal): void {
    const { known: last } = portal.inbox;
    if (last === null) return;
    const top = this.#lastTrue(portal);
    const { now } = this.#node;
    if (last.position <= top.position) this.#unclaimed = null;
    else if (top.position > this.#claimed || this.#unclaimed === null) this.#unclaimed = now;
    this.#claimed = top.position;
    if (this.#unclaimed === null || this.#p.openClaims === "no") return;
    const since = Math.max(this.#unclaimed, top.since);
    const due = since + (this.#p.forceDelay + this.#p.provingTime) * 1e6;
    if (now < due) {
      this.#node.wake(due);
      return;
    }
    const { position, digest } = last;
    const claim = { by: users, position, digest, outcome: this.#node.claimable(last) };
    this.#when(due, `claim ${digest} by users`, { kind: "claim", claim }, this.#p.claimGas);
  }

  /** The claim that goes furthest of those that are true. */
  #lastTrue({ claims, confirmed }: Portal): Standing {
    return claims.reduce(
      (top, claim) => (claim.position > top.position && this.#node.isTrue(claim) ? claim : top),
      confirmed,
    );
  }

  #when(time: number, name: string, action: Action, gas = this.#p.exitGas): void {
    if (this.#node.now < time) {
      this.#node.wake(time);
      return;
    }
    const order = { by: users, bytes: wordBytes, gas, highestFee: anyPrice };
    this.#node.ask(name, action, order);
  }
}
