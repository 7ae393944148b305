import type { BlockRef, Contract } from "../../ledger/contract.ts";
import type { BlockId } from "../../trace.ts";
import { type Commit, commitAfter, commitOf, genesis } from "./commits.ts";
import { dequeue, type Exit, type ExitQueue, enqueue, exitsIn, isBefore } from "./exit-queue.ts";
import { users } from "./parties.ts";

/** What somebody asks for who leaves. */
export type Request = Pick<Exit, "by" | "count" | "value" | "position" | "isSpent">;

/** The contracts on the host: the roots of the layer's blocks, and the value with the queue of those who leave with it. Values are whole dollars. */
export interface ExitGame {
  readonly last: Commit;
  readonly queue: ExitQueue | null;
  /** Exits ever taken. */
  readonly exits: number;
  /** Those that wait of others than owners, as whoever has the data can tell; and the first ever of an output that was made out of nothing. */
  readonly frauds: readonly Exit[];
  readonly forged: Exit | null;
  /** Numbers of those that were proven to be of spent outputs. */
  readonly challenged: readonly number[];
  readonly locked: number;
  readonly deposited: number;
  /** What owners have asked for, what of it they were paid, and what others were paid. */
  readonly left: number;
  readonly released: number;
  readonly stolen: number;
  /** Owners' outputs that wait, that were paid, and of those that got nothing though it was their turn. */
  readonly waiting: number;
  readonly paid: number;
  readonly unpaid: number;
  /** Owners' outputs that wait behind the forged one. */
  readonly behind: number;
  /** Bonds held for exits that wait, and those lost to whoever challenged. */
  readonly bonds: number;
  readonly slashed: number;
  /** The youngest output that was paid out. */
  readonly payable: BlockId;
}

export type Action =
  | { readonly kind: "commit"; readonly to: BlockId }
  | { readonly kind: "deposit"; readonly value: number }
  | { readonly kind: "exit"; readonly request: Request }
  /** Shows the payment that spent an exit's output. */
  | { readonly kind: "challenge"; readonly number: number }
  /** Pays out so many outputs at most whose time has come, those of the first exits in the queue. */
  | { readonly kind: "process"; readonly count: number };

/** What the contract goes by: microseconds, and dollars an output. */
export interface Rules {
  readonly exitPeriod: number;
  readonly exitBond: number;
}

export function exitGame(locked: number, rules: Rules): Contract<ExitGame, Action> {
  return {
    initial: {
      ...{ last: genesis, queue: null, exits: 0, frauds: [], forged: null, challenged: [] },
      ...{ locked, deposited: 0, left: 0, released: 0, stolen: 0 },
      ...{ waiting: 0, paid: 0, unpaid: 0, behind: 0, bonds: 0, slashed: 0, payable: 0 },
    },
    apply: (game, action, at) => apply(rules, game, action, at),
  };
}

function apply(rules: Rules, game: ExitGame, action: Action, at: BlockRef): ExitGame {
  switch (action.kind) {
    case "commit":
      return action.to > game.last.to ? { ...game, last: commitAfter(game.last, action.to, at.time) } : game;
    case "deposit":
      return {
        ...game,
        locked: game.locked + action.value,
        deposited: game.deposited + action.value,
      };
    case "exit":
      return exit(rules, game, action.request, at);
    case "challenge":
      return challenge(rules, game, action.number);
    case "process":
      return process(rules, game, action.count, at);
  }
}

/**
 * From when on an exit may be paid: so long after it was asked for, and twice as long after the output came to the host, so that all who
 * see an invalid block in time are before whoever leaves with what it made. Source: elixir-omg, Tesuji design, finalization of exits.
 */
export function exitableFrom(exitPeriod: number, since: number, committed: number): number {
  return Math.max(since + exitPeriod, committed + 2 * exitPeriod);
}

function exit(
  { exitPeriod, exitBond }: Rules,
  game: ExitGame,
  request: Request,
  { time }: BlockRef,
): ExitGame {
  const commit = commitOf(game.last, request.position);
  // Because it takes a proof that the output is in a block whose root is here.
  if (commit === null) return game;
  const exitable = exitableFrom(exitPeriod, time, commit.time);
  const exit: Exit = { ...request, number: game.exits, since: time, exitable };
  const isOwn = request.by === users;
  return {
    ...game,
    queue: enqueue(game.queue, exit),
    exits: game.exits + 1,
    bonds: game.bonds + request.count * exitBond,
    ...(isOwn ? withOwn(game, exit) : withFraud(game, exit)),
  };
}

function withOwn({ left, waiting, behind, forged }: ExitGame, exit: Exit): Partial<ExitGame> {
  const { count, value } = exit;
  const isBehind = forged !== null && isBefore(forged, exit);
  return { left: left + value, waiting: waiting + count, behind: isBehind ? behind + count : behind };
}

function withFraud(game: ExitGame, exit: Exit): Partial<ExitGame> {
  const frauds = [...game.frauds, exit];
  if (exit.isSpent || game.forged !== null) return { frauds };
  return { frauds, forged: exit, behind: game.waiting - ownBefore(game.queue, exit).count };
}

/** Owners' outputs in the queue before somebody, and what they are worth. */
export function ownBefore(
  queue: ExitQueue | null,
  fraud: Exit,
): { readonly count: number; readonly value: number } {
  let [count, value] = [0, 0];
  for (const exit of exitsIn(queue)) {
    if (exit.by !== users || !isBefore(exit, fraud)) continue;
    count += exit.count;
    value += exit.value;
  }
  return { count, value };
}

function challenge({ exitBond }: Rules, game: ExitGame, number: number): ExitGame {
  const exit = game.frauds.find((each) => each.number === number);
  if (exit === undefined || !exit.isSpent) return game;
  const bond = exit.count * exitBond;
  return {
    ...game,
    challenged: [...game.challenged, number],
    frauds: game.frauds.filter((each) => each !== exit),
    bonds: game.bonds - bond,
    slashed: game.slashed + bond,
  };
}

function process(rules: Rules, game: ExitGame, count: number, { time }: BlockRef): ExitGame {
  let [next, left] = [game, count];
  for (let { queue } = next; queue !== null; { queue } = next) {
    const { first } = queue;
    const isChallenged = next.challenged.includes(first.number);
    if (first.exitable > time || (!isChallenged && first.count > left)) break;
    if (!isChallenged) left -= first.count;
    next = { ...(isChallenged ? next : payOut(rules, next, first)), queue: dequeue(queue) };
  }
  return next;
}

/** Whoever's turn it is gets what is there, up to what he asked for, and his bond. */
function payOut({ exitBond }: Rules, game: ExitGame, exit: Exit): ExitGame {
  const { by, count, value, position } = exit;
  const paid = Math.min(game.locked, value);
  const rest = { ...game, locked: game.locked - paid, bonds: game.bonds - count * exitBond };
  if (by !== users) {
    const frauds = game.frauds.filter((each) => each !== exit);
    return { ...rest, frauds, stolen: game.stolen + paid };
  }
  return {
    ...rest,
    released: game.released + paid,
    waiting: game.waiting - count,
    behind: game.forged !== null && isBefore(game.forged, exit) ? game.behind - count : game.behind,
    paid: game.paid + count,
    unpaid: game.unpaid + Math.round(count * (1 - paid / value)),
    payable: Math.max(game.payable, position),
  };
}
