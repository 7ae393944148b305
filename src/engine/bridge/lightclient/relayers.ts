import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import type { Way } from "../../trace.ts";
import type { Gate } from "../gate.ts";
import type { Kind } from "../kind.ts";
import type { LightClient } from "./parameters.ts";

/** Without any relayer for so long, users carry their messages themselves, s (A54). */
const patience = 86_400;

/** Part of the trusting period after which a header is renewed though no message comes (A54). */
const renewal = 1 / 3;

export function relayerNames({ relayers }: LightClient): readonly string[] {
  return Array.from({ length: relayers }, (_, number) => `relayer ${number + 1}`);
}

/**
 * A gate checks headers of the other chain: what that chain has settled counts, and nothing else. A header is good as long as the newest
 * one that the gate knew before is no older than the trusting period; whoever carries them can leave out, but not lie.
 */
export function relayers(schedule: Schedule<LightClient>, site: Site): Kind {
  const p = schedule.now(site.agenda);
  const { agenda, incidents } = site;
  const entry = { forth: site.host("source"), back: site.host("target") };
  let lastUp = 0;
  const isCarried = () => {
    if (relayerNames(p).some((name) => !incidents.isDown(name, agenda.now))) lastUp = agenda.now;
    return lastUp === agenda.now || agenda.now - lastUp >= patience * 1e6;
  };
  const isExpired = ({ known }: Gate) => agenda.now - known > p.trustingPeriod * 1e6;
  const header = (way: Way) => entry[way].settled().time;
  return {
    admits: (_, known, at) => at.time - known <= schedule.at(at.time).trustingPeriod * 1e6,
    interval: () => p.relayInterval,
    isDue: (_, { isSettled }) => isSettled,
    delay: 0,
    word: (way, exit) => (isCarried() && !isExpired(exit) ? header(way) : null),
    carries: { by: "relayers", bytes: () => p.headerBytes, gas: p.headerGas },
    update: (way, exit) => {
      const isOld = agenda.now - exit.known > renewal * p.trustingPeriod * 1e6;
      return isOld && !isExpired(exit) && isCarried() && header(way) > exit.known ? header(way) : null;
    },
    theft: () => null,
    isStuck: (source, target) => !isCarried() || isExpired(source) || isExpired(target),
    refunds: true,
  };
}
