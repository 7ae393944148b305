import { equalShares, type Preset } from "../../../parameters.ts";
import type { Rollup } from "../parameters.ts";

const xai = "l2beat/l2beat, xai discovered.json";
const saved = "L2BEAT, saved pages of Xai";
const nitro = "OffchainLabs/nitro arbnode/batch_poster.go, default configuration";
const asArbitrum = "A49: as on Arbitrum One";

/** Xai, an Orbit chain on Arbitrum One, as it was in 2026, thinned: what it does not publish is as on its host. */
export const appchain: Preset<Rollup> = {
  title: "Xai",
  meaning:
    "A layer 3 for games on Arbitrum One: an optimistic rollup whose data a committee keeps, so that two windows lie between it and layer 1.",
  values: {
    settlement: [{ value: "window", source: `${xai}: confirm period`, asOf: "2026-08-25" }],
    blockTime: [{ value: 0.25, source: asArbitrum, asOf: "2026" }],
    gasPerSecond: [
      {
        value: 7_000_000,
        source: "OffchainLabs/nitro arbos/l2pricing/model.go: speed limit",
        asOf: "2025-12",
        note: "the default of Orbit chains; Xai's own setting was not read",
      },
    ],
    transferGas: [
      { value: 21_000, source: "A20: a payment takes the gas that it takes on Ethereum", asOf: "2026" },
    ],
    gasPerByte: [{ value: 16, source: asArbitrum, asOf: "2026" }],
    transferBytes: [{ value: 112, source: "A20: a payment of 112 B, uncompressed", asOf: "2026" }],
    postedBytes: [{ value: 105, source: asArbitrum, asOf: "2026" }],
    batchInterval: [{ value: 3_600, source: `${nitro}: longest delay`, asOf: "2026-04-23" }],
    batchBytes: [
      {
        value: 90_000,
        source: "docs.arbitrum.io, run a batch poster: 90,000 B on a layer 3",
        asOf: "2026",
        note: "1,000,000 B where a committee keeps them, more than a block of its host has room for when too few sign",
      },
    ],
    batchGas: [{ value: 50_000, source: `${nitro}: extra gas of a batch`, asOf: "2026-04-23" }],
    posting: [{ value: "committee", source: `${saved}: data availability committee`, asOf: "2026" }],
    feeFormula: [{ value: "arbos", source: asArbitrum, asOf: "2026" }],
    feeOverhead: [{ value: 0, source: asArbitrum, asOf: "2026" }],
    baseFeeScalar: [{ value: 0, source: asArbitrum, asOf: "2026" }],
    blobBaseFeeScalar: [{ value: 0, source: asArbitrum, asOf: "2026" }],
    committee: [
      {
        value: equalShares("member", 6),
        source: `${saved}: 5 of 6`,
        asOf: "2026",
      },
      {
        value: equalShares("member", 7),
        source: `${saved}: later 5 of 7`,
        asOf: "2026",
      },
    ],
    committeeThreshold: [{ value: 5, source: `${saved}: 5 of 6, later 5 of 7`, asOf: "2026" }],
    fallback: [
      {
        value: "yes",
        source: "OffchainLabs/arbitrum-docs, AnyTrust: falls back to data on the parent chain",
        asOf: "2026-08-07",
      },
    ],
    claimInterval: [
      {
        value: 900,
        source: `computed: at least 75 blocks of Ethereum, at 12 s, between assertions (${xai})`,
        asOf: "2026-08-25",
      },
    ],
    claimGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    exitGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    window: [
      {
        value: 549_816,
        source: `computed: 45,818 blocks of Ethereum, at 12 s (${xai})`,
        asOf: "2026-08-25",
      },
    ],
    clock: [
      {
        value: "timestamp",
        source: "A57: Arbitrum tells contracts the number of Ethereum's block, which is not followed here",
        asOf: "2026",
      },
    ],
    disputes: [
      { value: "serial", source: "A49: before BoLD a staker is in one dispute at a time", asOf: "2026" },
    ],
    gameDepth: [{ value: 68, source: asArbitrum, asOf: "2026" }],
    splitDepth: [{ value: 26, source: asArbitrum, asOf: "2026" }],
    clockExtension: [{ value: 0, source: `${xai}: no extra time for challenges`, asOf: "2026-08-25" }],
    gracePeriod: [{ value: 0, source: `${xai}: none`, asOf: "2026-08-25" }],
    provers: [{ value: 1, source: "no proofs: disputes", asOf: "2026-08-25" }],
    provingTime: [{ value: 0, source: "no proofs: disputes", asOf: "2026-08-25" }],
    provingTimePerTransfer: [{ value: 0, source: "no proofs: disputes", asOf: "2026-08-25" }],
    proofsPerClaim: [{ value: 1, source: "no proofs: disputes", asOf: "2026-08-25" }],
    releaseDelay: [{ value: 0, source: asArbitrum, asOf: "2026" }],
    bond: [
      {
        value: 180,
        source: `computed: a stake of 0.1 ETH (${xai}), at 1,800 $`,
        asOf: "2026-07-05",
      },
    ],
    moveBond: [{ value: 0, source: "A49: before BoLD a move puts up nothing", asOf: "2026" }],
    bondGrowth: [{ value: 1, source: "A49: before BoLD a move puts up nothing", asOf: "2026" }],
    challengers: [
      {
        value: 1,
        source: `${xai}: two whitelisted validators, one of whom proposes`,
        asOf: "2026-08-25",
      },
    ],
    forcedInclusion: [{ value: "yes", source: asArbitrum, asOf: "2026" }],
    forceDelay: [
      {
        value: 86_400,
        source: "post-mortem of Degen Chain, another Orbit chain: a bound of 24 h",
        asOf: "2024-05-12",
      },
    ],
    openClaims: [
      {
        value: "yes",
        source: `${xai}: anybody may propose once validators were away for 45,818 blocks`,
        asOf: "2026-08-25",
        note: "6 d 8 h by one saved page of L2BEAT, 25 d 10 h by another; here as soon as exits are forced",
      },
    ],
    deposits: [{ value: 2_850_000, source: `${saved}: value secured`, asOf: "2024" }],
    turnover: [{ value: 0.01, source: "A23: share of the value that crosses each day", asOf: "2026" }],
    upgradeKeys: [
      {
        value: equalShares("owner", 7),
        source: `${xai}: Safe of the funds, 3 of 7`,
        asOf: "2026-08-25",
        note: "who holds the role that upgrades was not read (A49)",
      },
    ],
    upgradeThreshold: [{ value: 3, source: `${xai}: Safe of the funds, 3 of 7`, asOf: "2026-08-25" }],
    exitWindow: [{ value: 0, source: `${saved}: none`, asOf: "2026" }],
    minGasPrice: [{ value: 0.02, source: asArbitrum, asOf: "2026" }],
    priceUsd: [
      {
        value: 1_800,
        source: "CoinGecko figures reported by vextorcapital.com",
        asOf: "2026-07-05",
        note: "of ether; Xai's own coin is left out (A49)",
      },
    ],
  },
  on: { settlement: "arbitrum", data: "arbitrum" },
  facts: [
    {
      measure: "withdrawalSeconds",
      demand: 1.76,
      low: 1_099_632,
      high: 1_110_000,
      source:
        "computed: its window and that of Arbitrum One, 549,816 s each, and some hours for claims and finality; demand as on saved pages of L2BEAT",
      asOf: "2026-08-25",
    },
  ],
};
