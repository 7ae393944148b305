import { leaveOut } from "../../adversary/censor.ts";
import type { AttackPlan } from "../../family.ts";
import { weighingMoreThan } from "../weights.ts";
import type { Bft } from "./parameters.ts";

/** A block for each half: with more than a third of the stake both are decided. */
export const doubleSign: AttackPlan<Bft> = {
  title: "two votes in a round",
  meaning:
    "Show one block to one half of the validators and another to the other, or to the two sides of a partition, and vote for both.",
  parties: ({ validators }) => weighingMoreThan(validators, 1 / 3),
  decide: () => ({ equivocate: () => true }),
};

/** Calls of layers above, deposits and withdrawals: a minority leaves them out of its own blocks, a third out of all. */
export const censor: AttackPlan<Bft> = {
  title: "censorship of contracts",
  meaning:
    "Leave contract calls out of blocks, those of `victims` (layers above, or LAYER.PARTY) or all, and vote for no block that holds one: with a third of the stake none gets in.",
  parties: ({ validators }) => weighingMoreThan(validators, 1 / 3),
  isAimedAbove: true,
  assumptions: ["A58"],
  decide: leaveOut,
};
