import type { Site } from "../../site.ts";
import { entryAt, isSame } from "./derivation.ts";
import { anyPrice, type Node, wordBytes } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { type Action, newest, type Portal, type Standing } from "./portal.ts";

/** What anybody may do, and users do for themselves: settle claims whose window has passed, have exits ordered and paid out. */
export class Keeper {
  #p: Rollup;
  #site: Site;
  #node: Node;
  /** Since when something posted stands unclaimed, microseconds; null: nothing does. */
  #unclaimed: number | null = null;
  /** Position of the last true claim that was seen. */
  #claimed = -1;

  constructor(p: Rollup, site: Site, node: Node) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    node.watch(() => this.#look());
  }

  get unclaimedSince(): number | null {
    return this.#unclaimed;
  }

  #look(): void {
    const portal = this.#node.portal();
    const oldest = portal.claims[0];
    if (oldest !== undefined) this.#confirm(oldest);
    const exit = portal.forced[0];
    if (exit !== undefined)
      this.#when(exit.since + this.#p.forceDelay * 1e6, `order ${exit.number}`, { kind: "order" });
    this.#payOut(portal);
    this.#claim(portal);
  }

  #confirm({ position, since }: Standing): void {
    const name = `confirm ${position} of ${since}`;
    this.#when(since + this.#p.window * 1e6, name, { kind: "confirm", position });
  }

  /** Pays what left the layer up to a claim that is settled, and final on the host. */
  #payOut({ payable, locked, released, stolen, inbox }: Portal): void {
    const next = this.#node.portal("final").maturing.find(({ position }) => position > payable.position);
    if (next === undefined) return;
    const { burned } = this.#node.outcome(entryAt(inbox.last, next.position));
    const claimed = Math.min(burned, next.outcome.burned - stolen) - released;
    const value = Math.max(0, Math.min(claimed, locked));
    const due = next.settled + this.#p.releaseDelay * 1e6;
    this.#when(due, `release ${next.position}`, { kind: "release", to: "users", value });
  }

  /** Where nobody else claims, and anybody may, users do; on a false claim they build nothing. */
  #claim(portal: Portal): void {
    const { last } = portal.inbox;
    const top = newest(portal);
    if (last === null || !isSame(top.outcome, this.#node.outcome(entryAt(last, top.position)))) return;
    const { now } = this.#site.agenda;
    if (last.position <= top.position) this.#unclaimed = null;
    else if (top.position > this.#claimed || this.#unclaimed === null) this.#unclaimed = now;
    this.#claimed = top.position;
    if (this.#unclaimed === null || this.#p.openClaims === "no") return;
    const since = Math.max(this.#unclaimed, top.since);
    const due = since + (this.#p.forceDelay + this.#p.provingTime) * 1e6;
    const { position, digest } = last;
    const claim = { by: "users", position, digest, outcome: this.#node.outcome(last) };
    this.#when(due, `claim ${digest} by users`, { kind: "claim", claim }, this.#p.claimGas);
  }

  #when(time: number, name: string, action: Action, gas = this.#p.exitGas): void {
    if (this.#site.agenda.now < time) {
      this.#node.wake(time);
      return;
    }
    const order = { by: "users", bytes: wordBytes, gas, highestFee: anyPrice };
    this.#node.ask(name, action, order);
  }
}
