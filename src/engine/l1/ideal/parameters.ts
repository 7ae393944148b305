import type { Table } from "../../parameters.ts";

/** Parameters of an ideal chain, in base units. */
export interface Ideal {
  readonly blockInterval: number;
  readonly fee: number;
  readonly transferBytes: number;
}

export const parameters: Table<Ideal> = {
  blockInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.01,
    maximum: 600,
    meaning: "Time between blocks, each of which is final at once.",
  },
  fee: {
    kind: "quantity",
    dimension: "money",
    minimum: 0.000001,
    maximum: 1_000_000,
    meaning: "What every transaction pays, whatever the demand.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 4_000_000,
    meaning: "Bytes of one transfer on the wire and on disk.",
  },
};
