import { energyPerYear, priceUsd } from "../../ledger/coin.ts";
import type { Shares, Table } from "../../parameters.ts";

/** What all proof of work is told, whatever a block's room is counted in. */
export interface WorkParameters {
  readonly miners: Shares;
  readonly confirmations: number;
  readonly hashRateRatio: number;
  readonly forkChoice: "longest" | "ghost";
  readonly priceUsd: number;
  readonly energyPerYear: number;
  readonly rentPerHour: number;
}

export const workParameters: Table<WorkParameters> = {
  miners: {
    kind: "shares",
    minimum: 1,
    maximum: 200,
    meaning: "Who mines, by hash power; pools count as one, since one operator chooses the block.",
  },
  confirmations: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "The settlement rule: a payment is settled when this many blocks hold it, its own included.",
  },
  hashRateRatio: {
    kind: "quantity",
    dimension: "count",
    minimum: 0.01,
    maximum: 100,
    meaning: "Hash rate at the start over the one that the difficulty was set for.",
  },
  forkChoice: {
    kind: "choice",
    options: ["longest", "ghost"],
    meaning:
      "Which of two branches wins: the one with more work, or at every fork the one with more work in all blocks on it, lost ones included.",
  },
  priceUsd,
  energyPerYear,
  rentPerHour: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1e12,
    meaning: "Price of renting as much hash power as all miners have, an hour; 0 where no figure is known.",
  },
};
