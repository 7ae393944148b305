import type { Table } from "../../parameters.ts";
import { type ChannelRules, channelRules } from "../bolt/parameters.ts";

/** Parameters of a payment channel between two parties, in base units. */
export interface Channel extends ChannelRules {
  readonly capacity: number;
  readonly latency: number;
  readonly paymentBytes: number;
  readonly closeAfter: number;
}

export const parameters: Table<Channel> = {
  ...channelRules,
  capacity: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.01,
    maximum: 1_000_000_000,
    meaning: "Money that the funding transaction locks, of both sides together.",
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
  closeAfter: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 315_576_000,
    meaning:
      "Age at which both sides close it together; at the end of the measured window they do so anyway.",
  },
};
