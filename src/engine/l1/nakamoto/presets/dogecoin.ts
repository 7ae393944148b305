import type { Preset } from "../../../parameters.ts";
import type { Nakamoto } from "../parameters.ts";
import { bitcoin } from "./bitcoin.ts";
import { scryptMiners } from "./scrypt-miners.ts";

const fees = "dogecoin/dogecoin doc/fee-recommendation.md (1.14.6)";
const rules = "dogecoin/dogecoin@11b10408 src/dogecoin.cpp";

/** Dogecoin as it was around 2025: a block a minute, found by Litecoin's miners. */
export const dogecoin: Preset<Nakamoto> = {
  title: "Dogecoin",
  meaning:
    "Dogecoin: a megabyte a minute, difficulty by DigiShield, 10,000 new coins in every block for ever.",
  values: {
    ...bitcoin.values,
    blockInterval: [{ value: 60, source: "dogecoin/dogecoin@0273b59a src/chainparams.cpp", asOf: "2021" }],
    blockSize: [{ value: 4_000_000, source: `${fees}: 1,000,000 B, none of them witness`, asOf: "2024" }],
    transferSize: [{ value: 768, source: `${fees}: 192 B, none of them witness`, asOf: "2022" }],
    transferBytes: [{ value: 192, source: fees, asOf: "2022" }],
    miners: [
      { ...scryptMiners, note: "Dogecoin's blocks are found together with Litecoin's, by the same pools" },
    ],
    confirmations: [{ value: 40, source: "Kraken asked for 40", asOf: "2024-08-07" }],
    difficultyRule: [{ value: "digishield", source: rules, asOf: "2015" }],
    initialSubsidy: [{ value: 10_000, source: `${rules}, GetDogecoinBlockSubsidy: constant`, asOf: "2015" }],
    halvingInterval: [{ value: 100_000_000, source: `${rules}: no halvings any more`, asOf: "2015" }],
    startHeight: [
      { value: 0, source: `${rules}: the reward is constant, so the height does not matter`, asOf: "2015" },
    ],
    minRelayFee: [{ value: 100, source: `${fees}: relay minimum 0.001 DOGE per kB`, asOf: "2022" }],
    energyPerYear: [{ value: 0, source: "no figure was found", asOf: "2026" }],
    rentPerHour: [{ value: 0, source: "no figure was found", asOf: "2026" }],
    priceUsd: [
      { value: 0.146, source: "Binance Square: $24.58 billion for 168.22 billion coins", asOf: "2026-01" },
    ],
  },
  facts: [
    {
      measure: "userTps",
      demand: 23.1,
      low: 22,
      high: 24,
      source: "btcnews.biz: more than two million transactions on the busiest day on record",
      asOf: "2023-05-27",
    },
  ],
};
