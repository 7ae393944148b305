/** A deposit as both ends know it. Values are whole dollars. */
export interface Deposit {
  readonly value: number;
  /** It is in the host's chain, and its value in a block of the layer. */
  readonly isIncluded: boolean;
  readonly isMinted: boolean;
}

/** What the contract on the host says: what it holds, what thieves and owners got of it, and what was deposited since the start. */
export interface Vault {
  readonly locked: number;
  readonly stolen: number;
  readonly released: number;
  readonly deposited: number;
}

/** What users had on the layer at the start, and what came to it and left it since. */
export interface Holdings {
  readonly start: number;
  readonly minted: number;
  readonly left: number;
}

/**
 * Value neither appears nor disappears: what the contract holds, and what was stolen from it, and deposits that a reorganization took
 * out of the host's chain after they were minted, are what users have on the layer, and deposits that are not minted, and withdrawals
 * that are not paid out. A sentence for each thing that does not add up.
 */
export function valueFaults(
  { locked, stolen, released, deposited }: Vault,
  { start, minted, left }: Holdings,
  deposits: readonly Deposit[],
): readonly string[] {
  const faults: string[] = [];
  const mustBe = (what: string, is: number, should: number) => {
    if (is !== should) faults.push(`${what}: ${is}, not ${should}`);
  };
  const sumOf = (those: (deposit: Deposit) => boolean) =>
    deposits.reduce((sum, deposit) => (those(deposit) ? sum + deposit.value : sum), 0);
  const included = sumOf(({ isIncluded }) => isIncluded);
  const credited = sumOf(({ isMinted }) => isMinted);
  const undone = sumOf(({ isMinted, isIncluded }) => isMinted && !isIncluded);
  const coming = sumOf(({ isMinted, isIncluded }) => isIncluded && !isMinted);
  mustBe("value of the host", locked + stolen + undone, start + minted - left + coming + (left - released));
  mustBe("deposits", deposited, included);
  mustBe("minted", minted, credited);
  if (released > left) faults.push(`${released} paid out, but only ${left} withdrawn`);
  return faults;
}
