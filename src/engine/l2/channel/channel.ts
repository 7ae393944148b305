import type { Family, Trust } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { lookSeconds } from "../bolt/paid.ts";
import { type Channel, parameters } from "./parameters.ts";
import { paymentSeconds, paymentsPerSecond } from "./paying.ts";
import { lightningChannel } from "./presets/lightning-channel.ts";
import { parties, TwoPartyChannel } from "./two-party.ts";

/** A channel between two parties: the host sees its funding and its close, the payments between are signed by both and by nobody else. */
export const channel: Family<Channel> = {
  name: "channel",
  title: "payment channel",
  paid: "the partner",
  hosts: ["settlement"],
  parameters,
  presets: { "lightning-channel": lightningChannel },
  check,
  capacity: paymentsPerSecond,
  dataPerSecond: () => 0,
  blockSeconds: paymentSeconds,
  transfer: (p) => ({
    bytes: p.paymentBytes,
    feeSize: 1,
    feeRate: "money",
    dollars: 1,
  }),
  trust,
  operators: () => ["partner"],
  callers: () => parties,
  settlement: (p) => ({
    rule: "both signatures",
    seconds: paymentSeconds(p),
    contest: null,
    // Because what could be undone is the funding transaction, which lies deeper with every block, and not the payment.
    isByHost: false,
  }),
  rungs: ["withdrawable"],
  // Because a host may be slow, the funding transaction has three times as long as it takes to be settled.
  opensAfter: (_, ground) => 3 * ground.settlementSeconds,
  attacks: {
    cheat: {
      title: "close with an old state",
      meaning:
        "The partner closes alone with the commitment that gives it the most, though both have revoked it.",
      parties: () => ["partner"],
      decide: () => ({ close: (_, best) => best }),
    },
  },
  assumptions: ["A27", "A28", "A29"],
  cost: (_, demand) => 1 / lookSeconds(demand) + 0.1 * demand + 0.02,
  build: (schedule, site) => {
    const channel = new TwoPartyChannel(schedule.now(site.agenda), site);
    return { ledger: null, audit: () => channel.audit(), funds: () => channel.funds() };
  },
  // Because the rest was agreed when the channel was opened.
  amendable: ["sweepFee", "cltvExpiryDelta", "closeAfter"],
  law: null,
};

function check(p: Channel): readonly ScenarioProblem[] {
  const spendable = (1 - 2 * p.reserve) * p.capacity;
  if (p.payment <= spendable) return [];
  return [
    {
      code: "out-of-range",
      path: ["payment"],
      message: "No payment fits into the channel: it is larger than the capacity without both reserves.",
      hint: `at most ${spendable} $`,
    },
  ];
}

/** An old commitment pays only while the other side, whose node would punish it, is gone too. */
function trust(): Trust {
  const both = { user: 1, partner: 1 };
  return {
    producers: both,
    paths: [
      { name: "partner cheats while the user is offline", parties: both, breaksAbove: 0.5, harms: "safety" },
    ],
  };
}
