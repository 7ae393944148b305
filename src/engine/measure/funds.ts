import type { TraceEvent } from "../trace.ts";
import type { Fold } from "./fold.ts";

/** Where the value stood that users had trusted the layer with when the run ended: what came of an attack, or of a host that stood still. */
export function funds(): Fold {
  let last: (TraceEvent & { readonly kind: "funds" }) | undefined;
  return {
    hears: {
      funds: (event) => {
        last = event;
      },
    },
    readings: () => ({
      "funds.safe": last?.safe,
      "funds.frozen": last?.frozen,
      "funds.stolen": last?.stolen,
    }),
  };
}
