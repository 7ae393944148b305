import type { Table } from "../../parameters.ts";
import { type Carrying, type Common, carrying, common } from "../parameters.ts";

/** Parameters of a bridge whose gates check the other chain's headers, in base units. */
export interface LightClient extends Common, Carrying {
  readonly relayers: number;
  readonly trustingPeriod: number;
  readonly headerBytes: number;
  readonly headerGas: number;
}

export const parameters: Table<LightClient> = {
  relayers: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 200,
    whole: true,
    meaning: "Relayers who carry headers and messages; one that works is enough.",
  },
  trustingPeriod: {
    kind: "quantity",
    dimension: "time",
    minimum: 60,
    maximum: 31_557_600,
    meaning: "Age of the newest header that a gate knows from which on it believes no other any more.",
  },
  ...common,
  ...carrying,
  headerBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Bytes of a header with the signatures and proofs that come with it.",
  },
  headerGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 30_000_000,
    meaning: "Computing that it takes to check a header, per call that carries messages.",
  },
};
