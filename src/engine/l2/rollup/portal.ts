import type { BlockRef, Contract } from "../../ledger/contract.ts";
import { timeAt } from "./clock.ts";
import { type Batch, beginning, type Crossing, derive, entryAt, isSame, type Outcome } from "./derivation.ts";
import {
  type Challenge,
  challenge,
  claimOf,
  type Move,
  move,
  settleableFrom,
  stoppedFor,
  timeout,
} from "./disputes.ts";
import type { Game } from "./game.ts";
import { emptyInbox, type Inbox, order, post } from "./inbox.ts";
import type { Rules, RulesAt } from "./rules.ts";
import { decideUpgrade, take, type Upgrade } from "./upgrade.ts";

/** What somebody says the layer's state is after an entry of its history. */
export interface Claim {
  readonly by: string;
  readonly position: number;
  /** Of the history that it speaks of: on another branch of the host the claim says nothing. */
  readonly digest: number;
  readonly outcome: Outcome;
}

/** Where an execution begins that is claimed: a settled state. */
export interface Anchor {
  readonly position: number;
  readonly outcome: Outcome;
}

/** A claim that the contract has taken. It covers the execution since the claim that was settled last when it was made. */
export interface Standing extends Claim {
  /** The contract's number for it, and its block's last of the layer. */
  readonly number: number;
  readonly to: number;
  readonly anchor: Anchor;
  /** Since when it stands, and since when it is settled, by the contract's clock, microseconds. */
  readonly since: number;
  readonly settled: number;
  /** How long all clocks had been stopped when it was made, microseconds. */
  readonly stopped: number;
  /** When it last won a dispute, microseconds; null: never. */
  readonly won: number | null;
  /** Challengers who lost against it. */
  readonly beaten: readonly string[];
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
  /** Bonds lost by those who lost a dispute. */
  readonly slashed: number;
  /** Asked for and not ordered yet, oldest first; how many were ordered, and their value. */
  readonly forced: readonly Forced[];
  readonly ordered: number;
  readonly forcedValue: number;
  /** Claims that may be disputed, oldest first, and how many were ever taken. */
  readonly claims: readonly Standing[];
  readonly claimed: number;
  /** Disputes that are being played, how many were ever opened, and how long those that are over had stopped all clocks, microseconds. */
  readonly games: readonly Game[];
  readonly disputes: number;
  readonly stopped: number;
  /** The last claim that is settled, those whose payouts must wait a little longer, and the last whose payouts are open. */
  readonly confirmed: Standing;
  readonly maturing: readonly Standing[];
  readonly payable: Standing;
  /** The most that a claim whose payouts are open says has left the layer. */
  readonly owed: number;
  /** Null: its keys have decided none. */
  readonly upgrade: Upgrade | null;
}

export type Action =
  | { readonly kind: "post"; readonly batch: Batch }
  | { readonly kind: "deposit"; readonly value: number }
  | { readonly kind: "force"; readonly exit: Crossing }
  /** Forced withdrawals whose delay has passed take their place in the layer's history. */
  | { readonly kind: "order" }
  | { readonly kind: "claim"; readonly claim: Claim }
  | { readonly kind: "challenge"; readonly challenge: Challenge }
  | { readonly kind: "move"; readonly move: Move }
  | { readonly kind: "timeout"; readonly claim: number; readonly challenger: string }
  | { readonly kind: "confirm"; readonly claim: number }
  | { readonly kind: "release"; readonly to: "users" | "thief"; readonly value: number }
  | { readonly kind: "upgrade"; readonly keys: readonly string[] }
  | { readonly kind: "take" };

export function portalContract(rules: RulesAt): Contract<Portal, Action> {
  return {
    initial: initial(rules(0)),
    apply: (portal, action, at) => {
      const current = rules(at.time);
      return apply(current, portal, action, { ...at, time: timeAt(current.counted, at) });
    },
  };
}

function initial({ locked, claimant }: Rules): Portal {
  const nothing: Standing = {
    by: claimant,
    position: -1,
    digest: 0,
    outcome: beginning,
    number: -1,
    to: 0,
    anchor: { position: -1, outcome: beginning },
    since: 0,
    settled: 0,
    stopped: 0,
    won: null,
    beaten: [],
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
    claimed: 0,
    games: [],
    disputes: 0,
    stopped: 0,
    confirmed: nothing,
    maturing: [],
    payable: nothing,
    owed: 0,
    upgrade: null,
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
    case "challenge":
      return challenge(rules, portal, action.challenge, at);
    case "move":
      return move(rules, portal, action.move, at);
    case "timeout":
      return timeout(rules, portal, action, at);
    case "confirm":
      return confirm(rules, portal, action.claim, at);
    case "release":
      return release(rules, portal, action.to, action.value, at);
    case "upgrade":
      return decideUpgrade(rules, portal, action.keys, at);
    case "take":
      return take(rules, portal, at);
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

function claim(rules: Rules, portal: Portal, claim: Claim, { time }: BlockRef): Portal {
  const { inbox, confirmed, claims, claimed: number } = portal;
  const entry = entryAt(inbox.last, claim.position);
  if (entry === null || entry.digest !== claim.digest || claim.position <= confirmed.position) return portal;
  if (claim.by !== rules.claimant && !rules.isOpen) return portal;
  if (claims.some((each) => each.position === claim.position && isSame(each.outcome, claim.outcome)))
    return portal;
  const { position, outcome } = confirmed;
  const anchor = { position, outcome };
  const standing: Standing = {
    ...{ ...claim, number, to: entry.to, anchor, since: time, settled: time, won: null, beaten: [] },
    stopped: stoppedFor(rules, portal, time),
  };
  const next = { ...portal, claimed: number + 1 };
  if (!rules.isProof) return { ...next, claims: [...claims, standing] };
  return isProven(portal, standing) ? settle(next, standing) : portal;
}

/** Checks a proof, which nobody has of what is not so. */
function isProven({ inbox }: Portal, { position, outcome, anchor }: Standing): boolean {
  return isSame(outcome, derive(entryAt(inbox.last, position), anchor.position, anchor.outcome));
}

/** A claim that nobody can dispute any more is settled; one that others have overtaken just goes. */
function confirm(rules: Rules, portal: Portal, number: number, { time }: BlockRef): Portal {
  const claim = claimOf(portal, number);
  const from = claim === undefined ? null : settleableFrom(rules, portal, claim);
  if (claim === undefined || from === null || time < from) return portal;
  const left = { ...portal, claims: portal.claims.filter((each) => each !== claim) };
  return claim.position > portal.confirmed.position ? settle(left, { ...claim, settled: time }) : left;
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
  const owed = due.reduce((most, { outcome }) => Math.max(most, outcome.burned), portal.owed);
  const { locked, released, stolen } = portal;
  // Because a changed contract may have paid out more than anybody was owed.
  if (value > Math.max(0, Math.min(locked, owed - released - stolen))) return portal;
  return {
    ...portal,
    payable,
    owed,
    maturing: portal.maturing.slice(due.length),
    locked: locked - value,
    released: to === "users" ? released + value : released,
    stolen: to === "thief" ? stolen + value : stolen,
  };
}
