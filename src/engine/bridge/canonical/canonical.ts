import type { Family } from "../../family.ts";
import { bridgeLayer } from "../crossing.ts";
import { thieves, users } from "../entrance.ts";
import { messageOf, perRound, respend } from "../shared.ts";
import { waitSeconds } from "../wait.ts";
import { ownRules } from "./own-rules.ts";
import { type Canonical, parameters } from "./parameters.ts";
import { bridgeCanonical } from "./presets/bridge-canonical.ts";

/** A rollup's own bridge to the layer that it settles on: as safe and as slow as the rollup. */
export const canonical: Family<Canonical> = {
  name: "canonical",
  title: "canonical bridge",
  paid: "users",
  hosts: ["source", "target"],
  joinsOwn: true,
  parameters,
  presets: { "bridge-canonical": bridgeCanonical },
  check: () => [],
  capacity: (p) => perRound(p, p.relayInterval),
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.relayInterval,
  transfer: (p) => messageOf(p.proofBytes),
  // Because users show their own withdrawals, nobody but those of the rollup must be trusted.
  trust: () => ({ producers: { [users]: 1 }, paths: [] }),
  operators: () => [],
  callers: () => [users, thieves],
  settlement: (p, ground) => ({
    rule: "the rollup's own",
    // Of the slower way, which is back: the slower of the two to settle is the rollup.
    seconds:
      Math.max(waitSeconds(p, ground.settlementSeconds), ground.settlementSeconds) + p.relayInterval / 2,
    contest: null,
  }),
  rungs: [],
  attacks: { respend },
  assumptions: ["A31", "A53", "A56"],
  cost: (p, demand) => 1 + 2 / p.relayInterval + Math.min(demand, 1),
  build: (schedule, site) => bridgeLayer(schedule.now(site.agenda), site, ownRules(schedule, site)),
  amendable: ["wait", "confirmations", "relayInterval", "batch"],
  law: null,
};
