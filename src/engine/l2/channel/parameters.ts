import type { Table } from "../../parameters.ts";

/** Parameters of a payment channel between two parties, in base units. */
export interface Channel {
  readonly capacity: number;
  readonly reserve: number;
  readonly payment: number;
  readonly baseFee: number;
  readonly feeRate: number;
  readonly maxHtlcs: number;
  readonly latency: number;
  readonly paymentBytes: number;
  readonly toSelfDelay: number;
  readonly cltvExpiryDelta: number;
  readonly sweepFee: number;
  readonly closeAfter: number;
}

export const parameters: Table<Channel> = {
  capacity: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.01,
    maximum: 1_000_000_000,
    meaning: "Money that the funding transaction locks, of both sides together.",
  },
  reserve: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 0.4,
    meaning: "Share of the capacity that a side must keep, so that it always has something to lose.",
  },
  payment: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.0001,
    maximum: 1_000_000_000,
    meaning: "Amount of one payment.",
  },
  baseFee: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1_000,
    meaning: "What forwarding a payment costs, whatever its amount.",
  },
  feeRate: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "What forwarding a payment costs beside that, as a share of its amount.",
  },
  maxHtlcs: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 10_000,
    whole: true,
    meaning: "Payments (HTLCs) that each side may have in flight at once.",
  },
  latency: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 60,
    meaning: "One-way delay between the two parties; a payment takes six of them.",
  },
  paymentBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Bytes of all messages that one payment takes.",
  },
  toSelfDelay: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 100_000,
    whole: true,
    meaning:
      "Blocks of the host for which whoever closes alone waits for his money, and the other can prove that the state was revoked.",
  },
  cltvExpiryDelta: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 100_000,
    whole: true,
    meaning:
      "Blocks of the host after which a payment in flight expires: whose partner is silent for so long closes alone.",
  },
  sweepFee: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.0001,
    maximum: 1_000_000,
    meaning: "The most that a node pays for one of the channel's transactions on the host.",
  },
  closeAfter: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 315_576_000,
    meaning:
      "Age at which both sides close it together; at the end of the measured window they do so anyway.",
  },
};
