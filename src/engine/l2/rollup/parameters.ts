import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a rollup, in base units. */
export interface Rollup {
  readonly settlement: "window" | "proof";
  readonly blockTime: number;
  readonly gasPerSecond: number;
  readonly transferGas: number;
  readonly gasPerByte: number;
  readonly transferBytes: number;
  readonly postedBytes: number;
  readonly batchInterval: number;
  readonly batchBytes: number;
  readonly batchGas: number;
  readonly posting: "calldata" | "blobs" | "auto";
  readonly claimInterval: number;
  readonly claimGas: number;
  readonly exitGas: number;
  readonly window: number;
  readonly disputes: "serial" | "parallel";
  readonly gameDepth: number;
  readonly splitDepth: number;
  readonly clockExtension: number;
  readonly gracePeriod: number;
  readonly provers: number;
  readonly provingTime: number;
  readonly provingTimePerTransfer: number;
  readonly proofsPerClaim: number;
  readonly releaseDelay: number;
  readonly bond: number;
  readonly moveBond: number;
  readonly bondGrowth: number;
  readonly challengers: number;
  readonly forcedInclusion: "yes" | "no";
  readonly forceDelay: number;
  readonly openClaims: "yes" | "no";
  readonly deposits: number;
  readonly turnover: number;
  readonly upgradeKeys: Shares;
  readonly upgradeThreshold: number;
  readonly minGasPrice: number;
  readonly priceUsd: number;
}

export const parameters: Table<Rollup> = {
  settlement: {
    kind: "choice",
    options: ["window", "proof"],
    meaning: "How the host comes to believe the layer's state: nobody disputed it in time, or a proof.",
  },
  blockTime: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 3_600,
    meaning: "Least time between blocks; there are no empty ones.",
  },
  gasPerSecond: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1_000,
    maximum: 1_000_000_000_000,
    meaning: "Gas that the layer can carry in the long run, per second.",
  },
  transferGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1,
    maximum: 100_000_000,
    meaning: "Gas of a transfer.",
  },
  gasPerByte: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 100_000,
    meaning: "Gas that a byte of data costs whoever puts it on the layer.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Bytes of a transfer on the wire.",
  },
  postedBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 0.1,
    maximum: 1_000_000,
    meaning: "Bytes of a transfer in a batch, compressed.",
  },
  batchInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 604_800,
    meaning: "Longest time between batches, where anything waits.",
  },
  batchBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 100,
    maximum: 100_000_000,
    meaning: "Bytes at which a batch is full.",
  },
  batchGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "Gas of posting a batch, beside its bytes.",
  },
  posting: {
    kind: "choice",
    options: ["calldata", "blobs", "auto"],
    meaning:
      "How batches travel on the host: as data of a call; in blobs, where it has any; or as whichever is cheaper at the time.",
  },
  claimInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 604_800,
    meaning: "Time between claims of the state, or between the times at which proofs are handed in.",
  },
  claimGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "Gas of a claim, or of checking a proof.",
  },
  exitGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "Gas of any other call to the layer's contract: a deposit, a payout, a dispute.",
  },
  window: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Time in which a claim can be disputed, and the clock of each side of a dispute; a proof needs none.",
  },
  disputes: {
    kind: "choice",
    options: ["serial", "parallel"],
    meaning:
      "Whether one dispute is played at a time, while all other clocks stand still, or each beside all others.",
  },
  gameDepth: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 100,
    whole: true,
    meaning:
      "Halvings from the whole execution that a claim covers to one virtual step: it has two to this power of them.",
  },
  splitDepth: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 100,
    whole: true,
    meaning: "Halvings after which a single batch is in dispute; the others go on within it.",
  },
  clockExtension: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "Least time that whoever moved in a dispute has for its next move.",
  },
  gracePeriod: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "Time that a claim must wait after a dispute that it won.",
  },
  provers: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000,
    whole: true,
    meaning: "Batches that are proven at once; a window needs no provers.",
  },
  provingTime: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 604_800,
    meaning: "Time that one prover takes for a batch, however many payments are in it.",
  },
  provingTimePerTransfer: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 3_600,
    meaning: "Time that it takes for each payment besides.",
  },
  proofsPerClaim: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000,
    whole: true,
    meaning: "Proofs of batches that are put into one at most, which the host checks for the gas of one.",
  },
  releaseDelay: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "Time that a payout must wait after its claim is settled.",
  },
  bond: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1_000_000_000_000,
    meaning: "What a claim puts up, and loses when it is refuted.",
  },
  moveBond: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning:
      "What a move in a dispute puts up, before it grows with each; whoever loses the dispute loses it.",
  },
  bondGrowth: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 2,
    meaning: "Factor by which the bond of each move is more than that of the one before.",
  },
  challengers: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 1_000,
    whole: true,
    meaning: "Parties who check every claim and dispute it when it is false.",
  },
  forcedInclusion: {
    kind: "choice",
    options: ["yes", "no"],
    meaning: "Whether users can have a withdrawal ordered by the host when the sequencer does not.",
  },
  forceDelay: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Time after which the host orders it, and after which others may claim where the proposer is silent.",
  },
  openClaims: {
    kind: "choice",
    options: ["yes", "no"],
    meaning: "Whether anybody may claim, or prove, when the proposer or prover does not.",
  },
  deposits: {
    kind: "quantity",
    dimension: "money",
    minimum: 1,
    maximum: 1_000_000_000_000_000,
    meaning: "Value that users hold on the layer when the run starts.",
  },
  turnover: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Share of that value which is deposited, and withdrawn, each day.",
  },
  upgradeKeys: {
    kind: "shares",
    minimum: 0,
    maximum: 1_000,
    meaning:
      "Holders of the keys that can change the layer's contracts at once; nobody, where there are none.",
  },
  upgradeThreshold: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "Keys that it takes.",
  },
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 0.000001,
    maximum: 1_000_000,
    meaning: "Least gas price that the sequencer accepts.",
  },
  priceUsd: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.0001,
    maximum: 100_000_000,
    meaning: "Price of one coin, which turns fees into dollars.",
  },
};
