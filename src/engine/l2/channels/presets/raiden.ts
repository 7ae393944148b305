import type { Preset, Sourced } from "../../../parameters.ts";
import { raidenGas } from "../../../rules/raiden.ts";
import type { Channels } from "../parameters.ts";
import { lightning } from "./lightning.ts";

const client = "raiden-network/raiden";
const price = "at $1,800 an ether (CoinGecko figures, 2026-07-05)";

/** Gas of a plain payment, which each call takes anyhow. */
const transferGas = 21_000;

const beyondPayment = (call: "close" | "update" | "settle" | "unlock"): readonly Sourced<number>[] => [
  {
    value: raidenGas[call] - transferGas,
    source: `computed: raiden-network/raiden-contracts, gas.json: ${raidenGas[call]} for ${call}, less 21,000 of a payment`,
    asOf: "2022-10-10",
  },
];

/** Channels for tokens on Ethereum as Raiden's last client had them; of its graph no snapshot is known (A87). */
export const raiden: Preset<Channels> = {
  title: "Raiden (historical)",
  meaning:
    "A network of token channels on Ethereum under the rules of Raiden's last client of 2023, which found hardly any users: percentages for whoever forwards, and no penalty for old states.",
  on: { settlement: "ethereum" },
  values: {
    ...lightning.values,
    capacity: [
      {
        value: 270,
        source: `computed: raiden-network/raiden-contracts: two deposits at the limit of 0.075 ETH, ${price}`,
        asOf: "2022-10-10",
      },
    ],
    maxCapacity: [
      {
        value: 270,
        source: `computed: raiden-network/raiden-contracts: two deposits at the limit of 0.075 ETH, ${price}`,
        asOf: "2022-10-10",
      },
    ],
    capacitySpread: [{ value: 0, source: "A87: every deposit is at the limit", asOf: "2026" }],
    capacityGrowth: [{ value: 0, source: "A87: every deposit is at the limit", asOf: "2026" }],
    reserve: [{ value: 0, source: `${client}: a side may spend all that it has`, asOf: "2023-10-10" }],
    baseFee: [{ value: 0, source: `${client}: flat mediation fee`, asOf: "2023-10-10" }],
    zeroBaseFee: [{ value: 1, source: `${client}: flat mediation fee of 0`, asOf: "2023-10-10" }],
    feeRate: [
      { value: 0.004, source: `${client}: proportional mediation fee of 4,000 ppm`, asOf: "2023-10-10" },
    ],
    feeRateSpread: [{ value: 0, source: `${client}: default of all nodes`, asOf: "2023-10-10" }],
    attempts: [
      { value: 3, source: `${client}: paths that the pathfinding service names`, asOf: "2023-10-10" },
    ],
    toSelfDelay: [{ value: 500, source: `${client}: settle timeout, 500 blocks`, asOf: "2023-10-10" }],
    cltvExpiryDelta: [{ value: 50, source: `${client}: reveal timeout, 50 blocks`, asOf: "2023-10-10" }],
    minFinalCltvExpiryDelta: [
      { value: 50, source: `${client}: reveal timeout, 50 blocks`, asOf: "2023-10-10" },
    ],
    dustLimit: [{ value: 0, source: "A101: a lock of any amount can be unlocked", asOf: "2026" }],
    justice: [
      {
        value: "correction",
        source:
          "raiden-network/raiden-contracts: updateNonClosingBalanceProof corrects, and nobody is punished",
        asOf: "2022-10-10",
      },
    ],
    closeGas: beyondPayment("close"),
    answerGas: beyondPayment("update"),
    claimGas: beyondPayment("settle"),
    htlcGas: beyondPayment("unlock"),
    sweepFee: [{ value: 1_000_000, source: "A26: whatever the next block asks", asOf: "2026" }],
  },
  ...(lightning.whole && { whole: lightning.whole }),
  facts: [
    {
      measure: "feeUsd",
      demand: 1,
      low: 0.004 * 28.03,
      high: 0.2 * 28.03,
      source: `${client}: of $28.03 at least 4,000 ppm for one mediator, and never more than the 20 % at which the client gives up`,
      asOf: "2023-10-10",
    },
  ],
};
