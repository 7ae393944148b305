import type { Preset, Sourced } from "../../../parameters.ts";
import type { Tower } from "../parameters.ts";
import { stake2026 } from "./stake-2026.ts";

const agave = "anza-xyz/agave";
const limits = `${agave}, cost-model/src/block_cost_limits.rs`;
const consensus = `${agave}, core/src/consensus.rs`;
const voteProgram = "solana vote program, vote state";

/** J. */
const kilowattHour = 3.6e6;

const once = <V>(value: V, source: string, asOf: string, note?: string): readonly Sourced<V>[] => [
  { value, source, asOf, ...(note !== undefined && { note }) },
];

/** Solana as it was in the first half of 2026. */
export const solana: Preset<Tower> = {
  title: "Solana",
  meaning: "Solana with slots of 400 ms and votes as transactions, by its rules of the first half of 2026.",
  values: {
    slotSeconds: once(
      0.4,
      "solana clock: DEFAULT_MS_PER_SLOT",
      "2026-06",
      "200 ms, with half the room in each, are announced from 2026-08 on (SIMD-0525; solana.com, Upgrades: Agave 4.2)",
    ),
    slotsPerLeader: once(4, "solana clock: NUM_CONSECUTIVE_LEADER_SLOTS", "2026-06"),
    graceSlots: once(
      2,
      `${agave}, poh/src/poh_recorder.rs: half of a leader's turn`,
      "2026-06",
      "A70: the ticks of two slots, read as the slots themselves",
    ),
    fanout: once(200, `${agave}, gossip: DATA_PLANE_FANOUT`, "2026-06"),
    bandwidth: once(
      125e6,
      `${agave}, docs/src/operations/requirements.md: at least 1 Gbit/s each way`,
      "2024",
      "10 Gbit/s are preferred",
    ),
    maxBlockUnits: [
      {
        value: 48_000_000,
        source: `${limits}: 400 ms of four threads at 30 units a microsecond`,
        asOf: "2024",
      },
      { value: 50_000_000, source: `${limits}: SIMD-0207`, asOf: "2025" },
      { value: 60_000_000, source: `${limits}: SIMD-0256`, asOf: "2025" },
      {
        value: 100_000_000,
        since: "2026-05",
        source: "SIMD-0286; solana.com, Upgrades: Agave 4.1",
        asOf: "2026-08",
      },
    ],
    maxVoteUnits: once(36_000_000, `${limits}: MAX_VOTE_UNITS`, "2026-06"),
    maxAccountUnits: [
      { value: 12_000_000, source: `${limits}: MAX_WRITABLE_ACCOUNT_UNITS`, asOf: "2025" },
      { value: 24_000_000, source: `${limits}: MAX_WRITABLE_ACCOUNT_UNITS`, asOf: "2026-06" },
      { value: 40_000_000, source: "SIMD-0525: the table of slots of 400 ms", asOf: "2026-08" },
    ],
    hotShare: once(0, "assumption A76", "2026-06", "0 to leave crowds out"),
    voteUnits: once(3_428, `${agave}, cost-model/src/transaction_cost.rs: SIMPLE_VOTE_USAGE_COST`, "2025"),
    transferUnits: once(
      1_481,
      `computed from ${limits}: a signature of 720, two accounts that are written to of 300 each, 150 of the system program, 8 for what is loaded and 3 for 12 B of data`,
      "2026-06",
      "what it has taken when it is done; a swap takes a hundred times as much",
    ),
    transferBytes: once(
      215,
      "computed: a signature, three accounts, a block hash and one instruction of 12 B in Solana's transaction format",
      "2026-06",
    ),
    maxTxBytes: once(
      1_232,
      "a wiki of measurements, andreimontchik/research: Solana transactions",
      "2026-04-15",
    ),
    validators: [stake2026],
    lockoutHistory: once(31, `${voteProgram}: MAX_LOCKOUT_HISTORY`, "2026-06"),
    thresholdDepth: once(8, `${consensus}: VOTE_THRESHOLD_DEPTH`, "2026-06"),
    switchThreshold: once(0.38, `${consensus}: SWITCH_FORK_THRESHOLD`, "2026-06"),
    commitment: once("finalized", "Solana documentation, commitment levels", "2026-06"),
    baseFee: once(
      5_000,
      "solana.com/docs/core/fees: a signature",
      "2026",
      "half of it is burnt, which is left out; what users pay beyond it goes to the leader",
    ),
    staked: once(390_810_000, "datawallet.com: coins at stake", "2024-09"),
    inflation: [
      {
        value: 0.078,
        source: "Odaily, reported by bitget.com: new coins of 5.07 % a year, and 65 % of all at stake",
        asOf: "2024-09-10",
      },
      {
        value: 0.058,
        source: "computed from the same: 15 % less each year",
        asOf: "2026-06",
        note: "1.75 years later",
      },
    ],
    priceUsd: once(80.95, "CoinGecko figures reported by vextorcapital.com", "2026-07-05"),
    energyPerYear: once(
      1_967_930 * kilowattHour,
      "CCRI report on proof of stake, reported by the press: 1,967,930 kWh",
      "2022-02",
      "the Solana Foundation says 3.19 GWh (2021-11)",
    ),
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 1,
      low: 0.3999,
      high: 0.404,
      source:
        "a slot of 400 ms; 0.07 % (2025-09) to 0.6 % (2025-01) of them were skipped (Blockworks Research), here up to 1 %",
      asOf: "2025-09",
    },
    {
      measure: "totalTps",
      demand: 2_440,
      low: 4_250,
      high: 4_450,
      source: "mainnet figures of a day: 4,385 tx/s, of which 1,944 votes of 780 validators",
      asOf: "2026-02-05",
    },
    {
      measure: "finalitySeconds",
      demand: 1,
      low: 12.8,
      high: 13.8,
      source: `${voteProgram}: 32 slots from a block to its being the root of those who vote for every slot; and a slot to get into a block`,
      asOf: "2026-06",
    },
  ],
};
