import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import type { Kind } from "../kind.ts";
import { isWaitedFor } from "../wait.ts";
import { keysOf } from "./keys.ts";
import type { Multisig } from "./parameters.ts";

/** What entered on one side is signed by k of n once it has waited; enough signatures are all that a gate asks for. */
export function signers(schedule: Schedule<Multisig>, site: Site): Kind {
  const p = schedule.now(site.agenda);
  const { agenda, incidents, decide } = site;
  const owners = Object.entries(keysOf(p));
  const keys = (those: (name: string) => boolean) =>
    owners.reduce(
      (sum, [name, own]) => (!incidents.isDown(name, agenda.now) && those(name) ? sum + own : sum),
      0,
    );
  const honest = () => keys((name) => decide(name).sign === undefined);
  const turned = () => keys((name) => decide(name).sign?.() === true);
  const entry = { forth: site.host("source"), back: site.host("target") };
  return {
    admits: (signatures, _, at) => signatures >= schedule.at(at.time).threshold,
    interval: () => p.signInterval,
    isDue: (way, each) => isWaitedFor(p, entry[way], each, agenda.now),
    delay: 0,
    word: () => (honest() >= p.threshold ? p.threshold : null),
    carries: { by: "signers", bytes: () => p.threshold * p.signatureBytes, gas: 0 },
    update: () => null,
    theft: () => {
      const signatures = turned();
      return signatures >= p.threshold ? signatures : null;
    },
    isStuck: () => honest() < p.threshold,
    refunds: false,
  };
}
