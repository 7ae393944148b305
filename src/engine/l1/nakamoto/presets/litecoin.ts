import type { Preset } from "../../../parameters.ts";
import type { Nakamoto } from "../parameters.ts";
import { bitcoin } from "./bitcoin.ts";
import { scryptMiners } from "./scrypt-miners.ts";

const chainparams = "litecoin-project/litecoin, src/chainparams.cpp";
const price = "CoinGecko figures reported by mexc.co on 2026-02-13: $52.78, 76.84 million coins";

/** Litecoin as it was around 2025: Bitcoin's rules, four times as fast. */
export const litecoin: Preset<Nakamoto> = {
  title: "Litecoin",
  meaning:
    "Litecoin: Bitcoin's blocks every two and a half minutes. Its payments are taken to be as large as Bitcoin's.",
  values: {
    ...bitcoin.values,
    blockInterval: [{ value: 150, source: chainparams, asOf: "2026-05-05" }],
    blockSize: [
      { value: 4_000_000, source: chainparams, asOf: "2026-05-05", note: "without the MWEB extension block" },
    ],
    miners: [scryptMiners],
    confirmations: [{ value: 6, source: "cryptopay: 1, 3 or 6 by amount", asOf: "2024" }],
    difficultyRule: [{ value: "period", source: chainparams, asOf: "2026-05-05" }],
    retargetBlocks: [{ value: 2_016, source: `${chainparams}: 302,400 s`, asOf: "2026-05-05" }],
    initialSubsidy: [{ value: 50, source: chainparams, asOf: "2026-05-05" }],
    halvingInterval: [{ value: 840_000, source: chainparams, asOf: "2026-05-05" }],
    startHeight: [
      {
        value: 3_054_400,
        source: `computed from ${price}: 73.5 million by the third halving at 2,520,000, 6.25 a block since`,
        asOf: "2026-02-13",
      },
    ],
    minRelayFee: [{ value: 1, source: `${chainparams}: 1,000 per kvB`, asOf: "2026-05-05" }],
    energyPerYear: [{ value: 0, source: "no figure was found", asOf: "2026" }],
    rentPerHour: [{ value: 0, source: "no figure was found", asOf: "2026" }],
    priceUsd: [{ value: 52.78, source: price, asOf: "2026-02-13" }],
  },
  facts: [
    {
      measure: "userTps",
      demand: 2.136,
      low: 2.05,
      high: 2.22,
      source: "litecoin-project/litecoin: 2.136 tx/s over 17,280 blocks",
      asOf: "2024-10-11",
    },
  ],
};
