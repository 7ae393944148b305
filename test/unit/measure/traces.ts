/** Made-up traces of a layer above, for tests of what folds make of them. */
import { type BlobUse, emptyParts, noParts, type TraceEvent } from "../../../src/engine/trace.ts";

const microseconds = (seconds: number) => Math.round(seconds * 1e6);

export const found = (block: number, at: number, count = 1, height = block): TraceEvent => ({
  kind: "found",
  block,
  by: 0,
  height,
  time: microseconds(at),
  bytes: 0,
  sampledBytes: 0,
  count,
});

/** What a test says of a settled block, s; nobody's transactions where it says nothing. */
export interface Settled {
  readonly block: number;
  readonly found: number;
  readonly at: number;
  readonly height?: number;
  readonly users?: { readonly since: number; readonly count: number; readonly fee?: number };
  readonly surcharge?: number;
  readonly baseFee?: number;
  readonly blobs?: BlobUse;
  readonly calls?: number;
}

export function settled({ block, found, at, users, ...rest }: Settled): TraceEvent {
  const parts = users === undefined ? noParts : emptyParts(1);
  if (users !== undefined) {
    parts.from[0] = microseconds(users.since);
    parts.to[0] = microseconds(users.since);
    parts.count[0] = users.count;
    parts.fee[0] = users.fee ?? 1;
  }
  return {
    kind: "final",
    block,
    by: 0,
    height: rest.height ?? block,
    found: microseconds(found),
    seen: microseconds(found),
    time: microseconds(at),
    space: 1,
    room: 2,
    bytes: 0,
    subsidy: 0,
    surcharge: rest.surcharge ?? 0,
    baseFee: rest.baseFee ?? 0,
    blobs: rest.blobs ?? null,
    calls: rest.calls ?? 0,
    parts,
  };
}

export function unsettled({ block, found, users }: Omit<Settled, "at">): TraceEvent {
  const final = settled({ block, found, at: found, ...(users && { users }) });
  if (final.kind !== "final") throw new Error("not a settled block");
  return { kind: "unsettled", block, found: final.found, seen: final.seen, parts: final.parts };
}

export const arrived = (at: number, count: number): TraceEvent => ({
  kind: "arrived",
  from: microseconds(at),
  to: microseconds(at),
  count,
  pricedOut: 0,
});

const rung =
  (kind: "rung" | "rung-lost", which: "posted" | "withdrawable") =>
  (block: number, at: number): TraceEvent => ({ kind, rung: which, block, time: microseconds(at) });

export const posted = rung("rung", "posted");
export const unposted = rung("rung-lost", "posted");
export const withdrawable = rung("rung", "withdrawable");

export const funds = (at: number, safe: number, frozen: number, stolen: number): TraceEvent => ({
  kind: "funds",
  time: microseconds(at),
  safe,
  frozen,
  stolen,
});

export const reversed = (block: number, at: number): TraceEvent => ({
  kind: "reversed",
  block,
  height: block,
  found: 0,
  time: microseconds(at),
});

/** A window from the first second on. */
export const windowOf = (seconds: number) => ({ start: 0, end: microseconds(seconds) });
