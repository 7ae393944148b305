import type { Contest, Settlement, Trust } from "../../family.ts";
import type { Sharded } from "./parameters.ts";
import { blockSeconds } from "./terms.ts";
import { quorumOf } from "./votes.ts";

/** With more than a third of all nodes a shard's committee is held by chance sooner or later; a smaller share may have luck (see the contest). */
export function trust({ validators }: Sharded): Trust {
  return {
    producers: validators,
    paths: [{ name: "a third of all nodes", parties: validators, breaksAbove: 1 / 3, harms: "safety" }],
  };
}

/** A payment is as safe as the committee of its shard, which is drawn again each epoch. */
function contest(p: Sharded): Contest {
  const { nodes, committeeSize, shards, sampling } = p;
  const atLeast = quorumOf(committeeSize);
  return {
    attack: (share) => ({ share, decide: { vote: () => false, equivocate: () => true } }),
    error: (share) =>
      sampling === "with-replacement"
        ? { mechanism: "committee.binomialTail", inputs: { n: committeeSize, p: share, atLeast } }
        : {
            mechanism: "committee.hypergeometricTail",
            inputs: { population: nodes, bad: Math.round(share * nodes), sample: committeeSize, atLeast },
          },
    depth: null,
    tolerates: () => ({
      mechanism: "shard.toleratedShare",
      inputs: { nodes, committeeSize, shards, sampling },
    }),
  };
}

export function settlement(p: Sharded): Settlement {
  const { confirmations } = p;
  const rule =
    confirmations === 0
      ? "2/3 of both committees"
      : `${confirmations} block${confirmations === 1 ? "" : "s"} on top`;
  return { rule, seconds: (confirmations + 1) * blockSeconds(p), contest: contest(p) };
}
