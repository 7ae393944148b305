import type { BlockRef, Contract } from "../../ledger/contract.ts";
import { type Batch, beginning, type Crossing, derive, entryAt, isSame, type Outcome } from "./derivation.ts";
import { emptyInbox, type Inbox, order, post } from "./inbox.ts";

/** What somebody says the layer's state is after an entry of its history. */
export interface Claim {
  readonly by: string;
  readonly position: number;
  /** Of the history that it speaks of: on another branch of the host the claim says nothing. */
  readonly digest: number;
  readonly outcome: Outcome;
}

/** A claim that the contract has taken. */
export interface Standing extends Claim {
  /** Since when it stands, and since when it is settled, by the host's clock, microseconds. */
  readonly since: number;
  readonly settled: number;
  readonly to: number;
}

/** A withdrawal that the host was asked to force. */
export interface Forced extends Crossing {
  readonly since: number;
}

/** The contract that holds the layer's value on the host. Values are whole dollars. */
export interface Portal {
  readonly inbox: Inbox;
  readonly locked: number;
  readonly deposited: number;
  /** Paid out to those who withdrew, and to anybody else. */
  readonly released: number;
  readonly stolen: number;
  /** Bonds lost by those whose claims were false. */
  readonly slashed: number;
  /** Asked for and not ordered yet, oldest first; how many were ordered, and their value. */
  readonly forced: readonly Forced[];
  readonly ordered: number;
  readonly forcedValue: number;
  /** Claims that may be disputed, oldest first. */
  readonly claims: readonly Standing[];
  /** The last claim that is settled, those whose payouts must wait a little longer, and the last whose payouts are open. */
  readonly confirmed: Standing;
  readonly maturing: readonly Standing[];
  readonly payable: Standing;
}

export type Action =
  | { readonly kind: "post"; readonly batch: Batch }
  | { readonly kind: "deposit"; readonly value: number }
  | { readonly kind: "force"; readonly exit: Crossing }
  /** Forced withdrawals whose delay has passed take their place in the layer's history. */
  | { readonly kind: "order" }
  | { readonly kind: "claim"; readonly claim: Claim }
  | { readonly kind: "dispute"; readonly position: number }
  | { readonly kind: "confirm"; readonly position: number }
  | { readonly kind: "release"; readonly to: "users" | "thief"; readonly value: number };

/** What the contract goes by; times in microseconds. */
export interface Rules {
  readonly isProof: boolean;
  /** Party whose claims are taken at once; anybody's are, where that is open, once it has been silent for `silence`. */
  readonly claimant: string;
  readonly silence: number;
  readonly window: number;
  readonly forceDelay: number;
  readonly releaseDelay: number;
  readonly bond: number;
  /** Value that users hold when the run starts. */
  readonly locked: number;
}

/** What the contract goes by in a block of that time, microseconds. */
export type RulesAt = (time: number) => Rules;

export function portalContract(rules: RulesAt): Contract<Portal, Action> {
  return {
    initial: initial(rules(0)),
    apply: (portal, action, at) => apply(rules(at.time), portal, action, at),
  };
}

function initial({ locked, claimant }: Rules): Portal {
  const nothing: Standing = {
    by: claimant,
    position: -1,
    digest: 0,
    outcome: beginning,
    since: 0,
    settled: 0,
    to: 0,
  };
  return {
    inbox: emptyInbox,
    locked,
    deposited: 0,
    released: 0,
    stolen: 0,
    slashed: 0,
    forced: [],
    ordered: 0,
    forcedValue: 0,
    claims: [],
    confirmed: nothing,
    maturing: [],
    payable: nothing,
  };
}

function apply(rules: Rules, portal: Portal, action: Action, at: BlockRef): Portal {
  switch (action.kind) {
    case "post": {
      const inbox = post(portal.inbox, action.batch);
      return inbox === portal.inbox ? portal : { ...portal, inbox };
    }
    case "deposit":
      return {
        ...portal,
        locked: portal.locked + action.value,
        deposited: portal.deposited + action.value,
      };
    case "force":
      return { ...portal, forced: [...portal.forced, { ...action.exit, since: at.time }] };
    case "order":
      return orderDue(rules, portal, at);
    case "claim":
      return claim(rules, portal, action.claim, at);
    case "dispute":
      return dispute(rules, portal, action.position, at);
    case "confirm":
      return confirm(rules, portal, action.position, at);
    case "release":
      return release(rules, portal, action.to, action.value, at);
  }
}

function orderDue({ forceDelay }: Rules, portal: Portal, { time }: BlockRef): Portal {
  const due = portal.forced.filter(({ since }) => time >= since + forceDelay);
  if (due.length === 0) return portal;
  return {
    ...portal,
    inbox: due.reduce(order, portal.inbox),
    forced: portal.forced.slice(due.length),
    ordered: portal.ordered + due.length,
    forcedValue: portal.forcedValue + due.reduce((sum, { value }) => sum + value, 0),
  };
}

/** The last claim that nobody has refuted. */
export function newest({ claims, confirmed }: Portal): Standing {
  return claims.at(-1) ?? confirmed;
}

function claim(rules: Rules, portal: Portal, claim: Claim, { time }: BlockRef): Portal {
  const entry = entryAt(portal.inbox.last, claim.position);
  const last = newest(portal);
  if (entry === null || entry.digest !== claim.digest || claim.position <= last.position) return portal;
  if (claim.by !== rules.claimant && time < last.since + rules.silence) return portal;
  const standing = { ...claim, since: time, settled: time, to: entry.to };
  if (!rules.isProof) return { ...portal, claims: [...portal.claims, standing] };
  return isTrue(portal, standing) ? settle(portal, standing) : portal;
}

/** Executes what was posted since the last settled claim again. */
export function isTrue({ inbox, confirmed }: Portal, { position, outcome }: Claim): boolean {
  return isSame(outcome, derive(entryAt(inbox.last, position), confirmed.position, confirmed.outcome));
}

/** A false claim goes, with all that stand on it; their bonds are lost. */
function dispute({ window, bond }: Rules, portal: Portal, position: number, { time }: BlockRef): Portal {
  const index = portal.claims.findIndex((each) => each.position === position);
  const disputed = portal.claims[index];
  if (disputed === undefined || time >= disputed.since + window || isTrue(portal, disputed)) return portal;
  const slashed = portal.slashed + bond * (portal.claims.length - index);
  return { ...portal, claims: portal.claims.slice(0, index), slashed };
}

function confirm({ window }: Rules, portal: Portal, position: number, { time }: BlockRef): Portal {
  const oldest = portal.claims[0];
  if (oldest?.position !== position || time < oldest.since + window) return portal;
  return settle({ ...portal, claims: portal.claims.slice(1) }, { ...oldest, settled: time });
}

function settle(portal: Portal, confirmed: Standing): Portal {
  return { ...portal, confirmed, maturing: [...portal.maturing, confirmed] };
}

/** Pays out what the settled claims say has left the layer. */
function release(
  rules: Rules,
  portal: Portal,
  to: "users" | "thief",
  value: number,
  { time }: BlockRef,
): Portal {
  const due = portal.maturing.filter(({ settled }) => time >= settled + rules.releaseDelay);
  const payable = due.at(-1) ?? portal.payable;
  const { locked, released, stolen } = portal;
  if (value > Math.min(locked, payable.outcome.burned - released - stolen)) return portal;
  return {
    ...portal,
    payable,
    maturing: portal.maturing.slice(due.length),
    locked: locked - value,
    released: to === "users" ? released + value : released,
    stolen: to === "thief" ? stolen + value : stolen,
  };
}
