import { energyPerYear, priceUsd } from "../../ledger/coin.ts";
import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a chain on Ouroboros Praos, by their names in its genesis and its protocol parameters; base units. */
export interface PraosParameters {
  readonly slotLength: number;
  readonly activeSlotsCoeff: number;
  readonly securityParam: number;
  readonly tieBreakSlots: number;
  readonly pools: Shares;
  readonly confirmations: number;
  readonly maxBlockBodySize: number;
  readonly maxTxSize: number;
  readonly transferBytes: number;
  readonly minFeeA: number;
  readonly minFeeB: number;
  readonly epochLength: number;
  readonly reserve: number;
  readonly rho: number;
  readonly tau: number;
  readonly energyPerYear: number;
  readonly priceUsd: number;
}

export const parameters: Table<PraosParameters> = {
  slotLength: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.1,
    maximum: 3_600,
    meaning: "Length of a slot: each is a lottery of its own.",
  },
  activeSlotsCoeff: {
    kind: "quantity",
    dimension: "share",
    minimum: 0.001,
    maximum: 0.99,
    meaning: "Share of slots with a leader, whoever holds how much stake (f): blocks come every slot over f.",
  },
  securityParam: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 100_000,
    whole: true,
    meaning: "Blocks below its head that no node ever undoes (k): what lies deeper is certain.",
  },
  tieBreakSlots: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 1_000_000_000,
    whole: true,
    meaning:
      "Of two chains as long as each other the one whose last block has the lower VRF output wins, where those blocks are at most so many slots apart; else the one that was heard of first.",
  },
  pools: {
    kind: "shares",
    minimum: 1,
    maximum: 2_000,
    meaning: "Who makes blocks, by stake; pools of one operator count as one.",
  },
  confirmations: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 10_000,
    whole: true,
    meaning: "The settlement rule: a payment is settled when this many blocks hold it, its own included.",
  },
  maxBlockBodySize: {
    kind: "quantity",
    dimension: "size",
    minimum: 1_000,
    maximum: 1_000_000_000,
    meaning: "Bytes of transactions that a block has room for.",
  },
  maxTxSize: {
    kind: "quantity",
    dimension: "size",
    minimum: 100,
    maximum: 1_000_000_000,
    meaning: "Largest transaction; more data than that takes several, each with a fee of its own.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 100,
    maximum: 1_000_000,
    meaning: "Bytes of one transfer.",
  },
  minFeeA: {
    kind: "quantity",
    dimension: "bytefee",
    minimum: 0,
    maximum: 1_000_000,
    meaning: "What a transaction pays for each of its bytes.",
  },
  minFeeB: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000_000,
    meaning: "What every transaction pays besides, lovelace: a millionth of a coin each.",
  },
  epochLength: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000_000,
    whole: true,
    meaning: "Slots in an epoch, after each of which new coins are paid out.",
  },
  reserve: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 1e15,
    meaning: "Coins that are not issued yet.",
  },
  rho: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Share of the reserve that is issued for an epoch.",
  },
  tau: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning:
      "Share of what is issued that goes to the treasury, and not to pools and those who delegate to them.",
  },
  energyPerYear,
  priceUsd,
};
