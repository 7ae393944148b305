import type { Shares } from "../parameters.ts";

/** The first validators whose stake is more than a share of all. */
export function weighingMoreThan(validators: Shares, share: number): readonly string[] {
  const total = Object.values(validators).reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  return Object.entries(validators).flatMap(([name, own]) => {
    const isNeeded = weight <= (share + 1e-9) * total;
    weight += own;
    return isNeeded ? [name] : [];
  });
}
