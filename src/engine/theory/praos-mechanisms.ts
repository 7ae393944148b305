import { type Inputs, number, numberOrNull, numbers } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import {
  blindSlots,
  chainGrowth,
  confirmationsNeeded,
  derivedTimes,
  leaderProbability,
  multiLeader,
  noBlock,
  settlementError,
  staleShare,
  toleratedShare,
} from "./praos.ts";

/** Chains on Ouroboros Praos. Slots last a second where nothing else is said. */
export const praosMechanisms: Readonly<Record<string, Mechanism>> = {
  "praos.leaderProbability": (i) => leaderProbability(number(i, "f"), number(i, "stake")),
  "praos.derivedTimes": (i) =>
    derivedTimes(number(i, "f"), number(i, "slotSeconds"), number(i, "k"), number(i, "epochSlots")),
  "praos.multiLeader": (i) => {
    const f = number(i, "f");
    const probability = multiLeader(f, stakes(i));
    return i.conditional === "given slot active" ? probability / f : probability;
  },
  "praos.staleShare": (i) => staleShare(number(i, "f"), stakes(i)),
  "praos.noBlock": (i) => noBlock(number(i, "f"), number(i, "seconds"), slotSeconds(i)),
  "praos.chainGrowth": (i) => chainGrowth(number(i, "f"), blind(i)),
  "praos.toleratedShare": (i) => toleratedShare(number(i, "f"), blind(i)),
  "praos.settlementError": (i) =>
    settlementError(number(i, "q"), number(i, "z"), number(i, "f"), number(i, "k")),
  "praos.confirmationsNeeded": (i) =>
    confirmationsNeeded(number(i, "q"), number(i, "maxRisk"), number(i, "f"), number(i, "k")),
};

const slotSeconds = (inputs: Inputs): number => numberOrNull(inputs, "slotSeconds") ?? 1;

const blind = (inputs: Inputs): number => blindSlots(number(inputs, "delaySeconds"), slotSeconds(inputs));

/** Shares that sum to 1: so many equal pools, or those that are listed. */
function stakes(inputs: Inputs): readonly number[] {
  const pools = inputs.stake === "equal" ? equal(number(inputs, "pools")) : numbers(inputs, "shares");
  const total = pools.reduce((sum, stake) => sum + stake, 0);
  return pools.map((stake) => stake / total);
}

function equal(pools: number): readonly number[] {
  return Array.from({ length: pools }, () => 1);
}
