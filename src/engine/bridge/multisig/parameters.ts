import type { Shares, Table } from "../../parameters.ts";
import { type Common, common, type WaitPolicy, waitPolicy } from "../parameters.ts";

/** Parameters of a lock-and-mint bridge under k of n keys, in base units. */
export interface Multisig extends Common, WaitPolicy {
  readonly threshold: number;
  readonly signers: number;
  readonly keyHolders: Shares;
  readonly signInterval: number;
  readonly signatureBytes: number;
}

export const parameters: Table<Multisig> = {
  threshold: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 200,
    whole: true,
    meaning: "Signatures (k) that release or mint money.",
  },
  signers: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 200,
    whole: true,
    meaning: "Keys (n) that may sign, each in another hand unless `keyHolders` says otherwise.",
  },
  keyHolders: {
    kind: "shares",
    minimum: 0,
    maximum: 200,
    meaning:
      "Who holds several of the keys, and how many: who loses one loses all of them. The rest are in a hand each.",
  },
  ...common,
  ...waitPolicy,
  signInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 86_400,
    meaning: "Time between two rounds of signing.",
  },
  signatureBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 10_000,
    meaning: "Bytes of one signature; a round carries as many as the threshold asks for.",
  },
};
