import type { Preset } from "../../../parameters.ts";
import type { Nakamoto } from "../parameters.ts";

const chainparams = "bitcoin/bitcoin@284c42a3, src/kernel/chainparams.cpp";
const block941181 =
  "block 941,181 as saved from mempool.space on 2026-03-18: 3,669 transactions, 1,899,987 B, 3,993,714 WU";

/** Bitcoin as it was in the first half of 2026. */
export const bitcoin: Preset<Nakamoto> = {
  title: "Bitcoin",
  meaning: "Bitcoin with today's block weight and today's mean transaction.",
  values: {
    blockInterval: [{ value: 600, source: chainparams, asOf: "2025-09-01" }],
    blockSize: [{ value: 4_000_000, source: "BIP 141: block weight of at most 4,000,000", asOf: "2026-05" }],
    transferSize: [{ value: 1_088, source: `computed: 272 vB, mean of ${block941181}`, asOf: "2026-03-18" }],
    transferBytes: [{ value: 518, source: `computed: mean of ${block941181}`, asOf: "2026-03-18" }],
    miners: [
      {
        value: {
          "Foundry USA": 314,
          AntPool: 152,
          F2Pool: 129,
          ViaBTC: 92,
          SpiderPool: 81,
          SECPOOL: 50,
          "MARA Pool": 46,
          Luxor: 30,
          "Binance Pool": 21,
          "Braiins Pool": 15,
          "SBI Crypto": 13,
          OCEAN: 12,
          "Mining Squared": 5,
          ULTIMUSPOOL: 4,
          "BTC.com": 4,
          WhitePool: 3,
          "Innopolis Tech": 3,
          "RedRock Pool": 3,
          Poolin: 2,
          Unknown: 2,
          NiceHash: 1,
          "Public Pool": 1,
          "Solo CK": 1,
        },
        source:
          "mempool.space /api/v1/mining/pools/1w, a saved response: blocks found in one week, 984 in all",
        asOf: "2026",
        note: "undated; its hash-rate estimate places it between September 2025 and mid 2026",
      },
    ],
    confirmations: [
      {
        value: 6,
        source: "customary for large payments (cryptopay: 6 above 10 BTC; Kraken asked for 3 on 2024-08-07)",
        asOf: "2024-08-07",
      },
    ],
    difficultyRule: [{ value: "period", source: chainparams, asOf: "2025-09-01" }],
    forkChoice: [
      { value: "longest", source: "bitcoin/bitcoin src/chain.cpp: most work", asOf: "2025-09-01" },
    ],
    initialSubsidy: [
      { value: 50, source: "bitcoin/bitcoin src/validation.cpp, GetBlockSubsidy", asOf: "2025-09-01" },
    ],
    retargetBlocks: [{ value: 2_016, source: chainparams, asOf: "2025-09-01" }],
    hashRateRatio: [
      { value: 1, source: "A10: the run starts with the difficulty that fits its hash rate", asOf: "2026" },
    ],
    halvingInterval: [{ value: 210_000, source: chainparams, asOf: "2025-09-01" }],
    startHeight: [{ value: 941_181, source: block941181, asOf: "2026-03-18" }],
    minRelayFee: [
      { value: 1, source: "Bitcoin Core before 29.1", asOf: "2025-10-10" },
      { value: 0.1, since: "2025-10-10", source: "Bitcoin Core 30.0 release notes", asOf: "2025-10-10" },
    ],
    energyPerYear: [
      {
        value: 138 * 3.6e15,
        source:
          "Cambridge Digital Mining Industry Report (jbs.cam.ac.uk): 138 TWh, by a survey of 48 % of the hash rate",
        asOf: "2024",
      },
    ],
    rentPerHour: [
      {
        value: 1_700_000,
        source: "computed: 988 EH/s at a hash price of $41.22 per PH/s and day; Hashrate Index figures",
        asOf: "2026-01-17",
        note: "a lower bound: nobody could rent that much",
      },
    ],
    priceUsd: [
      { value: 95_141, source: "Hashrate Index figures reported on 2026-01-17", asOf: "2026-01-17" },
      { value: 62_700, source: "CoinGecko figures reported by vextorcapital.com", asOf: "2026-07-05" },
    ],
  },
  facts: [
    {
      measure: "userTps",
      demand: 5.456,
      low: 5.2,
      high: 5.7,
      source: `${chainparams}: 5.456 tx/s over 4,096 blocks`,
      asOf: "2025-09-01",
    },
    {
      measure: "userTps",
      demand: 10,
      low: 5.8,
      high: 6.569,
      source: "bitcoin/bitcoin@0083e015: 6.569 tx/s over 4,096 blocks in the busiest months on record",
      asOf: "2024-01-02",
    },
  ],
};
