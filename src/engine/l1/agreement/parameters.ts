import { priceUsd } from "../../ledger/coin.ts";
import { feeMarket, gasRoom, transferBytes } from "../../ledger/gas.ts";
import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a chain whose validators decide every block by votes, in base units. */
export interface Bft {
  readonly timeoutCommit: number;
  readonly blockInterval: number;
  readonly timeoutPropose: number;
  readonly timeoutProposeDelta: number;
  readonly timeoutVote: number;
  readonly timeoutVoteDelta: number;
  readonly blocksPerProposer: number;
  readonly gasLimit: number;
  readonly transferGas: number;
  readonly calldataGas: number;
  readonly transferBytes: number;
  readonly validators: Shares;
  readonly staked: number;
  readonly slashDoubleSign: number;
  readonly inflation: number;
  readonly minGasPrice: number;
  readonly feeMarket: "first-price" | "eip-1559";
  readonly baseFeeDenominator: number;
  readonly priceUsd: number;
}

const timeout = (meaning: string, minimum: number) =>
  ({ kind: "quantity", dimension: "time", minimum, maximum: 3_600, meaning }) as const;

export const parameters: Table<Bft> = {
  timeoutCommit: timeout(
    "How long a validator waits for late votes after it has seen a block decided, before it turns to the next.",
    0,
  ),
  blockInterval: timeout(
    "Least time from one proposal to the next; 0: as soon as the last block is decided.",
    0,
  ),
  timeoutPropose: timeout("How long a validator waits for a proposal before it votes for none.", 0.01),
  timeoutProposeDelta: timeout("What each further round adds to the wait for a proposal.", 0),
  timeoutVote: timeout(
    "How long a validator waits for one block to have two thirds of the votes, once two thirds have voted for anything.",
    0.01,
  ),
  timeoutVoteDelta: timeout("What each further round adds to the wait for votes.", 0),
  blocksPerProposer: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000,
    whole: true,
    meaning: "Blocks that a validator proposes one after the other when it has its turn.",
  },
  ...gasRoom,
  transferBytes,
  validators: {
    kind: "shares",
    minimum: 1,
    maximum: 200,
    meaning: "Who proposes and votes, by stake: more than two thirds decide a block.",
  },
  staked: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1e12,
    meaning: "Coins at stake in all.",
  },
  slashDoubleSign: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Share of its stake that a validator loses, with its seat, for voting twice in a round.",
  },
  inflation: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "New coins of a year, as a share of those at stake.",
  },
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 0.000001,
    maximum: 1_000_000,
    meaning:
      "Least gas price that proposers take, beside the base fee where there is one, in billionths of a coin.",
  },
  feeMarket,
  baseFeeDenominator: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 10_000,
    whole: true,
    meaning:
      "A full block raises the base fee by one part in so many, and an empty one lowers it by as much.",
  },
  priceUsd,
};
