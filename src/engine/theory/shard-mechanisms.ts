import { type nearAdjustmentRate, nextGasPrice } from "../rules/near-gas-price.ts";
import { type Inputs, number, text } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { toleratedInShards } from "./shards.ts";

/** What chains in shards are asked beside committees and shares of payments across, which stand with the layers. */
export const shardMechanisms: Readonly<Record<string, Mechanism>> = {
  "shard.toleratedShare": (i) =>
    toleratedInShards({
      nodes: number(i, "nodes"),
      committeeSize: number(i, "committeeSize"),
      shards: number(i, "shards"),
      isPutBack: text(i, "sampling") === "with-replacement",
    }),
  "near.gasPriceUpdate": (i) =>
    Number(
      nextGasPrice(
        BigInt(number(i, "gasPrice")),
        BigInt(number(i, "gasUsed")),
        BigInt(number(i, "gasLimit")),
        0n,
        rate(i),
      ),
    ),
};

/** The rate as parts of a million, since the rule counts in whole numbers. */
function rate(inputs: Inputs): typeof nearAdjustmentRate {
  const parts = 1_000_000;
  return { numerator: BigInt(Math.round(number(inputs, "alpha") * parts)), denominator: BigInt(parts) };
}
