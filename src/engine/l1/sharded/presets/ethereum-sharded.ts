import type { Preset } from "../../../parameters.ts";
import { stake2025 } from "../../stake-2025.ts";
import type { Sharded } from "../parameters.ts";
import { evenly } from "./evenly.ts";

const specs = "ethereum/consensus-specs, mainnet configuration and presets";
const whatIf = "A86: a what-if, which stands for no chain";
const whatIfOf = (what: string) => `${whatIf}: ${what}`;

/** What Ethereum would be like with 16 shards that each have the room of its block of today. */
export const ethereumSharded: Preset<Sharded> = {
  title: "Ethereum in shards",
  meaning:
    "A what-if: 16 shards, each with the room of Ethereum's block of today, whose payments across leave receipts as large as payments.",
  values: {
    ...evenly,
    shards: [{ value: 16, source: whatIf, asOf: "2026" }],
    crossShard: [{ value: "receipts", source: whatIf, asOf: "2026" }],
    shardGasLimit: [
      {
        value: 60_000_000,
        since: "2025-11-25",
        source: whatIfOf("EIP-7935 for each shard"),
        asOf: "2025-11-27",
      },
    ],
    transferGas: [{ value: 21_000, source: "ethereum/go-ethereum, params: TxGas", asOf: "2026-08" }],
    sendGas: [{ value: 21_000, source: whatIfOf("as much as a payment"), asOf: "2026" }],
    receiptGas: [{ value: 21_000, source: whatIfOf("as much as a payment"), asOf: "2026" }],
    calldataGas: [{ value: 16, source: "EIP-2028: a byte that is not zero", asOf: "2026-08" }],
    calldataFloor: [
      { value: 40, source: "EIP-7623: floor price of a byte that is not zero", asOf: "2026-08" },
    ],
    transferBytes: [
      {
        value: 117,
        source: "computed: a signed transfer of type 2 as EIP-1559 and EIP-2718 encode it",
        asOf: "2021-08",
      },
    ],
    blockInterval: [{ value: 12, source: `${specs}: SECONDS_PER_SLOT`, asOf: "2026-08" }],
    shardTimeout: [{ value: 4, source: whatIfOf("a third of a slot"), asOf: "2026" }],
    confirmations: [{ value: 80, source: whatIfOf("64 to 96 slots, as today"), asOf: "2026" }],
    validators: [stake2025],
    nodes: [
      {
        value: 1_120_618,
        source: "computed: 35,859,802 coins at stake by 32; datawallet.com (Dune, hildobby)",
        asOf: "2026",
      },
    ],
    committeeSize: [{ value: 128, source: `${specs}: TARGET_COMMITTEE_SIZE`, asOf: "2020" }],
    beaconSize: [{ value: 128, source: `${specs}: TARGET_COMMITTEE_SIZE`, asOf: "2020" }],
    sampling: [{ value: "without-replacement", source: `${specs}: compute_shuffled_index`, asOf: "2020" }],
    consensus: [{ value: "chained", source: whatIfOf("votes are aggregated"), asOf: "2026" }],
    phases: [{ value: 1, source: whatIfOf("votes attest once"), asOf: "2026" }],
    messageTime: [{ value: 0.001, source: whatIfOf("a signature in a millisecond"), asOf: "2026" }],
    mergeTime: [{ value: 0, source: whatIfOf("shards keep states of their own"), asOf: "2026" }],
    blocksPerEpoch: [{ value: 32, source: `${specs}: SLOTS_PER_EPOCH`, asOf: "2026-08" }],
    reshuffleTime: [{ value: 0, source: `${specs}: without a pause`, asOf: "2026-08" }],
    minGasPrice: [
      {
        value: 0.001,
        source: "ethereum/go-ethereum, miner/miner.go: GasPrice of DefaultConfig",
        asOf: "2026",
      },
    ],
    feeMarket: [{ value: "eip-1559", since: "2021-08-05", source: "EIP-1559", asOf: "2026-08" }],
    priceUsd: [
      { value: 1_800, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  facts: [
    { measure: "blockSeconds", demand: 1, low: 11.99, high: 12.01, source: specs, asOf: "2026-08" },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 768,
      high: 1_152,
      source: `${specs}: 64 to 96 slots`,
      asOf: "2026-08",
    },
  ],
};
