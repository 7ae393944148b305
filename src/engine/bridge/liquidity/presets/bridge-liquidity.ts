import type { Preset } from "../../../parameters.ts";
import { usual } from "../../usual.ts";
import type { Liquidity } from "../parameters.ts";

const across = "across-protocol/contracts";

/** Providers who pay out at once and are paid back later, as in Across. */
export const bridgeLiquidity: Preset<Liquidity> = {
  title: "Liquidity network",
  meaning:
    "Providers pay users out within minutes with money of their own, and wait for the slow way in their place.",
  on: { source: "ethereum", target: "arbitrum" },
  values: {
    providers: [{ value: 5, source: "A55: five providers", asOf: "2026" }],
    liquidity: [{ value: 10_000_000, source: "A55: $10M on each side", asOf: "2026" }],
    providerFee: [
      {
        value: 0.0009,
        source: "a third party's comparison: 0.06 to 0.12 %; the middle of that",
        asOf: "2026",
        note: "a weak source",
      },
    ],
    slowWait: [
      {
        value: 900,
        source: "OffchainLabs/arbitrum-docs: deposits wait 10 to 20 minutes for Ethereum; the middle of that",
        asOf: "2026-08-07",
      },
    ],
    liveness: [{ value: 7_200, source: `${across}: two hours for a hub pool's claim`, asOf: "2026-06-11" }],
    disputers: [{ value: 3, source: "A55: three who check", asOf: "2026" }],
    locked: [{ value: 10_000_000, source: "A55: $10M in the pool", asOf: "2026" }],
    amount: usual.amount,
    backShare: usual.backShare,
    timeout: [{ value: 21_600, source: `${across}: fillDeadlineBuffer of six hours`, asOf: "2026-06-11" }],
    batch: [{ value: 100, source: "A55: a hundred messages a round", asOf: "2026" }],
    messageGas: usual.messageGas,
    wait: [
      {
        value: 120,
        source: "Across docs: filled in one to four minutes; less for blocks on both sides",
        asOf: "2025",
        note: "an older page; under two seconds between layers 2 is claimed since",
      },
    ],
    confirmations: [{ value: 0, source: "A55: providers go by the age of a block", asOf: "2026" }],
    relayInterval: [{ value: 12, source: "A55: a look at each slot of Ethereum", asOf: "2026" }],
  },
  facts: [
    {
      measure: "messageSeconds",
      demand: 0.05,
      low: 60,
      high: 240,
      source: "Across docs: filled in one to four minutes",
      asOf: "2025",
    },
  ],
};
