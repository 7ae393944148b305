import type { Preset } from "../../../parameters.ts";
import type { Sharded } from "../parameters.ts";
import { evenly } from "./evenly.ts";
import { stake2022 } from "./near-stake-2022.ts";

const epoch80 = "near/nearcore@4b503af1, core/primitives/res/epoch_configs/mainnet/80.json";
const epoch85 = "near/nearcore@08991eab, core/primitives/res/epoch_configs/mainnet/85.json";
const config = "near/nearcore, nearcore/src/config.rs";
const docs = "docs.near.org, concepts/basics/transactions/gas";
const blocks = "MEXC news 246152; learnnear.club: blocks of 0.6 s, final after 1.2 s";
const ours = "A85: NEAR's seats and votes";

/** NEAR: each block has a chunk for each shard, and payments between shards come through in the next block. */
export const near: Preset<Sharded> = {
  title: "NEAR",
  meaning:
    "NEAR with nine shards: a block has a chunk of each, payments between shards leave receipts for the next block, and all pay one gas price.",
  values: {
    ...evenly,
    shards: [
      {
        value: 6,
        since: "2024-06-12",
        source: "NEP-509 and press of that day: 6 shards",
        asOf: "2024-06-12",
      },
      { value: 9, source: epoch80, asOf: "2025" },
    ],
    crossShard: [{ value: "receipts", source: `${docs}: receipts`, asOf: "2026" }],
    shardGasLimit: [{ value: 1e15, source: `${config}: INITIAL_GAS_LIMIT`, asOf: "2026" }],
    transferGas: [
      {
        value: 446_365_125_000,
        source: `computed: sending and executing transfer_cost and action_receipt_creation_config, ${docs}`,
        asOf: "2026",
      },
    ],
    sendGas: [
      {
        value: 223_182_562_500,
        source: `computed: sending transfer_cost and action_receipt_creation_config, ${docs}`,
        asOf: "2026",
      },
    ],
    receiptGas: [
      {
        value: 223_182_562_500,
        source: `computed: executing transfer_cost and action_receipt_creation_config, ${docs}`,
        asOf: "2026",
      },
    ],
    calldataGas: [
      {
        value: 4_471_868,
        source:
          "computed: sending and executing function_call_cost_per_byte, answers of NEAR's protocol_config",
        asOf: "2026",
      },
    ],
    calldataFloor: [{ value: 0, source: "no floor: gas goes by what is read and sent", asOf: "2026" }],
    transferBytes: [
      { value: 200, source: "A85: a signed transfer of two named accounts, encoded", asOf: "2026" },
    ],
    blockInterval: [
      { value: 0.6, source: `${config}: MIN_BLOCK_PRODUCTION_DELAY of 600 ms; ${blocks}`, asOf: "2025-12" },
    ],
    shardTimeout: [{ value: 0.3, source: "A85: half of a block", asOf: "2026" }],
    confirmations: [{ value: 1, source: `${blocks}: two blocks`, asOf: "2025-12" }],
    validators: [stake2022],
    nodes: [{ value: 945, source: `computed: 105 mandates for each of 9 shards, ${epoch85}`, asOf: "2026" }],
    committeeSize: [
      { value: 68, source: "NEP-509; epoch configuration 80", asOf: "2024-06-12" },
      { value: 105, source: epoch85, asOf: "2026" },
    ],
    beaconSize: [{ value: 100, source: `${epoch85}: block producers`, asOf: "2026" }],
    sampling: [
      {
        value: "without-replacement",
        source: ours,
        asOf: "2026",
      },
    ],
    consensus: [{ value: "chained", source: ours, asOf: "2026" }],
    phases: [{ value: 1, source: ours, asOf: "2026" }],
    messageTime: [{ value: 0.0001, source: ours, asOf: "2026" }],
    mergeTime: [{ value: 0, source: "A80: shards keep states of their own", asOf: "2026" }],
    blocksPerEpoch: [{ value: 1, source: ours, asOf: "2026" }],
    reshuffleTime: [{ value: 0, source: ours, asOf: "2026" }],
    minGasPrice: [{ value: 1e-7, source: `${docs}: least gas price of 100,000,000 yoctoNEAR`, asOf: "2026" }],
    feeMarket: [{ value: "chunk-price", source: `${config}: GAS_PRICE_ADJUSTMENT_RATE`, asOf: "2026" }],
    priceUsd: [{ value: 1.53, source: "newsnovo.com: 1.29 bn NEAR", asOf: "2026" }],
  },
  facts: [
    { measure: "blockSeconds", demand: 1, low: 0.57, high: 0.7, source: blocks, asOf: "2025-12" },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 1.2,
      high: 2.4,
      source: `${blocks}; within a shard 1.2 s from a block, across shards a block more`,
      asOf: "2025-12",
    },
    {
      measure: "userTps",
      demand: 118,
      low: 115,
      high: 121,
      source: "CoinGecko: the highest mean of a day, 118 tx/s",
      asOf: "2024-05",
    },
    {
      measure: "feeUsd",
      demand: 1,
      low: 0.00006,
      high: 0.00008,
      source: `computed: 0.45 Tgas at the least price, ${docs}, and $1.53`,
      asOf: "2026",
    },
  ],
};
