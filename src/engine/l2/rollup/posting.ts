import type { Host } from "../../ledger/host.ts";
import type { Rollup } from "./parameters.ts";

/** How a batch travels: as so many bytes of a call, or in so many blobs beside one; and what that would cost now, $. */
export interface Posting {
  readonly bytes: number;
  readonly blobs: number;
  readonly cost: number;
}

/** How a batch of so many bytes travels on a host now. What does not fit into the blobs of a block goes as data of a call. */
export function postingOf({ posting, batchGas }: Rollup, host: Host, bytes: number): Posting {
  const inCall = { bytes, blobs: 0, cost: host.quote(bytes, batchGas) };
  if (posting === "calldata" || host.blobBytes === 0) return inCall;
  const blobs = Math.ceil(bytes / host.blobBytes);
  if (blobs > host.blobsPerBlock) return inCall;
  const inBlobs = { bytes: 0, blobs, cost: host.quote(0, batchGas, blobs) };
  return posting === "blobs" || inBlobs.cost <= inCall.cost ? inBlobs : inCall;
}
