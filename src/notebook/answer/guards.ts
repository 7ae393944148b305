import { subjectsOf } from "../subject.ts";
import type { Difference } from "./differences.ts";
import type { Outcome } from "./world.ts";

/** Below this share of what was offered, a chain has shown a limit. */
const nearlyAll = 0.97;

/** Said where no scenario was asked for more than it carries: what differs then is overhead, and nothing is seen of limits. */
export function overheadOnly(outcomes: readonly Outcome[]): readonly string[] {
  const isIdle = outcomes.length > 0 && outcomes.every(isBelowCapacity);
  return isIdle
    ? [
        "Demand is below what any of these can carry, so this shows what payments cost and how long they take, and no limit. A higher `demand` shows one.",
      ]
    : [];
}

function isBelowCapacity({ scenario, run }: Outcome): boolean {
  const subjects = subjectsOf(scenario);
  return run.layers.every(({ measurements }, at) => {
    const { offeredTps, userTps } = measurements;
    if (offeredTps === undefined || userTps === undefined || offeredTps.mean === 0) return true;
    const capacity = subjects[at]?.capacity ?? 0;
    return offeredTps.mean < capacity && userTps.mean >= nearlyAll * offeredTps.mean;
  });
}

/** Runs that are few: of two, chance alone makes an interval thirteen times as wide as their spread. */
const few = 4;

/** Said where so few runs were made that what users got may be off by half. */
export function uncertain({ run }: Outcome): readonly string[] {
  const isWide = run.layers.some(({ measurements: { userTps } }) => {
    if (userTps === undefined || userTps.n < 2 || userTps.n > few) return false;
    return userTps.high - userTps.mean > userTps.mean / 2;
  });
  return isWide
    ? ["So few runs leave much to chance: what users got may be off by half and more. Try `runs: 8`."]
    : [];
}

/** Said where the energy of payments is compared, which hangs on how many there were. */
export function energyByLoad(found: readonly Pick<Difference, "measure">[]): readonly string[] {
  return found.some(({ measure }) => measure === "energyPerTx")
    ? [
        "A chain uses as much energy whether its blocks are full or not: that of a transaction falls as it carries more of them.",
      ]
    : [];
}

/** Said where nothing at all that was measured differs. */
export function withoutEffect(found: readonly Pick<Difference, "isSame">[]): readonly string[] {
  return found.length > 0 && found.every(({ isSame }) => isSame)
    ? [
        "What these cells say differently has no effect on anything that is shown here: every run came out the same.",
      ]
    : [];
}
