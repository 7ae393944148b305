import type { Preset } from "../../../parameters.ts";
import { lightningValues } from "../../bolt/lightning.ts";
import type { Channel } from "../parameters.ts";

/** One channel of the Lightning network, of the median size, with the payments of a busy node. */
export const lightningChannel: Preset<Channel> = {
  title: "Lightning channel",
  meaning: "A Lightning channel of the median size between a user and one partner who forwards.",
  on: { settlement: "bitcoin" },
  values: {
    ...lightningValues,
    closeAfter: [{ value: 31_557_600, source: "A29: a channel lasts a year", asOf: "2026" }],
  },
  facts: [
    {
      measure: "paymentSuccess",
      demand: 0.1,
      low: 0.95,
      high: 0.997,
      source:
        "between one hop of 1,070,000 sat with an evenly distributed balance (Pickhardt & Richter, arXiv 2107.05322) and 308,000 payments of a well-placed node (River report)",
      asOf: "2023-08",
    },
  ],
};
