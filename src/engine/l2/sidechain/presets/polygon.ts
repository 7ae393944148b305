import { equalShares, type Preset } from "../../../parameters.ts";
import type { Sidechain } from "../parameters.ts";

const proposals = "0xPolygon/Polygon-Improvement-Proposals";
const cometbft = "cometbft/cometbft, config/config.go: DefaultConsensusConfig, on which heimdall-v2 runs";

/** Polygon PoS as it was in the first half of 2026. */
export const polygon: Preset<Sidechain> = {
  title: "Polygon PoS",
  meaning:
    "A chain with 105 validators of its own that sends checkpoints to Ethereum. What to call it is contested: its makers have called it a layer 2 and a commit chain, others a sidechain, since Ethereum neither has its data nor checks what it does.",
  on: { settlement: "ethereum" },
  values: {
    blockInterval: [
      { value: 2, source: "0xPolygon/polygon-docs: about 2 s", asOf: "2025-12-26" },
      { value: 1.75, since: "2026-05-05", source: `${proposals}, PIP-86`, asOf: "2026-05-05" },
    ],
    timeoutCommit: [{ value: 0, source: "A47: the next block waits for its time alone", asOf: "2026" }],
    timeoutPropose: [{ value: 3, source: `${cometbft}: timeout_propose`, asOf: "2026-08" }],
    timeoutProposeDelta: [{ value: 0.5, source: `${cometbft}: timeout_propose_delta`, asOf: "2026-08" }],
    timeoutVote: [{ value: 1, source: `${cometbft}: timeout_prevote, timeout_precommit`, asOf: "2026-08" }],
    timeoutVoteDelta: [
      { value: 0.5, source: `${cometbft}: timeout_prevote_delta, timeout_precommit_delta`, asOf: "2026-08" },
    ],
    blocksPerProposer: [
      { value: 16, source: "0xPolygon/bor, params: a sprint", asOf: "2025-09-17" },
      {
        value: 6_400,
        since: "2025-10-08",
        source: `0xPolygon/bor, params: a span; ${proposals}, PIP-64: one producer for each`,
        asOf: "2025-10-08",
      },
    ],
    gasLimit: [
      { value: 45_000_000, source: `${proposals}, PIP-60`, asOf: "2026-06-17" },
      { value: 60_000_000, since: "2025-10-08", source: `${proposals}, PIP-71`, asOf: "2025-10-08" },
    ],
    transferGas: [{ value: 21_000, source: "ethereum/go-ethereum, params: TxGas", asOf: "2026-08" }],
    calldataGas: [
      { value: 16, source: "EIP-2028, as in EIP-7623: a byte that is not zero", asOf: "2026-08" },
    ],
    transferBytes: [
      {
        value: 117,
        source: "computed: a signed transfer of type 2 as EIP-1559 and EIP-2718 encode it",
        asOf: "2021-08",
      },
    ],
    validators: [
      {
        value: equalShares("validator", 105),
        source: `${proposals}, PIP-49: 105 validators`,
        asOf: "2026-06-17",
        note: "A47: no list of their stakes was found, so all are equal here, which flatters every score of decentralization",
      },
    ],
    staked: [
      {
        value: 2_700_000_000,
        source: "blog.polygon.technology: how MATIC at stake keeps Polygon secure",
        asOf: "2022-03-09",
      },
      { value: 3_700_000_000, source: "binance.com, square: around 3.7 billion are at stake", asOf: "2025" },
    ],
    slashDoubleSign: [
      { value: 0, source: "A47: no rule was found by which anybody has been slashed", asOf: "2026" },
    ],
    inflation: [
      { value: 0, source: "A47: rewards are paid on Ethereum, out of what was made there", asOf: "2026" },
    ],
    minGasPrice: [
      {
        value: 25,
        source: "forum.polygon.technology, PIP-59: the least that clients take",
        asOf: "2025-02-11",
      },
    ],
    feeMarket: [
      { value: "eip-1559", source: `${proposals}, PIP-58: which changes its constants`, asOf: "2026-06-17" },
    ],
    baseFeeDenominator: [{ value: 64, source: `${proposals}, PIP-58`, asOf: "2026-06-17" }],
    priceUsd: [
      { value: 0.1857, source: "binance.com, square: a price at the foot of a page", asOf: "2025" },
      { value: 0.09, source: "gasfeepredictor.com, page on Polygon's gas fee, copy", asOf: "2026" },
    ],
    checkpointInterval: [
      {
        value: 1_792,
        source:
          "computed: 1,024 blocks of 1.75 s, the most that a checkpoint covers by 0xPolygon/heimdall-v2's defaults; its documents say about 30 min",
        asOf: "2026-07-16",
        note: "PIP-86 speaks of 5,120 blocks, by which rewards are scaled; the live chain's parameter was not read",
      },
    ],
    checkpointGas: [
      {
        value: 1_900_000,
        source: `${proposals}, PIP-49: signatures of all validators`,
        asOf: "2026-06-17",
      },
    ],
    exitGas: [{ value: 250_000, source: "A47: as much as a call to a rollup's contract", asOf: "2026" }],
    deposits: [{ value: 4_120_000_000, source: "L2BEAT, copy of its page", asOf: "2026-06-12" }],
    turnover: [{ value: 0.01, source: "A23: a hundredth of it a day", asOf: "2026" }],
    upgradeKeys: [
      {
        value: equalShares("council member", 13),
        source: `${proposals}, PIP-29 and PIP-54`,
        asOf: "2026-06-17",
      },
    ],
    upgradeThreshold: [
      {
        value: 10,
        source: `${proposals}, PIP-29 and PIP-54: 10 of 13 at once`,
        asOf: "2026-06-17",
        note: "seven of them after ten days",
      },
    ],
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 1,
      low: 1.749,
      high: 1.76,
      source: `${proposals}, PIP-86`,
      asOf: "2026-05-05",
    },
    {
      measure: "withdrawalSeconds",
      demand: 1,
      low: 600,
      high: 2_040,
      source: "0xPolygon/polygon-docs: 10 to 34 min until a checkpoint holds a withdrawal",
      asOf: "2025-12-26",
    },
    {
      measure: "finalitySeconds",
      demand: 90,
      low: 1,
      high: 5,
      source:
        "0xPolygon/polygon-docs: 2 to 5 s by milestones; half a block less where every block is voted on",
      asOf: "2025-12-26",
    },
  ],
};
