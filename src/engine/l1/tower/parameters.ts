import { energyPerYear, priceUsd } from "../../ledger/coin.ts";
import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a chain whose votes are transactions and lock those who cast them, in base units. */
export interface Tower {
  readonly slotSeconds: number;
  readonly slotsPerLeader: number;
  readonly graceSlots: number;
  readonly fanout: number;
  readonly bandwidth: number;
  readonly maxBlockUnits: number;
  readonly maxVoteUnits: number;
  readonly maxAccountUnits: number;
  readonly hotShare: number;
  readonly voteUnits: number;
  readonly transferUnits: number;
  readonly transferBytes: number;
  readonly maxTxBytes: number;
  readonly validators: Shares;
  readonly lockoutHistory: number;
  readonly thresholdDepth: number;
  readonly switchThreshold: number;
  readonly commitment: "confirmed" | "finalized";
  readonly baseFee: number;
  readonly staked: number;
  readonly inflation: number;
  readonly priceUsd: number;
  readonly energyPerYear: number;
}

const units = (meaning: string, minimum: number) =>
  ({ kind: "quantity", dimension: "compute", minimum, maximum: 1e12, meaning }) as const;

const whole = (minimum: number, maximum: number, meaning: string) =>
  ({ kind: "quantity", dimension: "count", minimum, maximum, whole: true, meaning }) as const;

export const parameters: Table<Tower> = {
  slotSeconds: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.05,
    maximum: 60,
    meaning: "Length of a slot, in which its leader may make one block.",
  },
  slotsPerLeader: whole(1, 1_000, "Slots that a leader has one after the other."),
  graceSlots: whole(
    0,
    1_000,
    "Slots that a leader gives away while the last block of the one before is still on its way.",
  ),
  fanout: whole(
    1,
    10_000,
    "Nodes to whom each passes on what it gets of a block; the fewer, the more steps it takes to reach all.",
  ),
  bandwidth: {
    kind: "quantity",
    dimension: "bandwidth",
    minimum: 10_000,
    maximum: 1e12,
    meaning: "Link of a validator: a leader sends every block through it twice, once to repair what is lost.",
  },
  maxBlockUnits: units("Computing that a block has room for, votes included.", 10_000),
  maxVoteUnits: units("Computing that votes may take of a block.", 0),
  maxAccountUnits: units(
    "Computing that may write to one account in a block: what calls to one contract take of it at most.",
    1_000,
  ),
  hotShare: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 0.99,
    meaning:
      "Share of users' transactions that all write to one account; the others write to none that others want.",
  },
  voteUnits: units("Computing that a vote takes.", 0),
  transferUnits: units("Computing that one transfer takes.", 1),
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 50,
    maximum: 1_000,
    meaning: "Bytes of one transfer on the wire and on disk.",
  },
  maxTxBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1_100,
    maximum: 4_000_000,
    meaning: "Most bytes of a transaction: data of layers above come in as many as they take.",
  },
  validators: {
    kind: "shares",
    minimum: 1,
    maximum: 5_000,
    meaning: "Who leads and votes, by stake: more than two thirds confirm a block.",
  },
  lockoutHistory: whole(
    4,
    63,
    "Votes that a validator's tower holds: one more makes the block of the lowest its root, which it never leaves.",
  ),
  thresholdDepth: whole(
    1,
    63,
    "A validator does not vote on where its vote of so many votes ago has not got two thirds of the stake.",
  ),
  switchThreshold: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Stake that must have voted for other forks before a validator leaves the one it voted for.",
  },
  commitment: {
    kind: "choice",
    options: ["confirmed", "finalized"],
    meaning:
      "When a payment counts as settled: two thirds of the stake have voted for its block, or have made it their root.",
  },
  baseFee: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1e12,
    whole: true,
    meaning:
      "Least fee of a transfer, which has one signature, in lamports, a billionth of a coin each; users bid beyond it for priority.",
  },
  staked: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1e12,
    meaning: "Coins at stake in all.",
  },
  inflation: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "New coins of a year, as a share of those at stake.",
  },
  priceUsd,
  energyPerYear,
};
