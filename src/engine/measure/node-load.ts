import { type Fold, seconds, type Window, within } from "./fold.ts";

/** Seconds in a Julian year. */
const year = 31_557_600;

/**
 * What it takes to run a full node. Every block, what it samples of blobs, every submitted transaction and every vote comes in once and goes out
 * once on average, since what all nodes receive some node sent (A11). Blobs are not kept for good. `bytes` is one transaction on the wire, `votes`
 * those beside blocks, B/s; `share` is the part of blocks and transactions that a node of a chain in shards takes in.
 */
export function nodeLoad(window: Window, bytes: number, votes: number, share: number): Fold {
  const length = seconds(window.end - window.start);
  let received = 0;
  let kept = 0;
  return {
    hears: {
      found: (event) => {
        if (within(window, event.time)) received += event.bytes + event.sampledBytes;
      },
      arrived: ({ from, count, pricedOut }) => {
        if (within(window, from)) received += (count - pricedOut) * bytes;
      },
      final: (event) => {
        if (within(window, event.found)) kept += event.bytes;
      },
    },
    readings: () => ({
      nodeBytesPerSecond: 2 * ((share * received) / length + votes),
      ledgerGBPerYear: ((share * kept) / length) * (year / 1e9),
    }),
  };
}
