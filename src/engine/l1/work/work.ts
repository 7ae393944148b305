import type { Shares } from "../../parameters.ts";

/** What proof of work goes by, whatever a block's room is counted in. */
export interface Work {
  readonly miners: Shares;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockInterval: number;
  /** Blocks that must hold a payment until it counts as settled. */
  readonly confirmations: number;
  readonly difficulty: DifficultyRule;
  /** Hash rate at the start over the one that the difficulty was set for. */
  readonly hashRateRatio: number;
  /** Which of two branches wins: the one with more work, or at every fork the one whose subtree has more. */
  readonly forkChoice: "longest" | "ghost";
  /** Most uncles in a block, and the reward of a block in the smallest coin, of which they and those who include them get a part. */
  readonly uncles: number;
  readonly reward: number;
  /** Bytes of a payment. */
  readonly transferBytes: number;
}

/** How the difficulty follows the hash rate: by periods of so many blocks, by DigiShield, or by Ethereum's rule of every block. */
export type DifficultyRule =
  | { readonly kind: "period"; readonly blocks: number }
  | { readonly kind: "digishield" }
  | { readonly kind: "ethash" };
