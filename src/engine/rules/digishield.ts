import { bitsOf, targetOf } from "./retarget.ts";

/**
 * The compact target after a block that took so many seconds: every block moves it an eighth of the way, down by a quarter and up by half at
 * most. Source: dogecoin/dogecoin src/dogecoin.cpp, CalculateDogecoinNextWorkRequired (DigiShield).
 */
export function nextBitsByDigiShield(taken: number, bits: number, timespan: number, limit: number): number {
  const modulated = timespan + Math.trunc((taken - timespan) / 8);
  const least = timespan - Math.trunc(timespan / 4);
  const most = timespan + Math.trunc(timespan / 2);
  const span = Math.min(most, Math.max(least, modulated));
  const target = (targetOf(bits) * BigInt(span)) / BigInt(timespan);
  const easiest = targetOf(limit);
  return bitsOf(target > easiest ? easiest : target < 1n ? 1n : target);
}
