import type { Shares, Sourced } from "../../../parameters.ts";

/** Validators of the Cosmos Hub, in parts of 11,206: what is known of them is how many there are and how few hold a third. */
export const stake2022: Sourced<Shares> = {
  value: Object.fromEntries(
    Array.from({ length: 180 }, (_, rank) => [`validator ${rank + 1}`, Math.round(640 * 0.94 ** rank) + 3]),
  ),
  source:
    "computed: a geometric list of 180 (cosmos/gaia, CHANGELOG: #3263), of whom the first 7 hold a third (forum.cosmos.network 8162)",
  asOf: "2022",
  note: "no list of names and weights was found",
};
