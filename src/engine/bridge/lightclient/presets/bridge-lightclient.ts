import type { Preset } from "../../../parameters.ts";
import { usual } from "../../usual.ts";
import type { LightClient } from "../parameters.ts";

const hermes = "Hermes docs: trusting period of two thirds of the unbonding period";

/** Two chains that check each other's headers, as IBC has it. */
export const bridgeLightclient: Preset<LightClient> = {
  title: "Light-client bridge (IBC)",
  meaning:
    "A bridge whose gates check headers of the other chain, so that anybody may carry messages and nobody can forge one.",
  on: { source: "ethereum", target: "zksync" },
  values: {
    relayers: [{ value: 3, source: "A54: three relayers", asOf: "2026" }],
    trustingPeriod: [
      {
        value: 1_209_600,
        source: `${hermes}; cosmos/cosmos-sdk x/staking: three weeks by default`,
        asOf: "2026-08-18",
        note: "the relayer in Go takes 85 % of the unbonding period instead",
      },
    ],
    locked: [{ value: 100_000_000, source: "A53: $100M locked", asOf: "2026" }],
    amount: usual.amount,
    backShare: usual.backShare,
    timeout: [
      {
        value: 600,
        source: "cosmos/ibc-go, transfer command: packets time out 10 minutes later by default",
        asOf: "2026-08-18",
      },
      {
        value: 86_400,
        source: "cosmos/solidity-ibc-eureka: MAX_TIMEOUT_DURATION, one day at most",
        asOf: "2026",
        note: "ten minutes are less than Ethereum takes to settle",
      },
    ],
    batch: [{ value: 100, source: "A54: a hundred messages a round", asOf: "2026" }],
    messageGas: usual.messageGas,
    relayInterval: [{ value: 5, source: "A54: relayers look every five seconds", asOf: "2026" }],
    headerBytes: [{ value: 1_000, source: "A54: a header proven in 1,000 bytes", asOf: "2026" }],
    headerGas: [{ value: 300_000, source: "A54: checking a proven header takes 300,000 gas", asOf: "2026" }],
  },
  facts: [
    {
      measure: "messageSeconds",
      demand: 0.05,
      low: 768,
      high: 1_300,
      source:
        "ethereum/consensus-specs: a block is final two to three epochs of 384 s later, and that is what a client of Ethereum waits for, half of all messages; between chains of the Cosmos a relay was measured to take 55 s (Appl. Sci. 13(20) 11135)",
      asOf: "2026",
    },
  ],
};
