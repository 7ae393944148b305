import type { BlockId } from "../../trace.ts";
import type { Checkpoint, Votes } from "./votes.ts";

/** Share of all stake that justifies a checkpoint; the sliver is for sums of fractions. */
const supermajority = 2 / 3 - 1e-9;

/**
 * Casper FFG at the end of an epoch: the checkpoint that two thirds of all stake voted for is justified, and the one before it is
 * final if it was justified an epoch earlier. `checkpoint` is the one that a vote for a block aims at.
 * Source: consensus-specs, weigh_justification_and_finalization, of whose four rules this is the one that holds when no epoch is skipped.
 */
export function endEpoch(
  votes: Votes,
  epoch: number,
  cast: ReadonlyMap<BlockId, number>,
  checkpoint: (block: BlockId) => BlockId,
): void {
  const target = supported(cast, checkpoint);
  if (target === undefined || epoch <= votes.justified.epoch) return;
  const next: Checkpoint = { epoch, block: target };
  if (votes.justified.epoch === epoch - 1) votes.finalized = votes.justified;
  votes.justified = next;
}

/** The checkpoint with a supermajority, if there is one. */
function supported(
  cast: ReadonlyMap<BlockId, number>,
  checkpoint: (block: BlockId) => BlockId,
): BlockId | undefined {
  const support = new Map<BlockId, number>();
  for (const [block, share] of cast) {
    const target = checkpoint(block);
    support.set(target, (support.get(target) ?? 0) + share);
  }
  for (const [target, share] of support) if (share >= supermajority) return target;
  return undefined;
}
