import type { Shares, Table } from "../../parameters.ts";

/** Parameters of proof of work as in Ethereum, in base units. */
export interface Ethash {
  readonly blockInterval: number;
  readonly gasLimit: number;
  readonly transferGas: number;
  readonly transferBytes: number;
  readonly calldataGas: number;
  readonly miners: Shares;
  readonly confirmations: number;
  readonly hashRateRatio: number;
  readonly forkChoice: "longest" | "ghost";
  readonly uncles: number;
  readonly blockReward: number;
  readonly minGasPrice: number;
  readonly priceUsd: number;
  readonly energyPerYear: number;
  readonly rentPerHour: number;
}

export const parameters: Table<Ethash> = {
  blockInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 3_600,
    meaning: "Mean time between blocks at the start; the difficulty rule then keeps it near 13 s.",
  },
  gasLimit: {
    kind: "quantity",
    dimension: "gas",
    minimum: 100_000,
    maximum: 1e12,
    meaning: "Room in a block.",
  },
  transferGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1_000,
    maximum: 1e9,
    meaning: "Room that one transfer takes in a block.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 50,
    maximum: 4_000_000,
    meaning: "Bytes of one transfer on the wire and on disk.",
  },
  calldataGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000,
    meaning: "Room that a byte of data takes which a layer above puts on the chain.",
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
  uncles: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 0,
    maximum: 8,
    whole: true,
    meaning: "Blocks that lost which a later one may include for a part of the reward, at most.",
  },
  blockReward: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 1_000,
    meaning: "New coins in a block, without its uncles'.",
  },
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 0.000_001,
    maximum: 1_000,
    meaning: "Least gas price that nodes pass on.",
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
