import type { Table } from "../../parameters.ts";
import { type WorkParameters, workParameters } from "../work/parameters.ts";

/** Parameters of a proof-of-work chain, in base units. */
export interface Nakamoto extends WorkParameters {
  readonly blockInterval: number;
  readonly blockSize: number;
  readonly transferSize: number;
  readonly transferBytes: number;
  readonly difficultyRule: "period" | "digishield";
  readonly retargetBlocks: number;
  readonly initialSubsidy: number;
  readonly halvingInterval: number;
  readonly startHeight: number;
  readonly minRelayFee: number;
}

export const parameters: Table<Nakamoto> = {
  ...workParameters,
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
  difficultyRule: {
    kind: "choice",
    options: ["period", "digishield"],
    meaning:
      "How the difficulty follows the hash rate: after every so many blocks, or a part of the way after each.",
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
};
