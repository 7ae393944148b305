import { equalShares, type Preset } from "../../../parameters.ts";
import type { Sharded } from "../parameters.ts";
import { evenly } from "./evenly.ts";

const claim = "secondary pages on Zilliqa's test net: 2,488 tx/s with 3,600 nodes, 6 shards of 600";
const mining = "dev.zilliqa.com/miners/mining/mining-additional-info";
const zip9 = "Zilliqa/ZIP, zip-9: SHARD_MICROBLOCK_GAS_LIMIT, GAS_PRICE_MIN_VALUE, TX blocks in a DS epoch";
const ours = "A83: Zilliqa's nodes and their work";

/** Zilliqa 1, until 2025: shards process payments at the same time, and the directory service merges what they did into one state. */
export const zilliqa: Preset<Sharded> = {
  title: "Zilliqa",
  meaning:
    "Zilliqa before 2025: six shards of 600 nodes agree by PBFT on micro blocks, which a directory service merges into one block and one state.",
  values: {
    ...evenly,
    shards: [{ value: 6, source: claim, asOf: "2026" }],
    crossShard: [
      {
        value: "merge",
        source: "A80: shards process, and the state is common",
        asOf: "2026",
      },
    ],
    shardGasLimit: [
      {
        value: 1_244_000,
        source: `computed: 2,488 tx/s in 6 shards, by blocks of 60 s and payments of 50 gas; ${claim}`,
        asOf: "2026",
        note: `what a shard carried; the main net's limit of 2020 was 500,000 (${zip9})`,
      },
    ],
    transferGas: [{ value: 50, source: "Zilliqa/dev-portal@3f24999, zq2/docs/changes.md", asOf: "2026-04" }],
    sendGas: [{ value: 50, source: "as within a shard: all share one state", asOf: "2021" }],
    receiptGas: [
      { value: 50, source: "where shards are merged there are no receipts: not used", asOf: "2021" },
    ],
    calldataGas: [
      { value: 1, source: "A81: no gas of a byte was found, one is of the order of its fee", asOf: "2026" },
    ],
    calldataFloor: [{ value: 0, source: "A81: no floor was found", asOf: "2026" }],
    transferBytes: [
      {
        value: 200,
        source: "A83: a signed payment with a Schnorr signature of 64 bytes, a key of 33 and its numbers",
        asOf: "2026",
      },
    ],
    blockInterval: [{ value: 60, source: `${mining}: a transaction epoch of 60 to 120 s`, asOf: "2021" }],
    shardTimeout: [{ value: 30, source: "A83: half of a transaction epoch", asOf: "2026" }],
    confirmations: [{ value: 0, source: "Castro & Liskov 1999: what is committed stays", asOf: "1999" }],
    validators: [{ value: equalShares("miner", 100), source: ours, asOf: "2026" }],
    nodes: [{ value: 3_600, source: claim, asOf: "2026" }],
    committeeSize: [{ value: 600, source: claim, asOf: "2026" }],
    beaconSize: [{ value: 600, source: ours, asOf: "2026" }],
    sampling: [
      {
        value: "without-replacement",
        source: ours,
        asOf: "2026",
      },
    ],
    consensus: [{ value: "pbft", source: claim, asOf: "2026" }],
    phases: [{ value: 4, source: "not used with PBFT; HotStuff's four", asOf: "2026" }],
    messageTime: [{ value: 0.001, source: ours, asOf: "2026" }],
    mergeTime: [{ value: 2, source: ours, asOf: "2026" }],
    blocksPerEpoch: [
      {
        value: 99,
        source: `${mining}: 100 epochs, of which the last holds no transactions; ${zip9}`,
        asOf: "2021",
      },
    ],
    reshuffleTime: [
      {
        value: 120,
        source: `computed: an epoch of 60 s without transactions and 60 s of proof of work, ${mining}`,
        asOf: "2021",
      },
    ],
    minGasPrice: [{ value: 2_000_000, source: `${zip9}: 0.002 ZIL a gas`, asOf: "2020-06-27" }],
    feeMarket: [
      { value: "first-price", source: `${zip9}: a least price, and bids above it`, asOf: "2020-06-27" },
    ],
    priceUsd: [{ value: 0.01, source: "A82: a price that stands for none of a day", asOf: "2026" }],
  },
  facts: [
    {
      measure: "userTps",
      demand: 3_000,
      low: 2_363,
      high: 2_613,
      source: `${claim}, within 5 %`,
      asOf: "2026",
    },
    { measure: "blockSeconds", demand: 1, low: 60, high: 120, source: mining, asOf: "2021" },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 30,
      high: 120,
      source: `${mining}: half an epoch until a block is begun, and what committees take`,
      asOf: "2021",
    },
  ],
};
