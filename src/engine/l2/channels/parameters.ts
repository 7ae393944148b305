import type { Table } from "../../parameters.ts";
import { type ChannelRules, channelRules } from "../bolt/parameters.ts";
import { type OnHost, onHost } from "./on-host.ts";

/** Parameters of a network of payment channels, in base units. */
export interface Channels extends ChannelRules, OnHost {
  readonly nodes: number;
  readonly channels: number;
  readonly hubs: number;
  readonly fitnessTail: number;
  readonly fitnessCut: number;
  readonly leaves: number;
  readonly leafFitness: number;
  readonly capacity: number;
  readonly maxCapacity: number;
  readonly capacitySpread: number;
  readonly capacityGrowth: number;
  readonly zeroBaseFee: number;
  readonly feeRateSpread: number;
  readonly minFinalCltvExpiryDelta: number;
  readonly latency: number;
  readonly paymentBytes: number;
  readonly attempts: number;
  readonly maxParts: number;
  readonly attemptCost: number;
  readonly attemptCostRate: number;
  readonly hopProbability: number;
  readonly timeValue: number;
  readonly sample: number;
  readonly rebalanceBelow: number;
}

const share = { kind: "quantity", dimension: "share", minimum: 0, maximum: 1 } as const;

export const parameters: Table<Channels> = {
  ...channelRules,
  ...onHost,
  nodes: {
    kind: "quantity",
    dimension: "count",
    minimum: 2,
    maximum: 20_000,
    whole: true,
    meaning: "Nodes of the network; node 1 has the most channels.",
  },
  channels: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 100_000,
    whole: true,
    meaning:
      "Channels of the network: each node opens one to a node drawn by fitness, the others join two nodes that are.",
  },
  hubs: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "Nodes with the most channels that count as the party `hubs`; all others are `users`.",
  },
  fitnessTail: {
    kind: "quantity",
    dimension: "count",
    minimum: 0.2,
    maximum: 10,
    meaning: "Tail exponent of the nodes' fitness (Pareto): the lower, the fewer hold most channels.",
  },
  fitnessCut: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Largest fitness that a node may have.",
  },
  leaves: {
    ...share,
    meaning: "Share of the nodes that are leaves: hardly anybody opens a channel to one of them.",
  },
  leafFitness: {
    kind: "quantity",
    dimension: "count",
    minimum: 0.0001,
    maximum: 1,
    meaning: "Fitness of a leaf, where others have 1 or more.",
  },
  capacity: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.01,
    maximum: 1_000_000_000,
    meaning: "Capacity of the median channel.",
  },
  maxCapacity: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.01,
    maximum: 1_000_000_000,
    meaning: "The most that a channel may hold.",
  },
  capacitySpread: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 5,
    meaning: "Spread of the capacities of channels between nodes alike: sigma of their natural logarithm.",
  },
  capacityGrowth: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 2,
    meaning: "Power of the product of both nodes' fitness by which the capacity of a channel grows.",
  },
  zeroBaseFee: { ...share, meaning: "Share of the nodes that forward without a base fee." },
  feeRate: {
    ...channelRules.feeRate,
    meaning: "What the median node asks beside that, as a share of the amount.",
  },
  feeRateSpread: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 5,
    meaning: "Spread of the nodes' fee rates: sigma of their natural logarithm.",
  },
  minFinalCltvExpiryDelta: {
    ...channelRules.cltvExpiryDelta,
    meaning:
      "Blocks of the host that the payee has to take a payment with its secret, from the moment on at which it is sent; each hop before has `cltvExpiryDelta` more.",
  },
  latency: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 60,
    meaning:
      "One-way delay between two nodes that share a channel; a payment takes four of them for each hop, and two more.",
  },
  paymentBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Bytes of all messages that one payment takes over one hop.",
  },
  attempts: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 100,
    whole: true,
    meaning: "Routes that a payer tries, each without the channels that failed him before; for each part.",
  },
  maxParts: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 64,
    whole: true,
    meaning:
      "Parts into which a payment may be split that no route carries whole: what failed goes in two halves; 1: none is split.",
  },
  attemptCost: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.000001,
    maximum: 1_000,
    meaning: "What a payer would pay to be spared a failed attempt, whatever the amount.",
  },
  attemptCostRate: {
    ...share,
    meaning: "What a payer would pay beside that, as a share of the amount.",
  },
  hopProbability: {
    kind: "quantity",
    dimension: "share",
    minimum: 0.01,
    maximum: 0.99,
    meaning: "Chance that a payer gives a hop of which nothing is known.",
  },
  timeValue: {
    ...share,
    meaning: "What a payer reckons for money that may be locked for a block, as a share of it.",
  },
  sample: {
    kind: "quantity",
    dimension: "rate",
    minimum: 0.1,
    maximum: 100_000,
    meaning:
      "Payments a second that are followed one by one; where more come, each stands for as many others.",
  },
  rebalanceBelow: {
    ...share,
    maximum: 0.5,
    meaning:
      "Share of a channel's capacity below which who forwards pays himself in a circle to fill it up; 0: nobody does.",
  },
};
