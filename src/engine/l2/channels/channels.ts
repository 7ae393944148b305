import type { Family, Trust } from "../../family.ts";
import { draws } from "../../kernel/random.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { paymentLegs } from "../../rules/bolt.ts";
import { lookSeconds } from "../bolt/paid.ts";
import { degrees, graphOf } from "./graph.ts";
import { ChannelNetwork } from "./network.ts";
import { nodeName } from "./nodes.ts";
import { type Channels, parameters } from "./parameters.ts";
import { equalParts } from "./parts.ts";
import { lightning } from "./presets/lightning.ts";
import { raiden } from "./presets/raiden.ts";

/** Hops that payments take in a network whose hubs are linked to each other, for what is known before a run (A94). */
const usualHops = 3;

/** What finding a route takes, in simulated events. */
const perRoute = 60;

/** A network of payment channels: payments go over the channels of others, and the host sees only how channels end. */
export const channels: Family<Channels> = {
  name: "channels",
  title: "network of payment channels",
  paid: "routing nodes",
  hosts: ["settlement"],
  parameters,
  presets: { lightning, raiden },
  check,
  capacity,
  dataPerSecond: () => 0,
  blockSeconds: seconds,
  transfer: (p) => ({ bytes: usualHops * p.paymentBytes, feeSize: 1, feeRate: "money", dollars: 1 }),
  nodeShare: (p) => (usualHops + 1) / p.nodes,
  trust,
  operators: () => ["hubs"],
  callers: () => ["hubs", "users", "watchtowers"],
  settlement: (p) => ({
    rule: "both signatures on every hop",
    seconds: seconds(p),
    contest: null,
    // Because what could be undone are the funding transactions, which lie deep, and not the payment.
    isByHost: false,
  }),
  attacks: {
    cheat: {
      title: "close with old states",
      meaning:
        "Hubs close all their channels alone, each with the commitment that gives them the most, though both ends have revoked it.",
      parties: () => ["hubs"],
      decide: () => ({ close: (_, best) => best }),
    },
    "mass-close": {
      title: "mass close",
      meaning: "Everybody closes all channels alone at once, and all want into the next blocks of the host.",
      parties: () => ["hubs", "users"],
      decide: () => ({ leave: () => true }),
    },
    wormhole: {
      title: "wormhole",
      meaning:
        "Hubs on the same route tell each other the secret past those between, whose promises they let lapse: what these were to keep the hubs have.",
      parties: () => ["hubs"],
      assumptions: ["A103"],
      decide: () => ({ wormhole: () => true }),
    },
    jam: {
      title: "channel jamming",
      meaning:
        "Pay oneself over channels of others and hold the payments back until their time is up, so that money and slots are taken.",
      parties: () => [],
      isByAnybody: true,
      assumptions: ["A94"],
      parameters: {
        rate: {
          kind: "quantity",
          dimension: "rate",
          minimum: 0,
          maximum: 1_000,
          meaning: "Payments a second that are held back; 1 tx/s where it is left out.",
        },
        amount: {
          kind: "quantity",
          dimension: "money",
          minimum: 0.000001,
          maximum: 1_000_000,
          meaning: "Amount of each; that of a payment where it is left out.",
        },
      },
      decide: (p, { rate = 1, amount = p.payment }) => ({ jam: { rate, amount } }),
    },
  },
  assumptions: ["A28", "A29", "A87", "A88", "A89", "A90", "A91", "A92", "A93", "A100", "A101", "A102"],
  cost: (p, demand) => perRoute * Math.min(demand, p.sample) + 1 / lookSeconds(demand) + 0.1,
  build: (schedule, site) => {
    const network = new ChannelNetwork(schedule.now(site.agenda), site);
    return { ledger: null, audit: () => network.audit(), funds: () => network.funds() };
  },
  // Because the rest was agreed when the channels were opened, or is what payers began with.
  amendable: ["sweepFee", "watchtowerUptime", "watchtowerOutage"],
  law: null,
};

/** Time that a payment takes, s. */
function seconds(p: Channels): number {
  return paymentLegs(usualHops) * p.latency;
}

/** Payments per second that all channels carry: what is in flight is bounded by their slots and by their money. */
function capacity(p: Channels): number {
  const affordable = ((1 - 2 * p.reserve) * p.capacity) / p.payment;
  return (p.channels * Math.min(2 * p.maxHtlcs, affordable)) / (usualHops * seconds(p));
}

function check(p: Channels): readonly ScenarioProblem[] {
  const outOfRange = (path: keyof Channels, message: string, hint: string): ScenarioProblem => ({
    ...{ code: "out-of-range", path: [path], message, hint },
  });
  const most = equalParts(p.maxParts) * p.maxCapacity;
  const inParts = p.maxParts > 1 ? `, not even in ${p.maxParts} parts` : "";
  return [
    ...(p.hubs < p.nodes ? [] : [outOfRange("hubs", "Nobody is left to be a user.", `less than ${p.nodes}`)]),
    ...(p.payment <= most
      ? []
      : [outOfRange("payment", `No payment fits into any channel${inParts}.`, `at most ${most} $`)]),
  ];
}

/** Who forwards is who has more than one channel (A87). An old commitment pays only while the victim's watchtower is gone too. */
function trust(p: Channels): Trust {
  const ends = degrees(graphOf(p, (name) => draws(1, name)));
  const forwarders = Array.from(ends.entries()).filter(([, count]) => count > 1);
  return {
    producers: Object.fromEntries(forwarders.map(([node, count]) => [nodeName(node), count])),
    paths: [
      {
        name: "hubs cheat while nobody watches",
        parties: { hubs: 1, watchtowers: 1 },
        breaksAbove: 0.5,
        harms: "safety",
      },
      {
        name: "everybody closes at once",
        parties: { hubs: 1, users: 1 },
        breaksAbove: 0.5,
        harms: "liveness",
      },
    ],
  };
}
