import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a proof-of-work chain, in base units. */
export interface Nakamoto {
  readonly blockInterval: number;
  readonly blockSize: number;
  readonly transferSize: number;
  readonly transferBytes: number;
  readonly miners: Shares;
  readonly confirmations: number;
  readonly difficultyRule: "period" | "digishield";
  readonly retargetBlocks: number;
  readonly hashRateRatio: number;
  readonly forkChoice: "longest" | "ghost";
  readonly initialSubsidy: number;
  readonly halvingInterval: number;
  readonly startHeight: number;
  readonly minRelayFee: number;
  readonly priceUsd: number;
  readonly energyPerYear: number;
  readonly rentPerHour: number;
}

export const parameters: Table<Nakamoto> = {
  blockInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 86_400,
    meaning: "Mean time between blocks that the difficulty rule aims for.",
  },
  blockSize: {
    kind: "quantity",
    dimension: "space",
    minimum: 4_000,
    maximum: 4_000_000_000,
    meaning: "Room in a block. 1 MB is bytes without witness, so 4,000,000 weight units.",
  },
  transferSize: {
    kind: "quantity",
    dimension: "space",
    minimum: 200,
    maximum: 4_000_000,
    meaning: "Room that one transfer takes in a block.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 50,
    maximum: 4_000_000,
    meaning: "Bytes of one transfer on the wire and on disk, witness included.",
  },
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
    maximum: 200,
    whole: true,
    meaning: "The settlement rule: a payment is settled when this many blocks hold it, its own included.",
  },
  difficultyRule: {
    kind: "choice",
    options: ["period", "digishield"],
    meaning:
      "How the difficulty follows the hash rate: after every so many blocks, or a part of the way after each.",
  },
  forkChoice: {
    kind: "choice",
    options: ["longest", "ghost"],
    meaning:
      "Which of two branches wins: the one with more work, or at every fork the one with more work in all blocks on it, lost ones included.",
  },
  initialSubsidy: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "New coins in a block before the first halving.",
  },
  retargetBlocks: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 2,
    maximum: 100_000,
    whole: true,
    meaning: "Blocks between two changes of difficulty, where it changes by periods.",
  },
  hashRateRatio: {
    kind: "quantity",
    dimension: "count",
    minimum: 0.01,
    maximum: 100,
    meaning: "Hash rate at the start over the one that the difficulty was set for.",
  },
  halvingInterval: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 100_000_000,
    whole: true,
    meaning: "Blocks between two halvings of the subsidy.",
  },
  startHeight: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 0,
    maximum: 100_000_000,
    whole: true,
    meaning: "Height of the chain when the run starts; it decides the subsidy.",
  },
  minRelayFee: {
    kind: "quantity",
    dimension: "feerate",
    minimum: 0.01,
    maximum: 1_000,
    meaning: "Least fee rate that nodes pass on.",
  },
  priceUsd: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.0001,
    maximum: 100_000_000,
    meaning: "Price of one coin, which turns fees into dollars.",
  },
  energyPerYear: {
    kind: "quantity",
    dimension: "energy",
    minimum: 0,
    maximum: 1e21,
    meaning: "Energy that all miners use up in a year; 0 where no figure is known.",
  },
  rentPerHour: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1e12,
    meaning: "Price of renting as much hash power as all miners have, an hour; 0 where no figure is known.",
  },
};
