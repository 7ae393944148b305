import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import type { Kind } from "../kind.ts";
import { slowWay } from "../slow-way.ts";
import type { Canonical } from "./parameters.ts";

/**
 * The target's own rules and nobody else's: a deposit is read from the chain of the source, a withdrawal is shown to be part of what the
 * target has settled there. Whoever gets a false state settled can show withdrawals that never were.
 */
export function ownRules(schedule: Schedule<Canonical>, site: Site): Kind {
  const p = schedule.now(site.agenda);
  const { exits } = site.host("target");
  return {
    admits: () => true,
    interval: () => p.relayInterval,
    isDue: slowWay(p, site),
    delay: 0,
    word: () => 0,
    carries: { by: "users", bytes: () => p.proofBytes, gas: 0 },
    update: () => null,
    theft: () => (exits !== null && exits.funds().stolen > 0 ? 0 : null),
    isStuck: () => exits !== null && exits.funds().frozen > 0,
    refunds: false,
  };
}
