import type { Shares, Sourced } from "../../../parameters.ts";

/** Validators alike, and the share of each, in parts of 100,000. */
const tiers = [
  [8, 4_125],
  [7, 2_429],
  [116, 431],
] as const;

const validators: Shares = Object.fromEntries(
  tiers.flatMap(([count, weight], tier) =>
    Array.from({ length: count }, (_, place) => {
      const before = tiers.slice(0, tier).reduce((sum, [others]) => sum + others, 0);
      return [`validator ${before + place + 1}`, weight];
    }),
  ),
);

/** Who stakes on NEAR: of 131 validators 8 have a third, 15 a half. */
export const stake2022: Sourced<Shares> = {
  value: validators,
  source:
    'NEAR Foundation, "State of Staking", quoted by a Flipside dashboard: the first 8 have 33 %, the first 15 half, of 131',
  asOf: "2022",
  note: "tiers of equal validators that meet these figures; 9 hold more than a third",
};
