import type { Preset, Sourced } from "../../../parameters.ts";
import { type BlobFork, blobSchedule } from "../../../rules/blob-fee.ts";
import { stake2025 } from "../../stake-2025.ts";
import type { Gasper } from "../parameters.ts";

const specs = "ethereum/consensus-specs, mainnet configuration and presets";
const press = "crypto.report; chainstreet.io and mexc.fm, reported by 2025-11-27";

/** J. */
const gigawattHour = 3.6e12;

/** What Ethereum's upgrades said of its blobs, the oldest first. */
const blobs = <V>(of: (fork: BlobFork) => V): readonly Sourced<V>[] =>
  blobSchedule.map((fork) => ({
    value: of(fork),
    since: fork.since,
    source: fork.source,
    asOf: "2026-08",
  }));

/** Ethereum as it was in the first half of 2026. */
export const ethereum: Preset<Gasper> = {
  title: "Ethereum",
  meaning:
    "Ethereum with today's gas limit, a base fee (EIP-1559), and blobs for the data of layers above (EIP-4844).",
  values: {
    slotSeconds: [{ value: 12, source: specs, asOf: "2026-08" }],
    slotsPerEpoch: [{ value: 32, source: specs, asOf: "2026-08" }],
    gasLimit: [
      { value: 30_000_000, source: "a dashboard on the last proof-of-work block", asOf: "2022-09" },
      { value: 36_000_000, since: "2025-02", source: press, asOf: "2025-11-27" },
      { value: 60_000_000, since: "2025-11-25", source: `${press}; EIP-7935`, asOf: "2025-11-27" },
    ],
    transferGas: [{ value: 21_000, source: "ethereum/go-ethereum, params: TxGas", asOf: "2026-08" }],
    calldataGas: [
      { value: 16, source: "EIP-2028, as in EIP-7623: a byte that is not zero", asOf: "2026-08" },
    ],
    calldataFloor: [
      { value: 0, source: "EIP-2028: no floor", asOf: "2026-08" },
      {
        value: 40,
        since: "2025-05-07",
        source: "EIP-7623: floor price of a byte that is not zero, since Prague",
        asOf: "2026-08",
      },
    ],
    blobMax: blobs(({ max }) => max),
    blobTarget: blobs(({ target }) => target),
    blobUpdateFraction: blobs(({ updateFraction }) => updateFraction),
    blobReserve: blobs(({ reserve }) => (reserve ? "yes" : "no")),
    blobColumns: [{ value: 128, since: "2025-12-03", source: "EIP-7594: 128 columns", asOf: "2026-08" }],
    blobSamples: [
      {
        value: 64,
        since: "2024-03-13",
        source: "EIP-4844: every node downloads all, which is half of what EIP-7594 calls the columns",
        asOf: "2026-08",
      },
      {
        value: 8,
        since: "2025-12-03",
        source: "EIP-7594: 8 of 128 columns, which hold twice the data",
        asOf: "2026-08",
      },
    ],
    transferBytes: [
      {
        value: 117,
        source: "computed: a signed transfer of type 2 as EIP-1559 and EIP-2718 encode it",
        asOf: "2021-08",
        note: "RLP with fees of 1 to 4 gwei and 0.1 to 18 ETH sent; the nonce is below 128",
      },
    ],
    validators: [stake2025],
    staked: [
      { value: 35_859_802, source: "datawallet.com (Dune, hildobby): coins at stake in 2026", asOf: "2026" },
    ],
    proposerBoost: [{ value: 0.4, source: `${specs}: PROPOSER_SCORE_BOOST`, asOf: "2026-08" }],
    slashing: [
      { value: "bellatrix", since: "2022-09-06", source: `${specs}: Bellatrix`, asOf: "2026-08" },
      { value: "electra", since: "2025-05-07", source: `${specs}: Electra`, asOf: "2026-08" },
    ],
    minGasPrice: [
      {
        value: 0.001,
        source: "ethereum/go-ethereum, miner/miner.go: GasPrice of DefaultConfig",
        asOf: "2026",
      },
    ],
    feeMarket: [
      {
        value: "eip-1559",
        since: "2021-08-05",
        source: "EIP-1559; go-ethereum params, London",
        asOf: "2026-08",
      },
    ],
    priceUsd: [
      { value: 3_200, source: "press reports of 2026-01-05", asOf: "2026-01-05" },
      { value: 1_800, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
    energyPerYear: [
      { value: 2.6 * gigawattHour, source: "CCRI report on the Merge: 2.6 GWh", asOf: "2022-09" },
      { value: 5.8 * gigawattHour, source: "Cambridge (CBNSI): 5.8 GWh", asOf: "2023-04" },
      {
        value: 7.5 * gigawattHour,
        source: "reported for 14,072 nodes: 7.50 GWh",
        asOf: "2023-12-01",
      },
    ],
  },
  facts: [
    {
      measure: "userTps",
      demand: 300,
      low: 117,
      high: 126.5,
      source:
        "30,000,000 gas / 21,000 / 12 s = 119.0: what the base fee aims for; at most 6.25 % more, as a full block raises it by an eighth and an empty one lowers it by an eighth",
      asOf: "2025-11-25",
    },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 780,
      high: 1_152,
      source: `${specs}: 64 to 96 slots from a block to the end of the second epoch after it`,
      asOf: "2026-08",
    },
    { measure: "blockSeconds", demand: 1, low: 11.99, high: 12.01, source: specs, asOf: "2026-08" },
  ],
};
