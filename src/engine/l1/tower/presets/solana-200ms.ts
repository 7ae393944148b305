import type { Preset, Sourced } from "../../../parameters.ts";
import type { Tower } from "../parameters.ts";
import { solana } from "./solana.ts";

const proposal = "SIMD-0525: the table of slots of 200 ms";

const since = <V>(before: readonly Sourced<V>[], value: V, source: string): readonly Sourced<V>[] => [
  ...before,
  { value, since: "2026-08", source, asOf: "2026-08" },
];

/** Solana with slots half as long, of which each has half the room: as much in a second. */
export const solana200ms: Preset<Tower> = {
  title: "Solana with slots of 200 ms",
  meaning:
    "Solana with slots of 200 ms, which have half the room each, as announced for the second half of 2026.",
  values: {
    ...solana.values,
    slotSeconds: since(solana.values.slotSeconds, 0.2, "solana.com, Upgrades: Agave 4.2; SIMD-0525"),
    maxBlockUnits: since(solana.values.maxBlockUnits, 50_000_000, proposal),
    maxVoteUnits: since(solana.values.maxVoteUnits, 18_000_000, proposal),
    maxAccountUnits: since(solana.values.maxAccountUnits, 20_000_000, proposal),
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 1,
      low: 0.1999,
      high: 0.216,
      source: "SIMD-0525: 200 ms; a measurement of October 2026 found some 214 ms",
      asOf: "2026-10",
    },
  ],
};
