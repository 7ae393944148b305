import { isSame, type Outcome } from "./derivation.ts";

/** Who stands by a claim, and who says that it is false. */
export type Side = "asserter" | "challenger";

/**
 * A dispute of two parties over a claim. They agree on the state after `low` virtual steps and not on that after `high`; by turns each
 * answers what the other said of the middle, which halves what is left, and says something of the next one. When one step is left the
 * contract executes it. Source: Kalodner et al. 2018, Arbitrum, section 4 (bisection).
 */
export interface Game {
  readonly claim: number;
  readonly challenger: string;
  readonly low: bigint;
  readonly high: bigint;
  readonly agreed: Outcome;
  /** What each says the state is after `high`. */
  readonly said: Readonly<Record<Side, Outcome>>;
  /** What the last to move says of the state in the middle. */
  readonly middle: Outcome;
  /** Whose turn it is, and since when, microseconds. */
  readonly mover: Side;
  readonly since: number;
  readonly opened: number;
  /** Time that each has used up, microseconds. */
  readonly used: Readonly<Record<Side, number>>;
  /** Middles of which somebody said something. */
  readonly moves: number;
  /** Bonds that each has put up for its moves, $. */
  readonly bonds: Readonly<Record<Side, number>>;
}

/** What a party says when it is its turn. */
export interface Answer {
  /** What it says of the middle that the other spoke of. */
  readonly answer: Outcome;
  /** What it says of the next one; null: one step is left. */
  readonly middle: Outcome | null;
}

export function other(side: Side): Side {
  return side === "asserter" ? "challenger" : "asserter";
}

/** The virtual steps after which both say something next. */
export function middleOf({ low, high }: Pick<Game, "low" | "high">): bigint {
  return (low + high) >> 1n;
}

/** Whether one step is left. */
export function isSingle({ low, high }: Pick<Game, "low" | "high">): boolean {
  return high - low === 1n;
}

/** What is left in dispute once the mover has answered: the later half where both say the same of the middle, else the earlier. */
export function halved(game: Game, answer: Outcome): Pick<Game, "low" | "high" | "agreed" | "said"> {
  const { low, high, agreed, said, mover, middle } = game;
  const at = middleOf(game);
  if (isSame(answer, middle)) return { low: at, high, agreed: answer, said };
  const both =
    mover === "asserter"
      ? { asserter: answer, challenger: middle }
      : { asserter: middle, challenger: answer };
  return { low, high: at, agreed, said: both };
}

/** When the mover's clock, which holds `clock` microseconds, has run out. */
export function runsOutAt({ since, used, mover }: Game, clock: number): number {
  return since + clock - used[mover];
}

/**
 * The other's turn, with the mover's clock stopped. Who moved in time has at least `extension` microseconds for its next move.
 * Source: ethereum-optimism/specs, fault dispute game (clock extension).
 */
export function passed(game: Game, time: number, clock: number, extension: number): Game {
  const { mover, since, used } = game;
  const spent = Math.min(used[mover] + time - since, Math.max(0, clock - extension));
  return { ...game, mover: other(mover), since: time, used: { ...used, [mover]: spent } };
}
