import type { Family } from "../../family.ts";
import { bridgeLayer } from "../crossing.ts";
import { users } from "../entrance.ts";
import { messageOf, perRound, respend } from "../shared.ts";
import { type LightClient, parameters } from "./parameters.ts";
import { bridgeLightclient } from "./presets/bridge-lightclient.ts";
import { relayerNames, relayers } from "./relayers.ts";

/** Each of two chains checks what the other has settled: nobody besides their own validators must be trusted. */
export const lightclient: Family<LightClient> = {
  name: "lightclient",
  title: "light-client bridge",
  paid: "relayers",
  hosts: ["source", "target"],
  parameters,
  presets: { "bridge-lightclient": bridgeLightclient },
  check: () => [],
  capacity: (p) => perRound(p, p.relayInterval),
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.relayInterval,
  transfer: (p) => messageOf(p.headerBytes),
  // Because relayers cannot lie and anybody can be one, only the two chains can break it.
  trust: (p) => ({ producers: Object.fromEntries(relayerNames(p).map((name) => [name, 1])), paths: [] }),
  operators: relayerNames,
  callers: () => ["relayers", users],
  settlement: (p, ground) => ({
    rule: "settled on both chains",
    seconds: 2 * ground.settlementSeconds + p.relayInterval / 2,
    contest: null,
  }),
  rungs: [],
  attacks: { respend },
  assumptions: ["A31", "A53", "A54", "A56"],
  cost: (p, demand) => 1 + 2 / p.relayInterval + Math.min(demand, 1),
  build: (schedule, site) => bridgeLayer(schedule.now(site.agenda), site, relayers(schedule, site)),
  amendable: ["trustingPeriod", "relayInterval", "batch"],
  law: null,
};
