import type { Shares, Table } from "../parameters.ts";

/** Parameters of a lock-and-mint bridge under k of n keys, in base units. */
export interface Bridge {
  readonly threshold: number;
  readonly signers: number;
  readonly keyHolders: Shares;
  readonly locked: number;
  readonly amount: number;
  readonly backShare: number;
  readonly wait: number;
  readonly signInterval: number;
  readonly batch: number;
  readonly messageGas: number;
  readonly signatureBytes: number;
}

export const parameters: Table<Bridge> = {
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
  locked: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 4_000_000_000,
    meaning: "Money locked on the source, and minted on the target, when the run starts.",
  },
  amount: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.01,
    maximum: 1_000_000,
    meaning: "Money that one message moves.",
  },
  backShare: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Share of the messages that go back: burned on the target, released on the source.",
  },
  wait: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 2_592_000,
    meaning:
      "Age of the block that holds a lock or a burn before anybody signs; 0: until it is settled there.",
  },
  signInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 86_400,
    meaning: "Time between two rounds of signing.",
  },
  batch: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 10_000,
    whole: true,
    meaning: "Messages that a round carries at most in each direction.",
  },
  messageGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 10_000_000,
    meaning: "Computing that a message takes on each side beyond that of a payment.",
  },
  signatureBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 10_000,
    meaning: "Bytes of one signature; a round carries as many as the threshold asks for.",
  },
};
