import type { Shares, Sourced } from "../../../parameters.ts";

/** Validators of the Cosmos Hub, in parts of 11,206: what is known of them is how many there are and how few hold a third. */
export const stake2022: Sourced<Shares> = {
  value: falling(180),
  source:
    "computed: a geometric list of 180 (cosmos/gaia, CHANGELOG: #3263), of whom the first 7 hold a third (forum.cosmos.network 8162)",
  asOf: "2022",
  note: "no list of names and weights was found",
};

/** Each has six parts in a hundred less than the one before, beside a stake that all have. */
function falling(count: number): Shares {
  const shares: Record<string, number> = {};
  let weight = 640;
  for (let rank = 1; rank <= count; rank++) {
    shares[`validator ${rank}`] = Math.round(weight) + 3;
    weight *= 0.94;
  }
  return shares;
}
