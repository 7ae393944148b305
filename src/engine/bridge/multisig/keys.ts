import type { Shares } from "../../parameters.ts";
import type { Multisig } from "./parameters.ts";

/** Who may sign, and with how many keys: holders of several first, then a signer for each key that is left. */
export function keysOf({ signers, keyHolders }: Multisig): Shares {
  const single = Math.max(0, signers - keyCount(keyHolders));
  const signer = (_: unknown, number: number) => [`signer ${number + 1}`, 1] as const;
  return { ...keyHolders, ...Object.fromEntries(Array.from({ length: single }, signer)) };
}

export function keyCount(keys: Shares): number {
  return Object.values(keys).reduce((sum, count) => sum + count, 0);
}

/** The first parties who have enough keys together. */
export function enoughOf(keys: Shares, threshold: number): readonly string[] {
  let count = 0;
  return Object.entries(keys).flatMap(([party, own]) => {
    const isNeeded = count < threshold;
    count += own;
    return isNeeded ? [party] : [];
  });
}
