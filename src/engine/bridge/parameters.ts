import type { Table } from "../parameters.ts";

/** What all kinds of bridges have in common, in base units. */
export interface Common {
  readonly locked: number;
  readonly amount: number;
  readonly backShare: number;
  readonly timeout: number;
  readonly batch: number;
  readonly messageGas: number;
}

export const common: Table<Common> = {
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
  timeout: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Time from being sent after which a message's second leg fails; where the bridge can prove that, the first is undone. 0: never.",
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
};

/** How long whoever acts on the other side waits, where nothing but their own caution tells them. */
export interface WaitPolicy {
  readonly wait: number;
  readonly confirmations: number;
}

export const waitPolicy: Table<WaitPolicy> = {
  wait: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 2_592_000,
    meaning:
      "Age of the block that holds a lock or a burn before anybody acts on it; 0: until it is settled there.",
  },
  confirmations: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 10_000,
    whole: true,
    meaning:
      "Blocks, that of a lock or a burn included, before anybody acts on it, whatever their age: 1 is no wait at all; 0: as `wait` says.",
  },
};

/** Time between two looks of whoever carries messages. */
export interface Carrying {
  readonly relayInterval: number;
}

export const carrying: Table<Carrying> = {
  relayInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 86_400,
    meaning: "Time between two rounds of carrying messages from chain to chain.",
  },
};
