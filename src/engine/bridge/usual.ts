import type { Preset } from "../parameters.ts";
import type { Common } from "./parameters.ts";

/** What presets of all kinds of bridge take for granted of their messages. */
export const usual = {
  amount: [{ value: 1_000, source: "A31: a message moves $1,000", asOf: "2026" }],
  backShare: [{ value: 0.5, source: "A31: as many go back as come", asOf: "2026" }],
  messageGas: [
    {
      value: 100_000,
      source: "A31: the 100,000 gas that a withdrawal is usually reckoned with",
      asOf: "2026",
    },
  ],
} as const satisfies Partial<Preset<Common>["values"]>;
