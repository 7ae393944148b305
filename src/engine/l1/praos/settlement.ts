import { doubleSpend } from "../../adversary/double-spend.ts";
import type { Settlement, Trust } from "../../family.ts";
import type { PraosParameters } from "./parameters.ts";
import { blockSeconds } from "./terms.ts";

/** Whoever holds more than half of the stake writes the chain alone. */
export function trust({ pools }: PraosParameters): Trust {
  return {
    producers: pools,
    paths: [{ name: "majority of the stake", parties: pools, breaksAbove: 0.5, harms: "safety" }],
  };
}

/** A payment is settled when so many blocks hold it, long before it is deep enough to be certain. */
export function settlement(p: PraosParameters): Settlement {
  const { confirmations, activeSlotsCoeff: f, securityParam: k, slotLength: slotSeconds } = p;
  return {
    rule: `${confirmations} ${confirmations === 1 ? "confirmation" : "confirmations"}`,
    seconds: confirmations * blockSeconds(p),
    contest: {
      attack: (share) => ({ share, decide: doubleSpend(confirmations) }),
      error: (share) => ({
        mechanism: "praos.settlementError",
        inputs: { q: share, z: confirmations, f, k },
      }),
      lost: { mechanism: "praos.staleShare", inputs: { f, stake: "equal", pools: alike(p) } },
      depth: {
        rule: confirmations,
        needed: (q, maxRisk) => ({
          mechanism: "praos.confirmationsNeeded",
          inputs: { q, maxRisk, f, k },
        }),
      },
      tolerates: (delaySeconds) => ({
        mechanism: "praos.toleratedShare",
        inputs: { f, slotSeconds, delaySeconds },
      }),
    },
  };
}

/** Equal pools who would lead the same slots about as often as these do: one over the sum of squared shares. */
function alike({ pools }: PraosParameters): number {
  const stakes = Object.values(pools);
  const total = stakes.reduce((sum, stake) => sum + stake, 0);
  return Math.max(
    1,
    Math.round(1 / stakes.reduce((sum, stake) => sum + (stake * stake) / (total * total), 0)),
  );
}
