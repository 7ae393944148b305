import type { Contest, Settlement, Trust } from "../../family.ts";
import type { Tower } from "./parameters.ts";

/** With more than a third of the stake voting for both sides of a partition each makes its own chain final; with a third of it gone nothing is confirmed. */
export function trust({ validators }: Tower): Trust {
  return {
    producers: validators,
    paths: [
      { name: "more than a third of the stake", parties: validators, breaksAbove: 1 / 3, harms: "safety" },
      // Because just a third is enough, and the weight must be more than the path says.
      { name: "a third of the stake", parties: validators, breaksAbove: 1 / 3 - 1e-9, harms: "liveness" },
    ],
  };
}

const contest: Contest = {
  attack: (share) => ({ share, decide: { equivocate: () => true } }),
  error: (share) => ({ mechanism: "bft.settlementError", inputs: { q: share } }),
  depth: null,
  tolerates: () => ({ mechanism: "bft.toleratedShare", inputs: {} }),
};

/** A payment waits half a slot for the end of its block, and then for the votes of the next, or for as many as make a root. */
export function settlement({ commitment, lockoutHistory, slotSeconds }: Tower): Settlement {
  if (commitment === "confirmed")
    return { rule: "the votes of 2/3 of the stake", seconds: 1.5 * slotSeconds, contest };
  const rule = "the roots of 2/3 of the stake";
  return { rule, seconds: (lockoutHistory + 1.5) * slotSeconds, contest };
}
