import { pow } from "../../kernel/math.ts";
import type { BlockRef } from "../../ledger/contract.ts";
import { isSame, type Outcome } from "./derivation.ts";
import { entriesBetween, executeStep, virtualSteps } from "./execution.ts";
import { type Answer, type Game, halved, isSingle, other, passed, runsOutAt, type Side } from "./game.ts";
import type { Portal, Standing } from "./portal.ts";
import type { Rules } from "./rules.ts";

/** Somebody says that the state at the end of a claim is another, and what it is in the middle. */
export interface Challenge {
  readonly claim: number;
  readonly by: string;
  readonly outcome: Outcome;
  readonly middle: Outcome;
}

/** A turn in the dispute of a claim with a challenger, the one after so many. */
export interface Move extends Answer {
  readonly claim: number;
  readonly challenger: string;
  readonly by: string;
  readonly moves: number;
}

/** How long disputes were played that stop the clocks of all claims, up to a moment, microseconds. */
export function stoppedFor({ isSerial }: Rules, { stopped, games }: Portal, time: number): number {
  const current = games[0];
  return isSerial && current !== undefined ? stopped + time - current.opened : stopped;
}

/** The moment up to which a claim may be disputed, as things stand at `time`: the challengers' clock runs from the claim on. */
export function disputableUntil(rules: Rules, portal: Portal, claim: Standing, time: number): number {
  return claim.since + rules.window + stoppedFor(rules, portal, time) - claim.stopped;
}

/** The moment from which a claim may be settled; null: a dispute stands in its way. */
export function settleableFrom(rules: Rules, portal: Portal, claim: Standing): number | null {
  if (portal.games.some((game) => rules.isSerial || game.claim === claim.number)) return null;
  const until = claim.since + rules.window + portal.stopped - claim.stopped;
  return claim.won === null ? until : Math.max(until, claim.won + rules.gracePeriod);
}

/** Whether somebody may dispute a claim: once, in time, and where disputes are played one by one in no other's turn. */
export function mayChallenge(
  rules: Rules,
  portal: Portal,
  claim: Standing,
  by: string,
  time: number,
): boolean {
  const isPlaying = portal.games.some(
    (game) => rules.isSerial || (game.claim === claim.number && game.challenger === by),
  );
  return !isPlaying && !claim.beaten.includes(by) && time < disputableUntil(rules, portal, claim, time);
}

export function challenge(rules: Rules, portal: Portal, given: Challenge, { time }: BlockRef): Portal {
  const claim = claimOf(portal, given.claim);
  if (claim === undefined || isSame(given.outcome, claim.outcome)) return portal;
  if (!mayChallenge(rules, portal, claim, given.by, time)) return portal;
  const game: Game = {
    claim: claim.number,
    challenger: given.by,
    low: 0n,
    high: virtualSteps(rules),
    agreed: claim.anchor.outcome,
    said: { asserter: claim.outcome, challenger: given.outcome },
    middle: given.middle,
    mover: "challenger",
    since: time,
    opened: time,
    used: { asserter: 0, challenger: rules.window - (disputableUntil(rules, portal, claim, time) - time) },
    moves: 0,
    bonds: { asserter: 0, challenger: 0 },
  };
  return {
    ...portal,
    disputes: portal.disputes + 1,
    games: [...portal.games, spoken(rules, game, given.middle, time)],
  };
}

/** The mover's turn. When one step is left the contract executes it, and whoever is wrong about it has lost. */
export function move(rules: Rules, portal: Portal, given: Move, { time }: BlockRef): Portal {
  const game = gameOf(portal, given);
  const claim = claimOf(portal, given.claim);
  if (game === undefined || claim === undefined || game.moves !== given.moves) return portal;
  const party = game.mover === "asserter" ? claim.by : game.challenger;
  if (given.by !== party || time >= runsOutAt(game, rules.window)) return portal;
  const left = { ...game, ...halved(game, given.answer) };
  if (isSingle(left)) return ended(rules, portal, left, winner(rules, portal, claim, left), time);
  if (given.middle === null) return portal;
  const next = spoken(rules, left, given.middle, time);
  return { ...portal, games: portal.games.map((each) => (each === game ? next : each)) };
}

/** Whoever let its clock run out has lost. */
export function timeout(
  rules: Rules,
  portal: Portal,
  which: Pick<Game, "claim" | "challenger">,
  { time }: BlockRef,
): Portal {
  const game = gameOf(portal, which);
  if (game === undefined || time < runsOutAt(game, rules.window)) return portal;
  return ended(rules, portal, game, other(game.mover), time);
}

export function gameOf({ games }: Portal, { claim, challenger }: Pick<Game, "claim" | "challenger">) {
  return games.find((game) => game.claim === claim && game.challenger === challenger);
}

export function claimOf({ claims }: Portal, number: number): Standing | undefined {
  return claims.find((claim) => claim.number === number);
}

/** Bond of a move, $, the first one being 1. Source: ethereum-optimism/specs, bond incentives: each deeper move takes so much more. */
export function bondOf(
  { moveBond, bondGrowth }: Pick<Rules, "moveBond" | "bondGrowth">,
  move: number,
): number {
  return Math.round(moveBond * pow(bondGrowth, move));
}

/** The mover says something of the next middle and puts up a bond for it. */
function spoken(rules: Rules, game: Game, middle: Outcome, time: number): Game {
  const { mover, bonds } = game;
  const moves = game.moves + 1;
  const more = { ...bonds, [mover]: bonds[mover] + bondOf(rules, moves) };
  return passed({ ...game, middle, moves, bonds: more }, time, rules.window, rules.clockExtension);
}

/** Executes the one step that is left, from the state on which both agree. */
function winner(
  rules: Rules,
  { inbox }: Portal,
  { anchor, position }: Standing,
  { agreed, low, said }: Game,
): Side {
  const entries = entriesBetween(inbox.last, anchor.position, position);
  return isSame(executeStep(agreed, entries, low, rules), said.asserter) ? "asserter" : "challenger";
}

/** The loser's bonds are lost; a claim that was refuted goes, and with it whatever else was played over it. */
function ended(rules: Rules, portal: Portal, game: Game, winner: Side, time: number): Portal {
  const stopped = rules.isSerial ? portal.stopped + time - game.opened : portal.stopped;
  const after = winner === "asserter" ? upheld(portal, game, time) : refuted(portal, game, rules.bond);
  return { ...after, stopped };
}

function upheld(portal: Portal, { claim, challenger, bonds }: Game, time: number): Portal {
  return {
    ...portal,
    slashed: portal.slashed + bonds.challenger,
    games: portal.games.filter((game) => game.claim !== claim || game.challenger !== challenger),
    claims: portal.claims.map((each) =>
      each.number === claim ? { ...each, won: time, beaten: [...each.beaten, challenger] } : each,
    ),
  };
}

function refuted(portal: Portal, { claim }: Game, bond: number): Portal {
  const over = portal.games.filter((game) => game.claim === claim);
  return {
    ...portal,
    slashed: over.reduce((sum, { bonds }) => sum + bonds.asserter, portal.slashed + bond),
    games: portal.games.filter((game) => game.claim !== claim),
    claims: portal.claims.filter(({ number }) => number !== claim),
  };
}
