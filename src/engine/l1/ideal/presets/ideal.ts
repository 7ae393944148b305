import type { Preset } from "../../../parameters.ts";
import type { Ideal } from "../parameters.ts";

const ours = "A18: an ideal host, which stands for no chain";

/** A host that is never in the way. */
export const ideal: Preset<Ideal> = {
  title: "Ideal host",
  meaning: "A chain with unlimited room, one fee for everything, and blocks that are final at once.",
  values: {
    blockInterval: [{ value: 1, source: ours, asOf: "2026" }],
    fee: [{ value: 0.01, source: ours, asOf: "2026" }],
    transferBytes: [{ value: 250, source: ours, asOf: "2026" }],
  },
  facts: [
    { measure: "blockSeconds", demand: 0, low: 0.99, high: 1.01, source: ours, asOf: "2026" },
    { measure: "finalitySeconds", demand: 10, low: 0.4, high: 0.6, source: ours, asOf: "2026" },
  ],
};
