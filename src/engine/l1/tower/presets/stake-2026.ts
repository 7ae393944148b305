import type { Shares, Sourced } from "../../../parameters.ts";

/** How many validators have how much of the stake each, in millionths: the first two, the next eight, and so on. */
const tiers: readonly (readonly [count: number, stake: number])[] = [
  [1, 35_200],
  [1, 31_000],
  [8, 20_800],
  [10, 11_020],
  [62, 5_230],
  [698, 477],
];

function stakes(): Shares {
  const all = tiers.flatMap(([count, stake]) => Array.from({ length: count }, () => stake));
  return Object.fromEntries(all.map((stake, place) => [`validator ${place + 1}`, stake]));
}

/** Who stakes on Solana, in millionths. */
export const stake2026: Sourced<Shares> = {
  value: stakes(),
  source:
    "computed from mainnet figures posted on 2026-02-05: 780 validators, the first 3.52 %, the first 10 23.27 %, the first 20 34.29 %, the first 82 two thirds",
  asOf: "2026-02-05",
  note: "made to fit: a third is held by 20 and two thirds by 82, as published; a Herfindahl index of 0.0087",
};
