import type { Host } from "../../ledger/host.ts";
import { certificateBytes } from "./committee.ts";
import type { Rollup } from "./parameters.ts";

/** What a batch gives its host: so many bytes of a call, or so many blobs beside one; and what that would cost now, $. */
export interface Posting {
  readonly bytes: number;
  readonly blobs: number;
  readonly cost: number;
}

/** How a batch of so many bytes travels on a host now. What does not fit into the blobs of a block goes as data of a call. */
export function postingOf(
  { posting, batchGas }: Pick<Rollup, "posting" | "batchGas">,
  host: Host,
  size: number,
): Posting {
  const bytes = posting === "committee" ? certificateBytes : size;
  const inCall = { bytes, blobs: 0, cost: host.quote(bytes, batchGas) };
  if (posting === "committee") return inCall;
  if (posting === "calldata" || host.blobBytes === 0) return inCall;
  const blobs = Math.ceil(bytes / host.blobBytes);
  if (blobs > host.blobsPerBlock) return inCall;
  const inBlobs = { bytes: 0, blobs, cost: host.quote(0, batchGas, blobs) };
  return posting === "blobs" || inBlobs.cost <= inCall.cost ? inBlobs : inCall;
}
