import type { Contest, Trust } from "../family.ts";
import type { Shares } from "../parameters.ts";

/** With more than a third of the stake voting for both sides two blocks become final, and with a third of it gone none does. */
export const trustOfThirds = (validators: Shares): Trust => ({
  producers: validators,
  paths: [
    { name: "more than a third of the stake", parties: validators, breaksAbove: 1 / 3, harms: "safety" },
    // Because just a third is enough, and the weight must be more than the path says.
    { name: "a third of the stake", parties: validators, breaksAbove: 1 / 3 - 1e-9, harms: "liveness" },
  ],
});

/** What is final by two thirds of the votes is contested by voting twice. */
export const contestOfThirds: Contest = {
  attack: (share) => ({ share, decide: { equivocate: () => true } }),
  error: (share) => ({ mechanism: "bft.settlementError", inputs: { q: share } }),
  depth: null,
  tolerates: () => ({ mechanism: "bft.toleratedShare", inputs: {} }),
};
