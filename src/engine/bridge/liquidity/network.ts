import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import type { Kind } from "../kind.ts";
import { slowWay } from "../slow-way.ts";
import { isWaitedFor } from "../wait.ts";
import type { Liquidity } from "./parameters.ts";

/** Party that says who gets what came the slow way. */
export const proposer = "proposer";

export function providerNames({ providers }: Liquidity): readonly string[] {
  return Array.from({ length: providers }, (_, number) => `provider ${number + 1}`);
}

export function disputerNames({ disputers }: Liquidity): readonly string[] {
  return Array.from({ length: disputers }, (_, number) => `disputer ${number + 1}`);
}

/**
 * Providers pay users out at once with money of their own and get what comes the slow way in their place, once nobody has disputed for so
 * long that it is theirs. A false claim is paid too, where nobody who is up and honest disputes it in time.
 */
export function network(schedule: Schedule<Liquidity>, site: Site): Kind {
  const p = schedule.now(site.agenda);
  const { agenda, incidents, decide } = site;
  const entry = { forth: site.host("source"), back: site.host("target") };
  const isUp = (name: string) => !incidents.isDown(name, agenda.now);
  const isWatched = () =>
    disputerNames(p).some((name) => isUp(name) && decide(name).challenge?.(false) !== false);
  const turned = () => decide(proposer).claim !== undefined;
  /** Since when a false claim stands undisputed, microseconds; null: there is none. */
  let falseSince: number | null = null;
  return {
    admits: () => true,
    interval: () => p.relayInterval,
    isDue: slowWay({ wait: p.slowWait, confirmations: 0 }, site),
    delay: p.liveness,
    word: () => (isUp(proposer) && !turned() ? 0 : null),
    carries: { by: proposer, bytes: () => 0, gas: 0 },
    update: () => null,
    theft: () => {
      if (!turned() || !isUp(proposer) || isWatched()) falseSince = null;
      else falseSince ??= agenda.now;
      return falseSince !== null && agenda.now - falseSince >= p.liveness * 1e6 ? 0 : null;
    },
    isStuck: () => !isUp(proposer),
    refunds: true,
    fronting: {
      liquidity: () => p.liquidity,
      fee: p.providerFee,
      isUp: () => providerNames(p).some(isUp),
      isDue: (way, each) => isWaitedFor(p, entry[way], each, agenda.now),
    },
  };
}
