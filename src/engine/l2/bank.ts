import type { Contract } from "../ledger/contract.ts";

/** The chain's end of its bridge: what was minted and burned in its blocks. Values are whole dollars. */
export interface Bank {
  readonly minted: number;
  readonly burned: number;
}

export interface Crossing {
  readonly kind: "mint" | "burn";
  readonly value: number;
}

export const bankContract: Contract<Bank, Crossing> = {
  initial: { minted: 0, burned: 0 },
  apply: ({ minted, burned }, { kind, value }) => ({
    minted: kind === "mint" ? minted + value : minted,
    burned: kind === "burn" ? burned + value : burned,
  }),
};
