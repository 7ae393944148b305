import type { Table } from "../parameters.ts";

/** What a notebook may say about the network; a link left out of it comes from the preset's region table. */
export interface LinkParameters {
  readonly latency: number;
  readonly bandwidth: number;
}

export const parameters: Table<LinkParameters> = {
  latency: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 3_600,
    meaning: "One-way delay of every link, instead of the preset's table of regions.",
  },
  bandwidth: {
    kind: "quantity",
    dimension: "bandwidth",
    minimum: 100,
    maximum: 1e15,
    meaning: "Speed of every link, instead of the preset's table of regions.",
  },
};
