import type { Preset } from "../../../parameters.ts";
import type { PraosParameters } from "../parameters.ts";
import { stake2026 } from "./stake-2026.ts";

const cips = "cardano-foundation/CIPs@eb451034";
const cip9 = `${cips}, CIP-0009`;
const consensus = "IntersectMBO/ouroboros-consensus@d2db2d85";
const config = "Ouroboros.Consensus.Shelley.Ledger.Config";

/** Cardano as it was in the first half of 2026. */
export const cardano: Preset<PraosParameters> = {
  title: "Cardano",
  meaning:
    "Cardano with today's block size and fees: a block every 20 s on average, made by whoever wins a private lottery.",
  values: {
    slotLength: [{ value: 1, source: `${cip9}: slotLength`, asOf: "2021" }],
    activeSlotsCoeff: [{ value: 0.05, source: `${cip9}: activeSlotsCoeff`, asOf: "2021" }],
    securityParam: [
      { value: 2_160, source: `${cip9}: securityParam; CPS-0017: about 12 h`, asOf: "2024-08-07" },
    ],
    tieBreakSlots: [
      {
        value: 1_000_000_000,
        source: `${consensus}, ${config}: UnrestrictedVRFTiebreaker, before Conway`,
        asOf: "2026",
      },
      {
        value: 5,
        source: `${consensus}, ${config}: RestrictedVRFTiebreaker 5, since Conway`,
        asOf: "2026",
      },
    ],
    pools: [stake2026],
    confirmations: [
      {
        value: 15,
        source: `${cips}, CPS-0017: Kraken asked for 15 for a deposit`,
        asOf: "2024-08-07",
        note: "cryptopay asks for 30, CEX.IO for 21; Kraken's page said 10 min, in which 30 blocks come",
      },
    ],
    maxBlockBodySize: [
      { value: 65_536, source: `${cip9}: maxBlockBodySize`, asOf: "2021" },
      {
        value: 90_112,
        since: "2022",
        source: `${cips}, CPS-0018: since epoch 335; CIP-0164`,
        asOf: "2026-08",
      },
    ],
    maxTxSize: [{ value: 16_384, source: `${cip9}: maxTxSize`, asOf: "2021" }],
    transferBytes: [
      {
        value: 300,
        source: `${cips}, CIP-0164: a small transaction in its tables of throughput`,
        asOf: "2026",
        note: "its average transaction, most of them of contracts, is 1,500 B",
      },
    ],
    minFeeA: [{ value: 44, source: "cardano-protocol-params (skills.sh): minFeeA", asOf: "2026-03" }],
    minFeeB: [{ value: 155_381, source: "cardano-protocol-params (skills.sh): minFeeB", asOf: "2026-03" }],
    epochLength: [{ value: 432_000, source: `${cip9}: epochLength`, asOf: "2021" }],
    reserve: [
      {
        value: 6_500_000_000,
        source: "mrnasdog.com/research/ada: about 6.5 billion of 45 billion",
        asOf: "2026",
        note: "A64: another page of the same site says 8.3 billion",
      },
    ],
    rho: [{ value: 0.003, source: `${cip9}: rho`, asOf: "2021" }],
    tau: [{ value: 0.2, source: `${cip9}: tau`, asOf: "2021" }],
    energyPerYear: [
      {
        value: 598_755 * 3.6e6,
        source: "CCRI, report on proof of stake: 598,755 kWh (worldstockmarket.net, 2022-02-04)",
        asOf: "2022-02",
      },
    ],
    priceUsd: [
      { value: 0.19, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 0.595,
      low: 19.5,
      high: 20.5,
      source: `${cips}, CPS-0017: one slot of 1 s in twenty has a leader`,
      asOf: "2024-08-07",
    },
    {
      measure: "userTps",
      demand: 0.595,
      low: 0.56,
      high: 0.63,
      source: "Messari, State of Cardano Q2 2024 (advfn.com): 51,400 transactions a day",
      asOf: "2024-06",
    },
    {
      measure: "userTps",
      demand: 25,
      low: 14.2,
      high: 15.8,
      source:
        "input-output-hk/ouroboros-leios, docs/ImpactAnalysis.md: 4.5 kB of transactions a second, of 300 B each",
      asOf: "2025",
    },
    {
      measure: "staleShare",
      demand: 5,
      low: 0.04,
      high: 0.085,
      source:
        "Cardano-Fans/crfa-block-checker, README: 5 or 6 % of height battles, fewer once nodes choose their peers; beside the 2.5 % lost in slots with several leaders",
      asOf: "2022-04",
    },
    {
      measure: "feeUsd",
      demand: 1,
      low: 0.03202,
      high: 0.03204,
      source: "0.168581 ADA for 300 B, at $0.19",
      asOf: "2026-07-05",
    },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 285,
      high: 315,
      source: `${cips}, CPS-0017: 15 blocks of 20 s are 5 min`,
      asOf: "2024-08-07",
    },
  ],
};
