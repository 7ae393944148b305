import { equalShares, type Preset } from "../../../parameters.ts";
import type { Bft } from "../../agreement/parameters.ts";

const app = "celestiaorg/celestia-app";
const constants = `${app} pkg/appconsts`;
const parameters = `${app} specs, parameters of version 3`;
const asCosmos = "A52: as on the Cosmos Hub";

/** Celestia as it was in 2026: a chain for other chains' data, which it does not execute. */
export const celestia: Preset<Bft> = {
  title: "Celestia",
  meaning:
    "A chain that keeps other chains' data and settles nothing for them: 100 validators, who decide on up to 32 MiB every 2.6 s.",
  values: {
    timeoutCommit: [
      { value: 4.2, source: `${parameters}: TimeoutCommit`, asOf: "2024-12" },
      { value: 0.001, source: `${constants}: TimeoutCommit`, asOf: "2026-08-21" },
    ],
    blockInterval: [
      { value: 6, source: `${constants}: delayed precommits, a block every 6 s`, asOf: "2025" },
      { value: 2.6, source: `${constants}: 2,100 ms and 500 ms`, asOf: "2026-08-21" },
    ],
    timeoutPropose: [
      { value: 3.5, source: `${parameters}: TimeoutPropose`, asOf: "2024-12" },
      {
        value: 8.5,
        source: `${constants}: TimeoutPropose`,
        asOf: "2025",
        note: "of a version with blocks every 6 s",
      },
    ],
    timeoutProposeDelta: [{ value: 0.5, source: `${constants}: TimeoutProposeDelta`, asOf: "2025" }],
    timeoutVote: [{ value: 3, source: `${constants}: TimeoutPrevote and TimeoutPrecommit`, asOf: "2025" }],
    timeoutVoteDelta: [
      { value: 0.5, source: `${constants}: TimeoutPrevoteDelta and TimeoutPrecommitDelta`, asOf: "2025" },
    ],
    blocksPerProposer: [
      { value: 1, source: "CometBFT specification, proposer selection procedure", asOf: "2026-08" },
    ],
    gasLimit: [
      {
        value: 268_435_456,
        source: `computed: 32 MiB (${app}) at 8 gas a byte`,
        asOf: "2026-08-21",
        note: "its gas has no limit, its bytes have: a block full of data is as full as this",
      },
    ],
    transferGas: [{ value: 100_000, source: asCosmos, asOf: "2026" }],
    calldataGas: [{ value: 8, source: `${parameters}: GasPerBlobByte`, asOf: "2026-08-21" }],
    transferBytes: [{ value: 300, source: asCosmos, asOf: "2026" }],
    validators: [
      {
        value: equalShares("validator", 100),
        source: `${parameters}: MaxValidators`,
        asOf: "2024-12",
        note: "A52: no list of their stakes was found, so all are equal here, which flatters every score of decentralization",
      },
    ],
    staked: [
      {
        value: 770_000_000,
        source: "computed: two thirds of 1.16 billion TIA (mexc.com, token page), A52",
        asOf: "2026-03-15",
      },
    ],
    slashDoubleSign: [{ value: 0.02, source: `${parameters}: SlashFractionDoubleSign`, asOf: "2024-12" }],
    inflation: [
      {
        value: 0.097,
        source: `computed: 8 % of all coins, a tenth less every year since October 2024 (${parameters}), per coin at stake`,
        asOf: "2025-10-31",
      },
    ],
    minGasPrice: [
      { value: 0.001, source: `${parameters}: NetworkMinGasPrice, 0.000001 utia a gas`, asOf: "2024-12" },
      { value: 4, source: `${app}: 0.004 utia a gas`, asOf: "2026-08-21" },
    ],
    feeMarket: [{ value: "first-price", source: `${app}: no base fee`, asOf: "2026-08-21" }],
    baseFeeDenominator: [
      { value: 8, source: "EIP-1559, where somebody asks for it: the chain has no base fee", asOf: "2026" },
    ],
    priceUsd: [{ value: 0.3483, source: "mexc.com, token page", asOf: "2026-03-15" }],
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 1,
      low: 2.3,
      high: 2.9,
      source: `${constants}: 2,100 ms and 500 ms`,
      asOf: "2026-08-21",
    },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 1,
      high: 3.9,
      source: "one block of 2.6 s: half of one until the next is proposed, and its votes",
      asOf: "2026-08-21",
    },
  ],
};
