import { spam } from "../../adversary/spam.ts";
import type { AttackPlan } from "../../family.ts";
import type { Sharded } from "./parameters.ts";

/** More than two thirds of a committee sign what they like; with a third of it nothing is decided there. */
export const capture: AttackPlan<Sharded> = {
  title: "capture of a committee",
  meaning:
    "Hold nodes and wait for the draw: where two thirds of a shard's committee fall to the attacker it signs away what lies there, and where only a third does the shard stands still.",
  parties: () => [],
  assumptions: ["A84"],
  decide: () => ({ vote: () => false, equivocate: () => true }),
};

/** Two parts for one shard at once. */
export const doubleSign: AttackPlan<Sharded> = {
  title: "two parts at once",
  meaning:
    "Propose two parts for a shard and vote for both: with a third of its committee both are signed and neither is joined, with two thirds the shard is captured.",
  parties: () => [],
  assumptions: ["A84"],
  decide: () => ({ equivocate: () => true }),
};

/** Nodes that neither vote nor propose. */
export const silence: AttackPlan<Sharded> = {
  title: "silent nodes",
  meaning:
    "Neither vote nor propose: parts of blocks are missing where the attacker leads, and shards stand still where a third of their committee is silent.",
  parties: () => [],
  assumptions: ["A84"],
  decide: () => ({ vote: () => false }),
};

/** Room of one shard bought for nothing; the others do not notice. */
export const shardSpam: AttackPlan<Sharded> = {
  ...spam,
  title: "spam on one shard",
  meaning:
    "Buy room on one shard for data that nobody needs, so that all others whose accounts are there wait or pay more.",
  parameters: {
    ...spam.parameters,
    shard: {
      kind: "quantity",
      dimension: "count",
      minimum: 1,
      maximum: 128,
      whole: true,
      meaning: "The shard whose room is bought, counted from 1; the first where it is left out.",
    },
  },
  decide: (p, { shard = 1, ...given }, victims) => ({
    spam: {
      fill: 0.9,
      fee: 10,
      budget: Number.POSITIVE_INFINITY,
      ...spam.decide(p, given, victims).spam,
      shard: Math.min(shard, p.shards) - 1,
    },
  }),
};
