import { parameters as agreement, type Bft } from "../../l1/agreement/parameters.ts";
import type { Shares, Table } from "../../parameters.ts";

/** Parameters of a chain with validators of its own that tells a host what it has decided, in base units. */
export interface Sidechain extends Bft {
  readonly checkpointInterval: number;
  readonly checkpointGas: number;
  readonly exitGas: number;
  readonly deposits: number;
  readonly turnover: number;
  readonly upgradeKeys: Shares;
  readonly upgradeThreshold: number;
}

export const parameters: Table<Sidechain> = {
  ...agreement,
  checkpointInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 2_592_000,
    meaning:
      "Time from one checkpoint to the next: a call on the host that more than two thirds of the stake have signed.",
  },
  checkpointGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 30_000_000,
    meaning: "Gas that a checkpoint takes on its host beyond a payment, its signatures included.",
  },
  exitGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 30_000_000,
    meaning: "Gas that a deposit or a payout takes on the host beyond a payment.",
  },
  deposits: {
    kind: "quantity",
    dimension: "money",
    minimum: 1,
    maximum: 1e15,
    meaning: "Value that the contract on the host holds for the chain's users when the run starts.",
  },
  turnover: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Part of that value that is deposited in a day, and withdrawn as well.",
  },
  upgradeKeys: {
    kind: "shares",
    minimum: 0,
    maximum: 1_000,
    meaning: "Holders of the keys that can change the contracts at once; nobody, where there are none.",
  },
  upgradeThreshold: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "Keys that it takes to change the contracts.",
  },
};
