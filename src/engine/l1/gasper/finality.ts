import type { BlockId } from "../../trace.ts";
import type { Checkpoint, Votes } from "./votes.ts";

/** The sliver is for sums of fractions. */
const sliver = 1e-9;

/** Epochs without finality that a chain bears before it leaks. Source: consensus-specs, MIN_EPOCHS_TO_INACTIVITY_PENALTY. */
const minEpochsToInactivityPenalty = 4;

/**
 * Casper FFG at the end of an epoch: the checkpoint that two thirds of the active stake voted for is justified, and the one before it
 * is final if it was justified an epoch earlier. `checkpoint` is the one that a vote for a block aims at. Returns the checkpoint with
 * the most votes: the chain's own, whether they are enough or not.
 * Source: consensus-specs, weigh_justification_and_finalization, of whose four rules this is the one that holds when no epoch is skipped.
 */
export function endEpoch(
  votes: Votes,
  epoch: number,
  cast: ReadonlyMap<BlockId, number>,
  checkpoint: (block: BlockId) => BlockId,
): BlockId | undefined {
  const [target, support] = strongest(cast, checkpoint);
  if (target === undefined || epoch <= votes.justified.epoch) return target;
  if (support < (votes.registry.total * 2) / 3 - sliver) return target;
  const next: Checkpoint = { epoch, block: target };
  if (votes.justified.epoch === epoch - 1) votes.finalized = votes.justified;
  votes.justify(next);
  return target;
}

/** Whether a chain leaks at the end of an epoch. Source: consensus-specs, is_in_inactivity_leak. */
export function isInInactivityLeak(epoch: number, finalized: number): boolean {
  const previous = epoch - 1;
  return previous - finalized > minEpochsToInactivityPenalty;
}

/** The checkpoint that most stake voted for, and how much. */
function strongest(
  cast: ReadonlyMap<BlockId, number>,
  checkpoint: (block: BlockId) => BlockId,
): readonly [BlockId | undefined, number] {
  const support = new Map<BlockId, number>();
  let [best, most]: [BlockId | undefined, number] = [undefined, 0];
  for (const [block, share] of cast) {
    const target = checkpoint(block);
    support.set(target, (support.get(target) ?? 0) + share);
  }
  for (const [target, share] of support) if (share > most) [best, most] = [target, share];
  return [best, most];
}
