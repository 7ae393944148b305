import { energyPerYear, priceUsd } from "../../ledger/coin.ts";
import { feeMarket, gasRoom, transferBytes, votedGasLimit } from "../../ledger/gas.ts";
import type { Shares, Table } from "../../parameters.ts";
import type { SlashingRule } from "../../rules/slashing.ts";

/** Parameters of a chain with slots, a fork choice by votes and a finality gadget, in base units. */
export interface Gasper {
  readonly slotSeconds: number;
  readonly slotsPerEpoch: number;
  readonly gasLimit: number;
  readonly transferGas: number;
  readonly calldataGas: number;
  readonly calldataFloor: number;
  readonly blobMax: number;
  readonly blobTarget: number;
  readonly blobUpdateFraction: number;
  readonly blobReserve: "yes" | "no";
  readonly blobColumns: number;
  readonly blobSamples: number;
  readonly transferBytes: number;
  readonly validators: Shares;
  readonly staked: number;
  readonly proposerBoost: number;
  readonly slashing: SlashingRule;
  readonly minGasPrice: number;
  readonly feeMarket: "first-price" | "eip-1559";
  readonly priceUsd: number;
  readonly energyPerYear: number;
}

export const parameters: Table<Gasper> = {
  slotSeconds: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.1,
    maximum: 600,
    meaning: "Length of a slot, in which one validator may propose a block.",
  },
  slotsPerEpoch: {
    kind: "quantity",
    dimension: "count",
    minimum: 2,
    maximum: 1_024,
    whole: true,
    meaning: "Slots of an epoch, in which every validator votes once.",
  },
  ...gasRoom,
  gasLimit: { ...gasRoom.gasLimit, meaning: votedGasLimit },
  calldataFloor: {
    ...gasRoom.calldataGas,
    meaning:
      "Gas that a contract call pays at least for each byte of its data, where it computes little (EIP-7623).",
  },
  blobMax: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 10_000,
    whole: true,
    meaning: "Blobs of data that a block takes at most; 0 where there are none.",
  },
  blobTarget: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 10_000,
    whole: true,
    meaning: "Blobs that a block is to take on average: their price rises above it and falls below.",
  },
  blobUpdateFraction: {
    kind: "quantity",
    dimension: "gas",
    minimum: 10_000,
    maximum: 1e12,
    whole: true,
    meaning: "Blob gas beyond the target, 131,072 for each blob, that multiplies their price by e.",
  },
  blobReserve: {
    kind: "choice",
    options: ["yes", "no"],
    meaning: "Whether a blob's price stops falling where it is less than what 8,192 gas cost (EIP-7918).",
  },
  blobColumns: {
    kind: "quantity",
    dimension: "count",
    minimum: 2,
    maximum: 65_536,
    whole: true,
    meaning: "Columns in which blobs are handed out, half of which are enough to have the others.",
  },
  blobSamples: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 65_536,
    whole: true,
    meaning: "Columns that a node asks for to be sure that all of them are there.",
  },
  transferBytes,
  validators: {
    kind: "shares",
    minimum: 1,
    maximum: 200,
    meaning: "Who proposes and votes, by stake; an entity counts as one, however many validators it runs.",
  },
  staked: {
    kind: "quantity",
    dimension: "count",
    minimum: 32,
    maximum: 1e12,
    meaning: "Coins at stake in all, which decide how many new ones are made.",
  },
  proposerBoost: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning:
      "What a block that comes in time weighs in the fork choice of its slot, of the stake of a committee.",
  },
  slashing: {
    kind: "choice",
    options: ["bellatrix", "electra"],
    meaning:
      "Rules by which validators who vote twice are punished, by the upgrade of Ethereum that brought them.",
  },
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 0.000001,
    maximum: 1_000,
    meaning: "Least gas price that proposers take, beside the base fee where there is one.",
  },
  feeMarket,
  priceUsd,
  energyPerYear,
};
