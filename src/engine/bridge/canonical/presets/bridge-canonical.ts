import type { Preset } from "../../../parameters.ts";
import { usual } from "../../usual.ts";
import type { Canonical } from "../parameters.ts";

const arbitrum =
  "OffchainLabs/arbitrum-docs: deposits wait 10 to 20 minutes for Ethereum; the middle of that";

/** The bridge that a rollup brings along. */
export const bridgeCanonical: Preset<Canonical> = {
  title: "Canonical bridge",
  meaning:
    "A rollup's own bridge: deposits are read from layer 1, withdrawals wait until the rollup is settled there.",
  on: { source: "ethereum", target: "arbitrum" },
  values: {
    locked: [{ value: 100_000_000, source: "A53: $100M locked", asOf: "2026" }],
    amount: usual.amount,
    backShare: usual.backShare,
    timeout: [
      {
        value: 0,
        source:
          "OffchainLabs/arbitrum-docs, ethereum-optimism/specs: a withdrawal can be executed whenever its claim is settled",
        asOf: "2026-08-07",
      },
    ],
    batch: [{ value: 100, source: "A53: a hundred messages a round", asOf: "2026" }],
    messageGas: usual.messageGas,
    wait: [{ value: 900, source: arbitrum, asOf: "2026-08-07" }],
    confirmations: [{ value: 0, source: `${arbitrum}, whatever the count of blocks`, asOf: "2026-08-07" }],
    relayInterval: [{ value: 60, source: "A53: a look a minute", asOf: "2026" }],
    proofBytes: [{ value: 1_000, source: "A53: a withdrawal is shown in 1,000 bytes", asOf: "2026" }],
  },
  facts: [
    {
      measure: "messageSeconds",
      demand: 0.05,
      low: 600,
      high: 1_500,
      source:
        "OffchainLabs/arbitrum-docs: deposits that wait for Ethereum's finality take 10 to 20 minutes, half of all messages; withdrawals take days",
      asOf: "2026-08-07",
    },
  ],
};
