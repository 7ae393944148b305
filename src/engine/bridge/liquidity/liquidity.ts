import type { Family, Trust } from "../../family.ts";
import { bridgeLayer } from "../crossing.ts";
import { thieves, users } from "../entrance.ts";
import { messageOf, perRound, respend } from "../shared.ts";
import { waitSeconds } from "../wait.ts";
import { disputerNames, network, proposer, providerNames } from "./network.ts";
import { type Liquidity, parameters } from "./parameters.ts";
import { bridgeLiquidity } from "./presets/bridge-liquidity.ts";

/** Users are paid out at once by providers, who wait for the slow way in their place. */
export const liquidity: Family<Liquidity> = {
  name: "liquidity",
  title: "liquidity network",
  paid: "liquidity providers",
  hosts: ["source", "target"],
  parameters,
  presets: { "bridge-liquidity": bridgeLiquidity },
  check: () => [],
  capacity: (p) => perRound(p, p.relayInterval),
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.relayInterval,
  transfer: () => messageOf(0),
  trust,
  operators: (p) => [proposer, ...providerNames(p)],
  callers: () => [proposer, "providers", users, thieves],
  settlement: (p, ground) => ({
    rule: "paid out by a provider",
    seconds: waitSeconds(p, ground.settlementSeconds) + p.relayInterval / 2 + ground.settlementSeconds,
    contest: null,
  }),
  rungs: [],
  attacks: {
    "false-refund": {
      title: "false claim of payouts",
      meaning:
        "The proposer claims all that the pool holds for payouts that never were, and whoever checks claims looks away.",
      parties: (p) => [proposer, ...disputerNames(p)],
      decide: () => ({ claim: (_, held) => held, challenge: () => false }),
    },
    respend,
  },
  assumptions: ["A31", "A55", "A56"],
  cost: (p, demand) => 1 + 2 / p.relayInterval + Math.min(demand, 1),
  build: (schedule, site) => bridgeLayer(schedule.now(site.agenda), site, network(schedule, site)),
  amendable: ["wait", "confirmations", "relayInterval", "batch"],
  law: null,
};

/** Whoever says what is owed to whom, and all who could object, take the pool together; users who were paid out lose nothing. */
function trust(p: Liquidity): Trust {
  const parties = Object.fromEntries([proposer, ...disputerNames(p)].map((name) => [name, 1]));
  const count = Object.keys(parties).length;
  return {
    producers: Object.fromEntries([...providerNames(p), proposer].map((name) => [name, 1])),
    paths: [
      { name: "proposer and every disputer", parties, breaksAbove: (count - 1) / count, harms: "safety" },
    ],
  };
}
