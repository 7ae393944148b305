import { equalShares, type Preset } from "../../../parameters.ts";
import type { Rollup } from "../parameters.ts";

const starkex = "starkware-libs/starkex-contracts LibConstants.sol";
const saved = "L2BEAT, saved pages of Immutable X";
const asZksync = "A49: as on ZKsync Era";

/** Immutable X as it was in 2024, thinned. It was shut down on 2026-03-05; what it did not publish is as on ZKsync Era. */
export const validium: Preset<Rollup> = {
  title: "Immutable X (2024)",
  meaning:
    "Historical, a validium on Ethereum until 2026: proofs keep its state true, while a committee keeps the data, without which nobody can leave.",
  values: {
    settlement: [{ value: "proof", source: `${saved}: validity proofs`, asOf: "2024" }],
    blockTime: [{ value: 2, source: asZksync, asOf: "2026" }],
    gasPerSecond: [{ value: 40_000_000, source: asZksync, asOf: "2026" }],
    transferGas: [
      { value: 21_000, source: "A20: a payment takes the gas that it takes on Ethereum", asOf: "2026" },
    ],
    gasPerByte: [{ value: 17, source: asZksync, asOf: "2026" }],
    transferBytes: [{ value: 112, source: "A20: a payment of 112 B, uncompressed", asOf: "2026" }],
    postedBytes: [{ value: 24, source: asZksync, asOf: "2026" }],
    batchInterval: [{ value: 150, source: asZksync, asOf: "2026" }],
    batchBytes: [{ value: 120_000, source: asZksync, asOf: "2026" }],
    batchGas: [{ value: 1_000_000, source: asZksync, asOf: "2026" }],
    posting: [{ value: "committee", source: `${saved}: data availability committee`, asOf: "2024" }],
    feeFormula: [
      {
        value: "cost",
        source: "A49: users share what a batch costs, of whose data nobody publishes a byte",
        asOf: "2026",
      },
    ],
    feeOverhead: [{ value: 0, source: asZksync, asOf: "2026" }],
    baseFeeScalar: [{ value: 0, source: asZksync, asOf: "2026" }],
    blobBaseFeeScalar: [{ value: 0, source: asZksync, asOf: "2026" }],
    committee: [
      {
        value: equalShares("member", 7),
        source: `${saved}: 5 of 7`,
        asOf: "2024",
      },
    ],
    committeeThreshold: [{ value: 5, source: `${saved}: 5 of 7`, asOf: "2024" }],
    fallback: [{ value: "no", source: `${saved}: data never go to layer 1`, asOf: "2024" }],
    claimInterval: [{ value: 150, source: asZksync, asOf: "2026" }],
    claimGas: [{ value: 370_000, source: asZksync, asOf: "2026" }],
    exitGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    window: [{ value: 0, source: "no window: a proof", asOf: "2024" }],
    clock: [{ value: "timestamp", source: "no window: a proof", asOf: "2024" }],
    disputes: [{ value: "parallel", source: "no disputes: a proof", asOf: "2024" }],
    gameDepth: [{ value: 1, source: "no disputes: a proof", asOf: "2024" }],
    splitDepth: [{ value: 0, source: "no disputes: a proof", asOf: "2024" }],
    clockExtension: [{ value: 0, source: "no disputes: a proof", asOf: "2024" }],
    gracePeriod: [{ value: 0, source: "no disputes: a proof", asOf: "2024" }],
    provers: [{ value: 32, source: asZksync, asOf: "2026" }],
    provingTime: [{ value: 3_600, source: asZksync, asOf: "2026" }],
    provingTimePerTransfer: [{ value: 0, source: asZksync, asOf: "2026" }],
    proofsPerClaim: [{ value: 1, source: asZksync, asOf: "2026" }],
    releaseDelay: [
      { value: 0, source: "A49: what a proof says has left can be fetched at once", asOf: "2026" },
    ],
    bond: [{ value: 0, source: "no bond: a false claim has no proof", asOf: "2024" }],
    moveBond: [{ value: 0, source: "no disputes: a proof", asOf: "2024" }],
    bondGrowth: [{ value: 1, source: "no disputes: a proof", asOf: "2024" }],
    challengers: [{ value: 0, source: "no challengers: a proof", asOf: "2024" }],
    forcedInclusion: [
      {
        value: "yes",
        source: `${starkex}: whoever is not served can freeze the layer, and leave`,
        asOf: "2025-07-01",
      },
    ],
    forceDelay: [
      { value: 604_800, source: `${starkex}: grace of 7 d for forced actions`, asOf: "2025-07-01" },
    ],
    openClaims: [
      {
        value: "yes",
        source: `${starkex}: after a freeze, exits by proof of the last published root`,
        asOf: "2025-07-01",
      },
    ],
    deposits: [
      {
        value: 141_050_000,
        source: `${saved}: value secured`,
        asOf: "2024",
        note: "half a million was left on 2026-05-30, after the end",
      },
    ],
    turnover: [{ value: 0.01, source: "A23: share of the value that crosses each day", asOf: "2026" }],
    upgradeKeys: [
      {
        value: { governor: 1 },
        source: "A49: one party, since who held the keys was not found",
        asOf: "2026",
      },
    ],
    upgradeThreshold: [
      { value: 1, source: "A49: one party, since who held the keys was not found", asOf: "2026" },
    ],
    exitWindow: [
      { value: 1_209_600, source: `${saved}: upgrades after 14 d`, asOf: "2023" },
      { value: 0, source: `${saved}: upgrades at once`, asOf: "2024" },
    ],
    minGasPrice: [{ value: 0.1, source: asZksync, asOf: "2026" }],
    priceUsd: [
      { value: 3_200, source: "price of ether reported on 2026-01-05", asOf: "2026-01-05" },
      { value: 1_800, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  on: { settlement: "ethereum", data: "ethereum" },
  facts: [
    {
      measure: "userTps",
      demand: 42.52,
      low: 42,
      high: 43,
      source: `${saved}: 42.52 operations a second at most`,
      asOf: "2024-09-04",
    },
  ],
};
