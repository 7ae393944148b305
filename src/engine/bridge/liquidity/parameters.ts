import type { Table } from "../../parameters.ts";
import { type Carrying, type Common, carrying, common, type WaitPolicy, waitPolicy } from "../parameters.ts";

/** Parameters of a network of liquidity providers, in base units. `wait` and `confirmations` are the providers' own. */
export interface Liquidity extends Common, WaitPolicy, Carrying {
  readonly providers: number;
  readonly liquidity: number;
  readonly providerFee: number;
  readonly slowWait: number;
  readonly liveness: number;
  readonly disputers: number;
}

export const parameters: Table<Liquidity> = {
  providers: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 200,
    whole: true,
    meaning:
      "Providers who pay users out before their message is through; one that works is enough. 0: every message takes the slow way.",
  },
  liquidity: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 4_000_000_000,
    meaning: "Money that providers have on each side together when the run starts.",
  },
  providerFee: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 0.5,
    meaning: "Part of what they pay out that providers charge for it.",
  },
  slowWait: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 2_592_000,
    meaning:
      "Age of the block of a lock before it goes the slow way, where that is a deposit on a rollup; 0: until it is settled there.",
  },
  liveness: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 2_592_000,
    meaning: "Time in which a claim for who gets what came the slow way can be disputed.",
  },
  disputers: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 200,
    whole: true,
    meaning: "Parties who check such claims; an honest one that works is enough.",
  },
  ...common,
  ...waitPolicy,
  ...carrying,
};
