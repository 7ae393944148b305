import { feeMarket, transferBytes, votedGasLimit } from "../../ledger/gas.ts";
import type { Table } from "../../parameters.ts";
import { type WorkParameters, workParameters } from "../work/parameters.ts";

/** Parameters of proof of work as in Ethereum, in base units. */
export interface Ethash extends WorkParameters {
  readonly blockInterval: number;
  readonly gasLimit: number;
  readonly transferGas: number;
  readonly transferBytes: number;
  readonly calldataGas: number;
  readonly uncles: number;
  readonly blockReward: number;
  readonly minGasPrice: number;
  readonly feeMarket: "first-price" | "eip-1559";
}

export const parameters: Table<Ethash> = {
  ...workParameters,
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
    meaning: votedGasLimit,
  },
  transferGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1_000,
    maximum: 1e9,
    meaning: "Room that one transfer takes in a block.",
  },
  transferBytes,
  calldataGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000,
    meaning: "Room that a byte of data takes which a layer above puts on the chain.",
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
  feeMarket,
};
