import type { Preset } from "../../../parameters.ts";
import type { Rollup } from "../parameters.ts";

const chainParameters = "OffchainLabs/arbitrum-docs, chain parameters, snapshot of 2026-08-07";
const batchPoster = "OffchainLabs/nitro arbnode/batch_poster.go, default configuration";
const l1Pricing = "OffchainLabs/nitro arbos/l1pricing/l1pricing.go at 001ae31";
const bold = "OffchainLabs/arbitrum-docs, BoLD technical deep dive, snapshot of 2026-08-07";

/** Arbitrum One as it was in the first half of 2026, thinned: one sequencer, batches of one blob. */
export const arbitrum: Preset<Rollup> = {
  title: "Arbitrum One",
  meaning: "An optimistic rollup on Ethereum: claims stand unless somebody disputes them within a week.",
  values: {
    settlement: [
      { value: "window", source: `${bold}: disputes within the challenge period`, asOf: "2026-08-07" },
    ],
    blockTime: [
      {
        value: 0.25,
        source: "OffchainLabs/arbitrum-docs: least delay between blocks, 250 ms",
        asOf: "2026-08-07",
      },
    ],
    gasPerSecond: [
      {
        value: 7_000_000,
        source: "OffchainLabs/nitro arbos/l2pricing/model.go: speed limit",
        asOf: "2025-12",
      },
      {
        value: 10_000_000,
        since: "2026-01-05",
        source: `${chainParameters}: 10 Mgas/s over 86,400 s, the longest of six targets`,
        asOf: "2026-01-05",
      },
    ],
    transferGas: [
      { value: 21_000, source: "gas of a payment, as on Ethereum (yellow paper)", asOf: "2026-01-05" },
    ],
    gasPerByte: [
      { value: 16, source: "OffchainLabs/arbitrum-docs, gas and fees: 16 gas a byte", asOf: "2026-08-07" },
    ],
    transferBytes: [{ value: 112, source: "A20: a payment of 112 B, uncompressed", asOf: "2026" }],
    postedBytes: [
      {
        value: 105,
        source: "computed: 8 % of 6 blobs of 131,072 B in 12 s, over 49.8 tx/s",
        asOf: "2026-02",
        note: "numerator of 2025-09, denominator of 2026-02; blob bytes bought, an upper bound",
      },
    ],
    batchInterval: [{ value: 3_600, source: `${batchPoster}: longest delay`, asOf: "2026-04-23" }],
    batchBytes: [{ value: 100_000, source: `${batchPoster}: most calldata`, asOf: "2026-04-23" }],
    batchGas: [{ value: 50_000, source: `${batchPoster}: extra gas of a batch`, asOf: "2026-04-23" }],
    posting: [
      { value: "calldata", source: "data of calls until blobs", asOf: "2024-03" },
      {
        value: "auto",
        since: "2024-03-14",
        source: "l2beat/l2beat, arbitrum milestones: blobs",
        asOf: "2024-03-14",
      },
    ],
    feeFormula: [{ value: "arbos", source: `${l1Pricing}: UpdateForBatchPosterSpending`, asOf: "2026" }],
    feeOverhead: [{ value: 0, source: `${l1Pricing}: no scalars`, asOf: "2026" }],
    baseFeeScalar: [{ value: 0, source: `${l1Pricing}: no scalars`, asOf: "2026" }],
    blobBaseFeeScalar: [{ value: 0, source: `${l1Pricing}: no scalars`, asOf: "2026" }],
    committee: [{ value: {}, source: "OffchainLabs/arbitrum-docs: data on layer 1", asOf: "2026-08-07" }],
    committeeThreshold: [
      { value: 1, source: "OffchainLabs/arbitrum-docs: data on layer 1", asOf: "2026-08-07" },
    ],
    fallback: [{ value: "no", source: "OffchainLabs/arbitrum-docs: data on layer 1", asOf: "2026-08-07" }],
    claimInterval: [{ value: 3_600, source: `${bold}: least period between assertions`, asOf: "2026-08-07" }],
    claimGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    exitGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    window: [
      {
        value: 549_816,
        source: `${chainParameters}: 45,818 blocks of layer 1, at 12 s`,
        asOf: "2026-01-05",
      },
    ],
    clock: [{ value: "blocks", source: `${chainParameters}: in blocks of layer 1`, asOf: "2026-01-05" }],
    disputes: [{ value: "parallel", source: `${bold}: all rivals are played at once`, asOf: "2026-08-07" }],
    gameDepth: [
      {
        value: 68,
        source: `computed from ${bold}: at most 2^26 blocks of 2^42 steps each`,
        asOf: "2026-08-07",
      },
    ],
    splitDepth: [{ value: 26, source: `${bold}: at most 2^26 blocks in an assertion`, asOf: "2026-08-07" }],
    clockExtension: [{ value: 0, source: "A40: none is published", asOf: "2026" }],
    gracePeriod: [
      { value: 172_800, source: `${chainParameters}: challenge grace of 48 h`, asOf: "2026-01-05" },
    ],
    provers: [{ value: 1, source: "no proofs: disputes", asOf: "2026-08-07" }],
    provingTime: [{ value: 0, source: "no proofs: disputes", asOf: "2026-08-07" }],
    provingTimePerTransfer: [{ value: 0, source: "no proofs: disputes", asOf: "2026-08-07" }],
    proofsPerClaim: [{ value: 1, source: "no proofs: disputes", asOf: "2026-08-07" }],
    releaseDelay: [
      { value: 0, source: `${bold}: payouts once the assertion is confirmed`, asOf: "2026-08-07" },
    ],
    bond: [
      {
        value: 6_480_000,
        source: `${chainParameters}: 3,600 ETH, at 1,800 $ on 2026-07-05`,
        asOf: "2026-07-05",
      },
    ],
    moveBond: [
      {
        value: 33_565,
        source:
          "computed from the BoLD economics: bonds of 555 and 79 ETH for the lower levels, over 34 moves of a side, at 1,800 $",
        asOf: "2026-07-05",
        note: "put up as moves are made, not level by level (A40)",
      },
    ],
    bondGrowth: [{ value: 1, source: "A40: bonds of the levels in equal parts", asOf: "2026" }],
    challengers: [{ value: 3, source: "A22: independent challengers who check every claim", asOf: "2026" }],
    forcedInclusion: [{ value: "yes", source: "l2beat/l2beat, arbitrum: self sequence", asOf: "2026-08-26" }],
    forceDelay: [{ value: 86_400, source: `${chainParameters}: 24 h`, asOf: "2026-01-05" }],
    openClaims: [
      { value: "no", source: "L2BEAT, a saved page: 14 whitelisted validators", asOf: "2025-01" },
      {
        value: "yes",
        since: "2025-02-15",
        source: "l2beat/l2beat, arbitrum milestones: BoLD",
        asOf: "2025-02-15",
      },
    ],
    deposits: [
      { value: 14_490_000_000, source: "L2BEAT, a saved page: value secured", asOf: "2025-02-21" },
      { value: 16_880_000_000, source: "coinbureau: value secured", asOf: "2026-02" },
      { value: 19_120_000_000, source: "press quoting L2BEAT: value secured", asOf: "2026-06" },
    ],
    turnover: [{ value: 0.01, source: "A23: share of the value that crosses each day", asOf: "2026" }],
    upgradeKeys: [
      {
        value: {
          "council member 1": 1,
          "council member 2": 1,
          "council member 3": 1,
          "council member 4": 1,
          "council member 5": 1,
          "council member 6": 1,
          "council member 7": 1,
          "council member 8": 1,
          "council member 9": 1,
          "council member 10": 1,
          "council member 11": 1,
          "council member 12": 1,
        },
        source: "ArbitrumFoundation/docs: Security Council of 12",
        asOf: "2026-07-21",
      },
    ],
    upgradeThreshold: [
      {
        value: 9,
        source: "ArbitrumFoundation/docs: 9 of 12 in an emergency, without delay",
        asOf: "2026-07-21",
      },
    ],
    exitWindow: [
      {
        value: 0,
        source: "ArbitrumFoundation/docs: the council acts without delay",
        asOf: "2026-07-21",
        note: "upgrades that the DAO votes for leave 10 d (L2BEAT, a saved page of 2025-02)",
      },
    ],
    minGasPrice: [{ value: 0.02, source: `${chainParameters}: floor price`, asOf: "2026-01-05" }],
    priceUsd: [
      { value: 3_200, source: "price of ether reported on 2026-01-05", asOf: "2026-01-05" },
      { value: 1_800, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  on: { settlement: "ethereum", data: "ethereum" },
  facts: [
    {
      measure: "blockSeconds",
      demand: 49.8,
      low: 0.24,
      high: 0.27,
      source:
        "OffchainLabs/arbitrum-docs: a block every 250 ms while there are transactions; demand as reported by coinbureau",
      asOf: "2026-02",
    },
  ],
};
