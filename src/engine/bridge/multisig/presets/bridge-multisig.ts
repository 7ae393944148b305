import type { Preset } from "../../../parameters.ts";
import { usual } from "../../usual.ts";
import type { Multisig } from "../parameters.ts";

const ronin = "Ronin incident reports of 2022";

/** A lock-and-mint bridge with the keys that the Ronin bridge had when it was robbed. */
export const bridgeMultisig: Preset<Multisig> = {
  title: "Lock-and-mint bridge",
  meaning:
    "A bridge whose nine signers, five of whom are enough, say on each side what happened on the other.",
  on: { source: "ethereum", target: "zksync" },
  values: {
    threshold: [
      {
        value: 5,
        source: `${ronin}: 5 of 9`,
        asOf: "2022-03-23",
        note: "four keys were in one hand and a fifth had lent its right to sign, so it was one of one in effect: see keyHolders",
      },
    ],
    signers: [{ value: 9, source: `${ronin}: 5 of 9`, asOf: "2022-03-23" }],
    keyHolders: [
      {
        value: {},
        source: `${ronin}: nine signers`,
        asOf: "2022-03-23",
        note: "as it was meant to be: { company: 5 } is what it had become",
      },
    ],
    locked: [
      {
        value: 540_000_000,
        source: `${ronin}: 173,600 ETH and 25.5M USDC, put at $540M to $625M`,
        asOf: "2022-03-23",
      },
    ],
    amount: usual.amount,
    backShare: usual.backShare,
    wait: [
      {
        value: 900,
        source: "OffchainLabs/arbitrum-docs: deposits wait 10 to 20 minutes for Ethereum; the middle of that",
        asOf: "2026-08-07",
      },
    ],
    confirmations: [{ value: 0, source: "A53: signers go by the age of a block", asOf: "2026" }],
    timeout: [{ value: 0, source: "Ronin bridge: a deposit waits for its signatures", asOf: "2022-03-23" }],
    signInterval: [{ value: 60, source: "A30: a round of signing a minute", asOf: "2026" }],
    batch: [{ value: 100, source: "A30: a hundred messages a round", asOf: "2026" }],
    messageGas: usual.messageGas,
    signatureBytes: [{ value: 65, source: "an ECDSA signature on secp256k1: r, s and v", asOf: "2026" }],
  },
  facts: [
    {
      measure: "messageSeconds",
      demand: 0.05,
      low: 600,
      high: 1_500,
      source:
        "OffchainLabs/arbitrum-docs: deposits that wait for Ethereum's finality take 10 to 20 minutes; a round of signing and blocks on both sides besides",
      asOf: "2026-08-07",
    },
  ],
};
