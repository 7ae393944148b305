import type { Sourced, Table } from "../parameters.ts";
import type { Demand } from "../scenario.ts";

export const parameters: Table<Demand> = {
  rate: {
    kind: "quantity",
    dimension: "rate",
    minimum: 0,
    maximum: 1_000_000,
    meaning: "Transactions that users try to send.",
  },
  kind: { kind: "choice", options: ["transfer"], meaning: "What each transaction is: one simple payment." },
  process: {
    kind: "choice",
    options: ["poisson", "steady"],
    meaning: "How transactions arrive: independently of each other, or evenly spaced.",
  },
  highestFee: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.0001,
    maximum: 1_000_000,
    meaning: "Median of the most a user would pay for one transaction.",
  },
  highestFeeSpread: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 5,
    meaning: "How unlike users are in what they would pay (sigma of the logarithm).",
  },
  patience: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 31_557_600,
    meaning: "Median time a user waits for a block before giving up.",
  },
  patienceSpread: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 5,
    meaning: "How unlike users are in how long they wait (sigma of the logarithm).",
  },
};

/** What is assumed of users where a notebook does not say. Nobody publishes these distributions: they are declared, not measured. */
export const defaults: { readonly [K in keyof Demand]: Sourced<Demand[K]> } = {
  rate: {
    value: 5.456,
    source: "bitcoin/bitcoin@284c42a3: transactions per second over 4,096 blocks",
    asOf: "2025-09-01",
  },
  kind: { value: "transfer", source: "the payment that chains are compared by", asOf: "2026" },
  process: { value: "poisson", source: "A5: users act independently", asOf: "2026" },
  highestFee: { value: 5, source: "A6: declared distribution of the highest fee", asOf: "2026" },
  highestFeeSpread: { value: 1.5, source: "A6: declared distribution of the highest fee", asOf: "2026" },
  patience: { value: 7_200, source: "A7: declared distribution of patience", asOf: "2026" },
  patienceSpread: { value: 0.8, source: "A7: declared distribution of patience", asOf: "2026" },
};
