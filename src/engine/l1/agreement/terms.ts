import { coin, executionHeaderBytes, gasBlockTerms } from "../../ledger/gas.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { Bft } from "./parameters.ts";

/** Seconds in a Julian year. */
const year = 31_557_600;

/** Bytes of a precommit in the next block's header: a signature of 64 bytes, an address of 20, a time of 12 and a flag, encoded. Source: CometBFT, types/block.go: MaxCommitSigBytes. */
const commitBytes = 109;

/** Bytes of a vote on the wire. Source: Tendermint, types/vote.go: MaxVoteBytes. */
export const voteBytes = 223;

export function terms(p: Bft): Terms {
  const issuance = Math.floor((p.inflation * p.staked * coin * blockSeconds(p)) / year);
  return {
    ...gasBlockTerms(p),
    headerBytes: executionHeaderBytes + commitBytes * Object.keys(p.validators).length,
    blockSeconds: blockSeconds(p),
    resolution: blockSeconds(p),
    subsidy: () => issuance,
  };
}

/** From one block to the next, the way of messages left out. */
export function blockSeconds({ timeoutCommit, blockInterval, timeoutVote }: Bft): number {
  const least = Math.max(timeoutCommit, blockInterval);
  // Because a chain that waits for nothing is as fast as its messages, which take some part of what validators wait for them.
  return least > 0 ? least : timeoutVote / 2;
}

/** Bytes of votes that come to every node: two of each validator for a block, B/s. */
export function votesPerSecond(p: Bft): number {
  return (2 * Object.keys(p.validators).length * voteBytes) / blockSeconds(p);
}
