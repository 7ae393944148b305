import type { Table } from "../../parameters.ts";

/** What a channel is like, whether it stands alone or in a network; in base units. */
export interface ChannelRules {
  readonly reserve: number;
  readonly payment: number;
  readonly baseFee: number;
  readonly feeRate: number;
  readonly maxHtlcs: number;
  readonly toSelfDelay: number;
  readonly cltvExpiryDelta: number;
  readonly sweepFee: number;
}

export const channelRules: Table<ChannelRules> = {
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
};
