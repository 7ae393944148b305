import type { Contest, Settlement, Trust } from "../../family.ts";
import type { Bft } from "./parameters.ts";
import { blockSeconds } from "./terms.ts";

/** With more than a third of the stake voting twice two blocks can be decided, and with a third of it gone none is. */
export function trust({ validators }: Bft): Trust {
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

/** A block is settled as soon as it is decided. */
export function settlement(p: Bft): Settlement {
  return { rule: "2/3 of the votes", seconds: blockSeconds(p), contest };
}
