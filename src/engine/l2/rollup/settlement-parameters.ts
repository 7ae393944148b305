import type { Table } from "../../parameters.ts";
import { clocks } from "./clock.ts";
import type { Rollup } from "./parameters.ts";

/** How the host comes to believe the layer's state, and what users can do when nobody tells it. */
export const settlementParameters = {
  settlement: {
    kind: "choice",
    options: ["window", "proof"],
    meaning: "How the host comes to believe the layer's state: nobody disputed it in time, or a proof.",
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
  clock: {
    kind: "choice",
    options: clocks,
    meaning:
      "What the contract goes by for the time: what its host's blocks say, or how many there have been, which stands still while the host does.",
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
} as const satisfies Partial<Table<Rollup>>;
