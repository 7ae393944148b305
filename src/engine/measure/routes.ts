import { Moments } from "../kernel/statistics.ts";
import { hhi } from "../theory/concentration.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How far payments go over channels, who passes them on, and what money that takes; nothing where there are no channels of others. Where nodes collude, also what they keep from others. */
export function routes(window: Window, isAttacked: boolean): Fold {
  const [hops, locked, pending] = [new Moments(), new Moments(), new Moments()];
  const forwarded = new Map<number, number>();
  let skipped = 0;
  return {
    hears: {
      channels: (event) => {
        if (!within(window, event.time)) return;
        locked.add(event.locked);
        pending.add(event.pending);
      },
      routed: (event) => {
        if (!within(window, event.time)) return;
        hops.add(event.hops, event.count * event.share);
        skipped += event.count * event.skippedFees;
        for (const node of event.forwarders)
          forwarded.set(node, (forwarded.get(node) ?? 0) + event.count * event.dollars);
      },
    },
    readings: () => ({
      routeLength: hops.n > 0 ? hops.mean : undefined,
      lockedCapital: locked.n > 0 ? locked.mean : undefined,
      pendingUsd: pending.n > 0 ? pending.mean : undefined,
      skippedFeesUsd: isAttacked && hops.n > 0 ? skipped : undefined,
      hhi: forwarded.size > 0 ? hhi([...forwarded.values()]) : undefined,
    }),
  };
}
