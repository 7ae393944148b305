import type { Preset } from "../../../parameters.ts";
import type { Rollup } from "../parameters.ts";

const docs = "matter-labs/zksync-docs";
const feeModel = "matter-labs/zksync-era core/node/fee_model";
const l2beat = "l2beat/l2beat, zksync project file";

/** ZKsync Era as it was in 2026, thinned: one operator, one prover. */
export const zksync: Preset<Rollup> = {
  title: "ZKsync Era",
  meaning: "A ZK rollup on Ethereum: no state is believed there without a proof.",
  values: {
    settlement: [{ value: "proof", source: `${l2beat}: FFLONK and PLONK`, asOf: "2026-08-26" }],
    blockTime: [{ value: 2, source: docs, asOf: "2026-07-17" }],
    gasPerSecond: [
      {
        value: 40_000_000,
        source:
          "computed: at most 80,000,000 gas for one transaction (era-contracts SystemConfig), in a block of 2 s",
        asOf: "2026-03-06",
        note: "a limit for a transaction stands in for the layer's, which is not published",
      },
    ],
    transferGas: [
      { value: 21_000, source: "A20: a payment takes the gas that it takes on Ethereum", asOf: "2026" },
    ],
    gasPerByte: [
      {
        value: 17,
        source: "matter-labs/era-contracts SystemConfig: gas of layer 1 for a byte",
        asOf: "2026-03-06",
      },
    ],
    transferBytes: [{ value: 112, source: "A20: a payment of 112 B, uncompressed", asOf: "2026" }],
    postedBytes: [
      { value: 24, source: `computed: two balances and a nonce at 7 to 9 B (${docs})`, asOf: "2026-07-17" },
    ],
    batchInterval: [
      {
        value: 150,
        source: `computed: 75 blocks of 2 s, the mean of "15 million blocks" in "<200k batches" (${docs})`,
        asOf: "2026-07-17",
      },
    ],
    batchBytes: [
      { value: 120_000, source: `${docs}: data in a batch that goes as calldata`, asOf: "2026-07-17" },
      { value: 250_000, source: `${docs}: data in a batch that goes in two blobs`, asOf: "2026-07-17" },
    ],
    batchGas: [
      {
        value: 1_000_000,
        source: "matter-labs/era-contracts SystemConfig: overhead of a batch",
        asOf: "2026-03-06",
      },
    ],
    posting: [{ value: "blobs", source: `${docs}: data in two blobs`, asOf: "2026-07-17" }],
    feeFormula: [{ value: "pubdata", source: `${feeModel}, version 2`, asOf: "2026" }],
    feeOverhead: [{ value: 0, source: `${feeModel}: no scalars`, asOf: "2026" }],
    baseFeeScalar: [{ value: 0, source: `${feeModel}: no scalars`, asOf: "2026" }],
    blobBaseFeeScalar: [{ value: 0, source: `${feeModel}: no scalars`, asOf: "2026" }],
    committee: [{ value: {}, source: `${docs}: data on layer 1`, asOf: "2026-07-17" }],
    committeeThreshold: [{ value: 1, source: `${docs}: data on layer 1`, asOf: "2026-07-17" }],
    fallback: [{ value: "no", source: `${docs}: data on layer 1`, asOf: "2026-07-17" }],
    claimInterval: [
      {
        value: 150,
        source: `computed: one proof a batch, each of 75 blocks of 2 s (${docs})`,
        asOf: "2026-07-17",
      },
    ],
    claimGas: [
      {
        value: 370_000,
        source: "0xPolygon PIP-49: checking a PLONK proof, proof of concept",
        asOf: "2026-06-17",
        note: "no figure of ZKsync's own was found",
      },
    ],
    exitGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    window: [{ value: 0, source: "no window: a proof", asOf: "2026-07-17" }],
    clock: [{ value: "timestamp", source: "no window: a proof", asOf: "2026-07-17" }],
    disputes: [{ value: "parallel", source: "no disputes: a proof", asOf: "2026-07-17" }],
    gameDepth: [{ value: 1, source: "no disputes: a proof", asOf: "2026-07-17" }],
    splitDepth: [{ value: 0, source: "no disputes: a proof", asOf: "2026-07-17" }],
    clockExtension: [{ value: 0, source: "no disputes: a proof", asOf: "2026-07-17" }],
    gracePeriod: [{ value: 0, source: "no disputes: a proof", asOf: "2026-07-17" }],
    provers: [
      { value: 32, source: "A41: a third more than batches that come at the usual rate take", asOf: "2026" },
    ],
    provingTime: [{ value: 3_600, source: `${docs}: "about an hour"`, asOf: "2026-07-17" }],
    provingTimePerTransfer: [
      { value: 0, source: "A41: how the time grows with a batch is not published", asOf: "2026" },
    ],
    proofsPerClaim: [{ value: 1, source: `computed: one proof a batch (${docs})`, asOf: "2026-07-17" }],
    releaseDelay: [
      { value: 75_600, source: "history of the zksync docs: 21 h before ZIP-4", asOf: "2024" },
      { value: 10_800, source: `${docs}: execution delay of 3 h`, asOf: "2026-07-17" },
    ],
    bond: [{ value: 0, source: "no bond: a false claim has no proof", asOf: "2026-07-17" }],
    moveBond: [{ value: 0, source: "no disputes: a proof", asOf: "2026-07-17" }],
    bondGrowth: [{ value: 1, source: "no disputes: a proof", asOf: "2026-07-17" }],
    challengers: [{ value: 0, source: "no challengers: a proof", asOf: "2026-07-17" }],
    forcedInclusion: [
      {
        value: "no",
        source: `${l2beat}: enqueue on layer 1 only, no way to force execution`,
        asOf: "2026-08-26",
      },
    ],
    forceDelay: [{ value: 0, source: `${l2beat}: nothing can be forced`, asOf: "2026-08-26" }],
    openClaims: [{ value: "no", source: `${l2beat}: whitelisted proposers`, asOf: "2026-08-26" }],
    deposits: [
      { value: 905_890_000, source: "L2BEAT, a saved page: value secured", asOf: "2025" },
      { value: 404_000_000, source: "press quoting L2BEAT: value secured", asOf: "2026-06" },
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
        },
        source: "zksync-association/zk-governance: Security Council of 8; deployment not checked",
        asOf: "2026-05-25",
        note: "an emergency upgrade takes the guardians and the foundation as well; they are left out here",
      },
    ],
    upgradeThreshold: [
      { value: 6, source: "zksync-association/zk-governance: 6 of 8 in an emergency", asOf: "2026-05-25" },
    ],
    exitWindow: [
      {
        value: 0,
        source: "zksync-association/zk-governance: an emergency upgrade holds at once",
        asOf: "2026-05-25",
        note: "a standard upgrade waits for 4 d 3 h (l2beat/l2beat, 2026-08-26)",
      },
    ],
    minGasPrice: [
      { value: 0.25, source: `${docs}, an older page`, asOf: "2024" },
      { value: 0.1, source: `${docs}: fair gas price`, asOf: "2026-07-17" },
    ],
    priceUsd: [
      { value: 3_200, source: "price of ether reported on 2026-01-05", asOf: "2026-01-05" },
      { value: 1_800, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  on: { settlement: "ethereum", data: "ethereum" },
  facts: [
    {
      measure: "blockSeconds",
      demand: 10,
      low: 1.9,
      high: 2.1,
      source: `${docs}: a block every 2 s while there are transactions`,
      asOf: "2026-07-17",
    },
  ],
};
