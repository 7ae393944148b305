import { priceUsd } from "../../ledger/coin.ts";
import { transferBytes } from "../../ledger/gas.ts";
import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a chain in shards, in base units. */
export interface Sharded {
  readonly shards: number;
  readonly crossShard: "receipts" | "merge";
  readonly localShare: number;
  readonly hotShare: number;
  readonly shardGasLimit: number;
  readonly transferGas: number;
  readonly sendGas: number;
  readonly receiptGas: number;
  readonly calldataGas: number;
  readonly calldataFloor: number;
  readonly transferBytes: number;
  readonly blockInterval: number;
  readonly shardTimeout: number;
  readonly missingChunks: number;
  readonly confirmations: number;
  readonly validators: Shares;
  readonly nodes: number;
  readonly committeeSize: number;
  readonly beaconSize: number;
  readonly sampling: "without-replacement" | "with-replacement";
  readonly consensus: "pbft" | "linear" | "chained";
  readonly phases: number;
  readonly messageTime: number;
  readonly mergeTime: number;
  readonly blocksPerEpoch: number;
  readonly reshuffleTime: number;
  readonly minGasPrice: number;
  readonly feeMarket: "first-price" | "eip-1559" | "chunk-price";
  readonly priceUsd: number;
}

const share = (meaning: string, maximum = 1) =>
  ({ kind: "quantity", dimension: "share", minimum: 0, maximum, meaning }) as const;

const time = (meaning: string, maximum: number, minimum = 0) =>
  ({ kind: "quantity", dimension: "time", minimum, maximum, meaning }) as const;

const gas = (meaning: string, minimum: number, maximum: number) =>
  ({ kind: "quantity", dimension: "gas", minimum, maximum, meaning }) as const;

const whole = (meaning: string, minimum: number, maximum: number) =>
  ({ kind: "quantity", dimension: "count", minimum, maximum, whole: true, meaning }) as const;

export const parameters: Table<Sharded> = {
  shards: whole("Parts of the chain, each with room and a committee of its own.", 1, 128),
  crossShard: {
    kind: "choice",
    options: ["receipts", "merge"],
    meaning:
      "What a payment between shards takes: a receipt, which has room on its payee's shard in a later block; or nothing more, since what all shards did is merged into one state.",
  },
  localShare: share(
    "Share of payments that stay on their payer's shard on purpose; the payees of the others are on a shard of chance.",
  ),
  hotShare: share("Share of all accounts that crowd on the first shard; the others are spread evenly.", 0.99),
  shardGasLimit: gas("Room that each shard has in a block.", 50, 1e16),
  transferGas: gas("Gas that one transfer within a shard takes.", 1, 1e13),
  sendGas: gas("Gas that a transfer to another shard takes on its payer's.", 1, 1e13),
  receiptGas: gas("Gas that its receipt takes on the payee's shard.", 1, 1e13),
  calldataGas: gas("Gas for each byte of data that a contract call carries.", 0, 1e9),
  calldataFloor: gas(
    "Gas that a contract call pays at least for each byte of its data, where it computes little.",
    0,
    1e9,
  ),
  transferBytes,
  blockInterval: time("Least time from one block to the next.", 3_600, 0.05),
  shardTimeout: time(
    "How long the committee that joins the shards' parts waits for one that does not come.",
    3_600,
    0.01,
  ),
  missingChunks: share("Chance that a shard's part does not come in time though nobody fails.", 0.99),
  confirmations: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 0,
    maximum: 10_000,
    whole: true,
    meaning: "Blocks on top of one that make it final; 0: it is as soon as it is there.",
  },
  validators: {
    kind: "shares",
    minimum: 1,
    maximum: 200,
    meaning: "Who runs the nodes, by the share of them that is theirs.",
  },
  nodes: whole("Nodes, or seats by stake, that committees are drawn from.", 1, 2_000_000),
  committeeSize: whole(
    "Nodes in a shard's committee: more than two thirds of them sign its part.",
    1,
    10_000,
  ),
  beaconSize: whole(
    "Nodes in the committee that joins the shards' parts to a block: the beacon's, or directory service's.",
    1,
    10_000,
  ),
  sampling: {
    kind: "choice",
    options: ["without-replacement", "with-replacement"],
    meaning:
      "How committees are drawn: a node has one seat in a committee at most; or each seat is drawn as if no other were.",
  },
  consensus: {
    kind: "choice",
    options: ["pbft", "linear", "chained"],
    meaning:
      "How a committee agrees: all its members tell all others, twice (PBFT); its leader collects the votes of each phase; or votes of one phase go to whoever makes the block, and those for the block itself come while the next is made.",
  },
  phases: whole("Rounds of votes that a leader collects where consensus is linear: HotStuff has four.", 1, 8),
  messageTime: time("What a node needs to check one message of another.", 1),
  mergeTime: time("What it takes to check the part of one shard and merge it into the common state.", 600),
  blocksPerEpoch: whole("Blocks for which committees stay the same.", 1, 1_000_000),
  reshuffleTime: time("How long no blocks are made while committees are drawn anew.", 86_400),
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 1e-10,
    maximum: 1e10,
    meaning: "Least gas price, in billionths of a coin.",
  },
  feeMarket: {
    kind: "choice",
    options: ["first-price", "eip-1559", "chunk-price"],
    meaning:
      "How users pay: what they bid; a base fee that is burnt, and a tip; or a gas price that blocks move by up to half a percent, by how full their parts are.",
  },
  priceUsd,
};
