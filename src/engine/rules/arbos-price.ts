import { gasPerNonZeroByte } from "./calldata.ts";

/** What users of an ArbOS chain pay for a unit of data, wei, and what is in its fund. */
export interface L1Price {
  readonly pricePerUnit: bigint;
  /** What users paid beyond what was spent and is due as a reward, wei; less than nothing where posters are owed. */
  readonly surplus: bigint;
  /** What that was when the price was last set. */
  readonly lastSurplus: bigint;
}

/** A batch on layer 1: units in it; what users paid for them, and what its poster spent, wei. */
export interface Spending {
  readonly units: bigint;
  readonly collected: bigint;
  readonly spent: bigint;
}

/** Source: OffchainLabs/nitro arbos/l1pricing/l1pricing.go at 001ae31, InitialEquilibrationUnitsV6, InitialInertia and InitialPerUnitReward. */
const equilibrationUnits = 160_000_000n;
const inertia = 10n;
const perUnitReward = 10n;

/** Units of a byte, whatever layer 1 asks for one today. Source: ditto, getPosterUnitsWithoutCache. */
export const unitsPerByte = gasPerNonZeroByte;

/**
 * The price after a batch: it moves so that what is left over or owed would be gone after 160 million units, and so that income and spending
 * meet; the more slowly the fewer units the batch has. It is never below nothing. Source: OffchainLabs/nitro arbos/l1pricing/l1pricing.go at
 * 001ae31, UpdateForBatchPosterSpending, since ArbOS 10.
 */
export function afterSpending(before: L1Price, { units, collected, spent }: Spending): L1Price {
  const { pricePerUnit, lastSurplus } = before;
  const surplus = before.surplus + collected - spent - perUnitReward * units;
  if (units === 0n) return { pricePerUnit, surplus, lastSurplus };
  const desired = floorDivide(-surplus, equilibrationUnits);
  const actual = floorDivide(surplus - lastSurplus, units);
  const change = floorDivide((desired - actual) * units, units + equilibrationUnits / inertia);
  const price = pricePerUnit + change;
  return { pricePerUnit: price > 0n ? price : 0n, surplus, lastSurplus: surplus };
}

/** Division that rounds down, as big.Int's Div does for a divisor above 0. */
function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
