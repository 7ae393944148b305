import type { Shares, Sourced } from "../../../parameters.ts";

/** How many operators hold which share of the stake each. */
const tiers = [
  [1, 0.045],
  [2, 0.0277],
  [17, 0.01356],
  [36, 0.00472],
  [49, 0.00327],
  [699, 0.000485],
] as const;

/** Operators of Cardano's pools: what is known of them is how many made blocks, how much the largest made, and how few made a third, a half and 66 %. */
export const stake2026: Sourced<Shares> = {
  value: stakes(),
  source:
    "computed: six tiers of 804 operators, of whom the largest makes 4.5 % of the blocks, 21 a third (20 were published), 56 a half and 105 66 %; Blockchain-Technology-Lab/edi-frontend@f0f1589, consensus/cardano/output_clustered.csv",
  asOf: "2026-07-02",
  note: "A63: pools merged by operator; HHI .0082, where .0091 was published",
};

function stakes(): Shares {
  const shares: Record<string, number> = {};
  let rank = 0;
  for (const [count, share] of tiers)
    for (let each = 0; each < count; each++) shares[`operator ${++rank}`] = share;
  return shares;
}
