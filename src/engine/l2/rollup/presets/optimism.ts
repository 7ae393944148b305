import type { Preset } from "../../../parameters.ts";
import type { Rollup } from "../parameters.ts";

const specs = "ethereum-optimism/specs, 2026-04-28";
const docs = "ethereum-optimism/docs, 2025-11-21";
const registry = "ethereum-optimism/superchain-registry op.toml, 2026-08-04";
const bedrockScalars =
  "OP Mainnet's genesis system configuration: overhead 0xbc, scalar 0xa6fe0 (as in op-rs/kona)";
const ecotoneScalars = "ethereum-optimism/optimism pull 9865, deploy-config/mainnet.json";
const fjordScalars =
  "ethereum-optimism/superchain-ops tasks/eth/014-fjord-gas-config; as in OP Mainnet's block 124,665,056 (paradigmxyz/reth)";
const notReadSince = "the value on chain was not read since";
const l2beat = "l2beat/l2beat, optimism project file";

/** OP Mainnet as it was in 2026, thinned: one sequencer, batches of one blob, games of two parties. */
export const optimism: Preset<Rollup> = {
  title: "OP Mainnet",
  meaning:
    "An optimistic rollup on Ethereum: claims stand unless a dispute game refutes them, each side of which has a clock of three and a half days.",
  values: {
    settlement: [{ value: "window", source: `${specs}: fault dispute game`, asOf: "2026-04-28" }],
    blockTime: [{ value: 2, source: registry, asOf: "2026-08-04" }],
    gasPerSecond: [
      {
        value: 20_000_000,
        source: "computed: 40,000,000 gas in a block (docs.optimism.io, flashblocks) of 2 s",
        asOf: "2026",
      },
    ],
    transferGas: [
      { value: 21_000, source: "A20: a payment takes the gas that it takes on Ethereum", asOf: "2026" },
    ],
    gasPerByte: [
      { value: 400, source: `${specs}, Jovian: footprint of a compressed byte of data`, asOf: "2026-04-28" },
    ],
    transferBytes: [{ value: 112, source: "A20: a payment of 112 B, uncompressed", asOf: "2026" }],
    postedBytes: [
      {
        value: 40.4,
        source: "computed: 112 B (A20) over 2.77, the ratio of roberto-bayardo/compression-analysis",
        asOf: "2024-04-24",
        note: "the mean transaction of that study took 325.4 B, most of them being more than payments",
      },
    ],
    batchInterval: [
      { value: 600, source: `${docs}: data is on layer 1 after 5 to 10 minutes`, asOf: "2025-11-21" },
    ],
    batchBytes: [{ value: 130_044, source: `${specs}: what a blob holds`, asOf: "2026-04-28" }],
    batchGas: [{ value: 0, source: "A42: a batch runs no code on its host", asOf: "2026" }],
    posting: [
      { value: "calldata", source: "data of calls until blobs", asOf: "2024-03" },
      { value: "blobs", since: "2024-03-14", source: `${specs}, Ecotone: blobs`, asOf: "2026-04-28" },
    ],
    feeFormula: [
      {
        value: "bedrock",
        since: "2023-06-06",
        source: "ethereum-optimism/op-geth core/types/rollup_cost.go: newL1CostFuncBedrock",
        asOf: "2023-06-06",
      },
      {
        value: "ecotone",
        since: "2024-03-14",
        source: `${specs}: Ecotone, L1-Cost fees`,
        asOf: "2026-04-28",
      },
      {
        value: "fjord",
        since: "2024-07-10",
        source: `${specs}: Fjord, L1-Cost fees; day by ${registry}`,
        asOf: "2026-08-04",
      },
    ],
    feeOverhead: [{ value: 188, source: bedrockScalars, asOf: "2023-06-06" }],
    baseFeeScalar: [
      { value: 684_000, since: "2023-06-06", source: bedrockScalars, asOf: "2023-06-06" },
      { value: 1_368, since: "2024-03-14", source: ecotoneScalars, asOf: "2024-04-02" },
      { value: 5_227, since: "2024-07-10", source: fjordScalars, asOf: "2024-08-29", note: notReadSince },
    ],
    blobBaseFeeScalar: [
      { value: 0, since: "2023-06-06", source: "Bedrock: no blobs yet", asOf: "2023-06-06" },
      { value: 810_949, since: "2024-03-14", source: ecotoneScalars, asOf: "2024-04-02" },
      { value: 1_014_213, since: "2024-07-10", source: fjordScalars, asOf: "2024-08-29", note: notReadSince },
    ],
    committee: [{ value: {}, source: `${specs}: data on layer 1`, asOf: "2026-04-28" }],
    committeeThreshold: [{ value: 1, source: `${specs}: data on layer 1`, asOf: "2026-04-28" }],
    fallback: [{ value: "no", source: `${specs}: data on layer 1`, asOf: "2026-04-28" }],
    claimInterval: [{ value: 3_600, source: "A42: a claim an hour", asOf: "2026" }],
    claimGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    exitGas: [{ value: 250_000, source: "A21: gas of calls to the layer's contract", asOf: "2026" }],
    window: [{ value: 302_400, source: `${specs}: clock of each side, 3.5 d`, asOf: "2026-04-28" }],
    clock: [
      { value: "timestamp", source: `${specs}: clocks hold timestamps of layer 1`, asOf: "2026-04-28" },
    ],
    disputes: [
      { value: "parallel", source: `${specs}: every claim has a game of its own`, asOf: "2026-04-28" },
    ],
    gameDepth: [{ value: 73, source: `${specs}: depth of the game`, asOf: "2026-04-28" }],
    splitDepth: [{ value: 30, source: `${specs}: depth of its split`, asOf: "2026-04-28" }],
    clockExtension: [{ value: 10_800, source: `${specs}: extension of 3 h`, asOf: "2026-04-28" }],
    gracePeriod: [
      { value: 0, source: `${specs}: none beside that of all claims, the release delay`, asOf: "2026-04-28" },
    ],
    provers: [{ value: 1, source: "no proofs: disputes", asOf: "2026-04-28" }],
    provingTime: [{ value: 0, source: "no proofs: disputes", asOf: "2026-04-28" }],
    provingTimePerTransfer: [{ value: 0, source: "no proofs: disputes", asOf: "2026-04-28" }],
    proofsPerClaim: [{ value: 1, source: "no proofs: disputes", asOf: "2026-04-28" }],
    releaseDelay: [
      {
        value: 302_400,
        source: `${specs}: dispute game finality delay, 3.5 d`,
        asOf: "2026-04-28",
        note: "with the clock it comes to the 7 d that a withdrawal must be proven for",
      },
    ],
    bond: [
      {
        value: 144,
        source: `computed from ${specs}: 0.08 ETH at depth 0, at 1,800 $`,
        asOf: "2026-07-05",
      },
    ],
    moveBond: [
      {
        value: 144,
        source: `computed from ${specs}: 400,000 gas at 200 gwei at depth 0, at 1,800 $`,
        asOf: "2026-07-05",
      },
    ],
    bondGrowth: [{ value: 1.09493, source: `${specs}: bond incentives`, asOf: "2026-04-28" }],
    challengers: [{ value: 3, source: "A22: independent challengers who check every claim", asOf: "2026" }],
    forcedInclusion: [{ value: "yes", source: `${l2beat}: self sequence`, asOf: "2026-08-26" }],
    forceDelay: [
      {
        value: 43_200,
        source: `computed from ${registry}: sequencing window of 3,600 blocks of layer 1, at 12 s`,
        asOf: "2026-08-04",
      },
    ],
    openClaims: [
      {
        value: "no",
        since: "2021-11-12",
        source: "l2beat/l2beat, optimism milestones: no fault proofs",
        asOf: "2021-11-12",
      },
      { value: "yes", since: "2024-06-10", source: `${l2beat}: stage 1`, asOf: "2026-08-26" },
      {
        value: "no",
        since: "2024-08-16",
        source: "l2beat/l2beat, optimism milestones: back to a permissioned proposer",
        asOf: "2024-08-16",
      },
      {
        value: "yes",
        since: "2024-09-11",
        source: "l2beat/l2beat, optimism milestones: Granite",
        asOf: "2024-09-11",
      },
    ],
    deposits: [
      { value: 7_110_000_000, source: "L2BEAT, a saved page: value secured", asOf: "2024" },
      { value: 1_520_000_000, source: "press quoting L2BEAT: value secured", asOf: "2026-06" },
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
          "council member 13": 1,
        },
        source: `${l2beat}: Security Council of 13`,
        asOf: "2026-08-26",
        note: "an upgrade takes five of seven keys of the foundation as well; they are left out here",
      },
    ],
    upgradeThreshold: [
      { value: 10, source: `${l2beat}: 10 of 13, since Protocol Upgrade 8`, asOf: "2026-08-26" },
    ],
    exitWindow: [{ value: 0, source: `${l2beat}: both hold instant upgrade power`, asOf: "2026-08-26" }],
    minGasPrice: [
      {
        value: 0.00138,
        source: "computed: a payment's fee of 0.0000456 $ over 21,000 gas, at 1,569.68 $",
        asOf: "2026-06-30",
        note: "its part for layer 1 is in it: an upper bound",
      },
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
      demand: 8.1,
      low: 1.9,
      high: 2.1,
      source: `${registry}: a block every 2 s; demand as on a saved page of L2BEAT`,
      asOf: "2026-08-04",
    },
  ],
};
