import type { Table } from "../../parameters.ts";
import { type Carrying, type Common, carrying, common, type WaitPolicy, waitPolicy } from "../parameters.ts";

/** Parameters of a rollup's own bridge, in base units. `wait` and `confirmations` are of deposits; withdrawals take what the rollup takes. */
export interface Canonical extends Common, WaitPolicy, Carrying {
  readonly proofBytes: number;
}

export const parameters: Table<Canonical> = {
  ...common,
  ...waitPolicy,
  ...carrying,
  proofBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 0,
    maximum: 100_000,
    meaning: "Bytes that show a withdrawal to be part of a settled claim.",
  },
};
