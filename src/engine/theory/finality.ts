/** Largest share of an adversary against which votes by two thirds decide once and for all. Source: Lamport, Shostak & Pease 1982; Buterin & Griffith 2017. */
export const toleratedShare = 1 / 3;

/**
 * Probability that an adversary with share q of the stake undoes what two thirds have voted final: none below a third, since any two
 * such majorities have an honest voter in common; from there on nothing is promised. Source: Buterin & Griffith 2017, theorem 1.
 */
export function settlementError(q: number): number {
  return q < toleratedShare ? 0 : 1;
}

/** Whether so much stake justifies a checkpoint. Source: consensus-specs, weigh_justification_and_finalization. */
export function isJustified(target: number, total: number): boolean {
  return target * 3 >= total * 2;
}

/** From a checkpoint's first slot until it is final when everybody votes, s: two epochs. */
export function checkpointFinality(slotSeconds: number, slotsPerEpoch: number): number {
  return 2 * slotsPerEpoch * slotSeconds;
}

/**
 * From a block until it is final when everybody votes, s: the block in slot s of an epoch waits for the end of the second epoch
 * after it, 3 epochs less s slots. That of slot 0 is its epoch's own checkpoint and is final an epoch earlier, which is left out here.
 */
export function transactionFinality(slotSeconds: number, slotsPerEpoch: number) {
  const after = (slot: number) => (3 * slotsPerEpoch - slot) * slotSeconds;
  const [min, max] = [after(slotsPerEpoch - 1), after(0)];
  return { min, mean: (min + max) / 2, max };
}
