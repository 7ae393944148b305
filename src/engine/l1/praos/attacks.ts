import { leaveOut } from "../../adversary/censor.ts";
import { doubleSpend } from "../../adversary/double-spend.ts";
import { spam } from "../../adversary/spam.ts";
import type { AttackPlan } from "../../family.ts";
import type { PraosParameters } from "./parameters.ts";

/** What pools may do instead of the protocol. There is no committee to capture: a slot's leaders answer to nobody but the length of their chain. */
export const attacks: Readonly<Record<string, AttackPlan<PraosParameters>>> = {
  "double-spend": {
    title: "double spend",
    meaning:
      "Pay, wait until the payment is settled, then publish a longer chain without it; again and again.",
    parties: () => [],
    decide: ({ confirmations }) => doubleSpend(confirmations),
  },
  "double-sign": {
    title: "two blocks in a slot",
    meaning:
      "Sign two blocks in each slot that the attacker leads, and show one of them elsewhere: nodes keep the one that they hear of first until a longer chain decides.",
    parties: () => [],
    assumptions: ["A68"],
    decide: () => ({ equivocate: () => true }),
  },
  abstain: {
    title: "stake that makes no blocks",
    meaning: "Lead slots and leave them empty, so that the chain grows more slowly.",
    parties: () => [],
    decide: () => ({ abstain: true }),
  },
  spam,
  censor: {
    title: "censorship of contracts",
    meaning:
      "Pools leave contract calls out of their blocks: those of `victims` (layers above, or LAYER.PARTY), or all.",
    parties: ({ pools }) => Object.keys(pools),
    isAimedAbove: true,
    assumptions: ["A58"],
    decide: leaveOut,
  },
};
