import { leaveOut } from "../../adversary/censor.ts";
import type { AttackPlan } from "../../family.ts";
import { weighingMoreThan } from "../weights.ts";
import type { Tower } from "./parameters.ts";

/** Two blocks in a slot: the votes of all decide between them, unless those who vote are cut in two. */
export const duplicate: AttackPlan<Tower> = {
  title: "duplicate blocks",
  meaning:
    "Show one block to one half of the validators and another to the other; in a partition make blocks on both sides and vote for both, which makes both final with more than a third of the stake.",
  parties: ({ validators }) => weighingMoreThan(validators, 1 / 3),
  assumptions: ["A75"],
  decide: () => ({ equivocate: () => true }),
};

/** Stake that is silent: slots without blocks, and with a third of it no confirmations. */
export const offline: AttackPlan<Tower> = {
  title: "stake that goes offline",
  meaning:
    "Neither vote nor lead: its slots are skipped, and with a third of the stake nothing is confirmed.",
  parties: ({ validators }) => weighingMoreThan(validators, 1 / 3),
  decide: () => ({ abstain: true }),
};

/** Leaders leave calls out of their own blocks, which come in the next leader's. */
export const censor: AttackPlan<Tower> = {
  title: "censorship of contracts",
  meaning:
    "Leaders leave contract calls out of their blocks: those of `victims` (layers above, or LAYER.PARTY), or all.",
  parties: ({ validators }) => Object.keys(validators),
  isAimedAbove: true,
  assumptions: ["A58"],
  decide: leaveOut,
};
