import type { TraceEvent } from "../trace.ts";
import type { Hearer } from "./fold.ts";

type Hear = (event: TraceEvent) => void;

/** Tells each event to those who hear of its kind, in their order: most events concern few of them. */
export function teller(hearers: readonly Hearer[]): Hear {
  const hear = new Map<TraceEvent["kind"], Hear[]>();
  for (const { hears } of hearers)
    for (const [kind, its] of Object.entries(hears) as [TraceEvent["kind"], Hear][]) {
      const known = hear.get(kind);
      if (known === undefined) hear.set(kind, [its]);
      else known.push(its);
    }
  return (event) => {
    const those = hear.get(event.kind);
    if (those === undefined) return;
    for (let index = 0; index < those.length; index++) (those[index] as Hear)(event);
  };
}
