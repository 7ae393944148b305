import { leaveOut } from "../../adversary/censor.ts";
import { receiver } from "../../adversary/decisions.ts";
import { doubleSpend } from "../../adversary/double-spend.ts";
import { eclipsing } from "../../adversary/eclipse.ts";
import { selfishMining } from "../../adversary/selfish.ts";
import { spam } from "../../adversary/spam.ts";
import type { AttackPlan, Settlement, Trust } from "../../family.ts";
import type { Work } from "./work.ts";

type Of<P> = (p: P) => Work;

/** Whoever holds more than half of the hash power writes the chain alone. */
export function trustInWork({ miners }: Pick<Work, "miners">): Trust {
  return {
    producers: miners,
    paths: [{ name: "majority of hash power", parties: miners, breaksAbove: 0.5, harms: "safety" }],
  };
}

/** A payment is settled when so many blocks hold it. */
export function settlementByWork({
  confirmations,
  blockInterval,
}: Pick<Work, "confirmations" | "blockInterval">): Settlement {
  return {
    rule: `${confirmations} ${confirmations === 1 ? "confirmation" : "confirmations"}`,
    seconds: confirmations * blockInterval,
    contest: {
      attack: (share) => ({ share, decide: doubleSpend(confirmations) }),
      error: (share) => ({ mechanism: "pow.catchup.exact", inputs: { q: share, z: confirmations } }),
      depth: {
        rule: confirmations,
        needed: (q, maxRisk) => ({
          mechanism: "pow.confirmations.needed",
          inputs: { q, maxRisk, model: "exact" },
        }),
      },
      tolerates: (delay) => ({
        mechanism: "pow.security.delayThreshold",
        inputs: { lambdaD: delay / blockInterval },
      }),
    },
  };
}

/** What miners may do instead of the protocol. */
export function attacksOnWork<P>(work: Of<P>): Readonly<Record<string, AttackPlan<P>>> {
  return {
    "double-spend": {
      title: "double spend",
      meaning:
        "Pay, wait until the payment is settled, then publish a longer chain without it; again and again.",
      parties: () => [],
      decide: (p) => doubleSpend(work(p).confirmations),
    },
    "selfish-mining": {
      title: "selfish mining",
      meaning:
        "Hold found blocks back and show them when others come close, so that those have worked for nothing.",
      parties: () => [],
      parameters: {
        gamma: {
          kind: "quantity",
          dimension: "share",
          minimum: 0,
          maximum: 1,
          meaning:
            "Share of the others who work on the attacker's block when two are equal; left out: whoever heard of it first.",
        },
      },
      decide: (_, { gamma }) => selfishMining(gamma),
    },
    eclipse: {
      title: "eclipse",
      meaning:
        "Cut the receiver off from all but the attacker, show him blocks that nobody else hears of, and let him go; again and again. `victims` are he, or miners, or both: miners beside him work on the attacker's branch, and miners alone find blocks in vain.",
      parties: () => [],
      targets: (p) => [receiver, ...Object.keys(work(p).miners)],
      assumptions: ["A39"],
      parameters: {
        lasts: {
          kind: "quantity",
          dimension: "time",
          minimum: 1,
          maximum: 31_557_600,
          meaning:
            "How long the victims are cut off each time, with as long a pause, a thousand times at most; 144 blocks, a day of Bitcoin, where it is left out.",
        },
      },
      decide: (p, { lasts = 144 * work(p).blockInterval }, victims) => eclipsing({ lasts, victims }),
    },
    spam,
    censor: {
      title: "censorship of contracts",
      meaning:
        "Miners leave contract calls out of their blocks: those of `victims` (layers above, or LAYER.PARTY), or all.",
      parties: (p) => Object.keys(work(p).miners),
      isAimedAbove: true,
      assumptions: ["A58"],
      decide: leaveOut,
    },
  };
}

/** Rough number of simulated events per second: a node hears of a block once, and of some of its announcements before that. */
export function costOfWork(
  { miners, blockInterval }: Work,
  demand: number,
  nodes: number | undefined,
): number {
  const hearing = nodes === undefined ? Object.keys(miners).length : 2.4 * nodes;
  return (hearing + 2 + (demand > 0 ? 10 : 0)) / blockInterval;
}
