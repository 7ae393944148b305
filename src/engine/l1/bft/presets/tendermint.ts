import type { Preset } from "../../../parameters.ts";
import type { Bft } from "../../agreement/parameters.ts";
import { stake2022 } from "./stake-2022.ts";

const cometbft = "cometbft/cometbft, config/config.go: DefaultConsensusConfig";
const gaia = "cosmos/gaia@c3c08fe, docs/docs/governance/current-parameters.js";

/** The Cosmos Hub, the first chain on Tendermint. */
export const tendermint: Preset<Bft> = {
  title: "Cosmos Hub",
  meaning: "A chain on Tendermint whose 180 validators decide every block, which is final at once.",
  values: {
    timeoutCommit: [
      {
        value: 5,
        source: "cosmos/cosmos-sdk, server/util.go: timeout_commit that every new node is given",
        asOf: "2024",
        note: "with the way of messages a block every 6 s or so; its parameters reckon with 7.24 s",
      },
    ],
    blockInterval: [{ value: 0, source: `${cometbft}: it has none`, asOf: "2026-08" }],
    timeoutPropose: [{ value: 3, source: `${cometbft}: timeout_propose`, asOf: "2026-08" }],
    timeoutProposeDelta: [{ value: 0.5, source: `${cometbft}: timeout_propose_delta`, asOf: "2026-08" }],
    timeoutVote: [{ value: 1, source: `${cometbft}: timeout_prevote, timeout_precommit`, asOf: "2026-08" }],
    timeoutVoteDelta: [
      { value: 0.5, source: `${cometbft}: timeout_prevote_delta, timeout_precommit_delta`, asOf: "2026-08" },
    ],
    blocksPerProposer: [
      { value: 1, source: "CometBFT specification, proposer selection procedure", asOf: "2026-08" },
    ],
    gasLimit: [
      { value: 2_000_000, source: "genesis of cosmoshub-2", asOf: "2019" },
      { value: 40_000_000, source: gaia, asOf: "2024-02-13" },
    ],
    transferGas: [
      {
        value: 100_000,
        source: "smartcontractkit/chainlink, core/web/cosmos_transfer_controller.go: maxGasUsedTransfer",
        asOf: "2023-06",
        note: "an upper bound for a transfer of one coin",
      },
    ],
    calldataGas: [
      {
        value: 200,
        source: `computed: a block of 40,000,000 gas holds 200,000 B, ${gaia}`,
        asOf: "2024-02-13",
        note: "the gas of a byte is 10 (cosmos/cosmos-sdk, TxSizeCostPerByte); a block full of data is full of bytes first",
      },
    ],
    transferBytes: [
      {
        value: 300,
        source: "A45: a signed transfer of one coin, with its fee and keys, encoded",
        asOf: "2026",
      },
    ],
    validators: [stake2022],
    staked: [{ value: 205_800_000, source: "pstake.medium.com: 205.8M of 309.9M ATOM", asOf: "2022-09" }],
    slashDoubleSign: [{ value: 0.05, source: gaia, asOf: "2024-02-13" }],
    inflation: [
      {
        value: 0.1,
        source: "A45: between the 7 % and 20 % of all coins that its rules allow, per coin at stake",
        asOf: "2024-02-13",
      },
    ],
    minGasPrice: [
      {
        value: 25,
        source: "cosmos/chain-registry@001f5876, cosmoshub/chain.json: 0.025 uatom a gas",
        asOf: "2023",
      },
    ],
    feeMarket: [
      { value: "first-price", source: "cosmos/chain-registry@001f5876, cosmoshub/chain.json", asOf: "2023" },
    ],
    baseFeeDenominator: [
      { value: 8, source: "EIP-1559, where somebody asks for it: the chain has no base fee", asOf: "2026" },
    ],
    priceUsd: [{ value: 1.64, source: "fundamentals.fyi, token/cosmos", asOf: "2026" }],
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 1,
      low: 5.07,
      high: 9.41,
      source: `${gaia}: 4,360,000 blocks a year, which is 7.24 s, within 30 %`,
      asOf: "2024-02-13",
    },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 2.5,
      high: 9.41,
      source: `one block of 7.24 s: half of one until the next is proposed, and its votes`,
      asOf: "2024-02-13",
    },
    {
      measure: "feeUsd",
      demand: 1,
      low: 0.003,
      high: 0.006,
      source: "100,000 gas at 0.025 uatom and $1.64",
      asOf: "2026",
    },
  ],
};
