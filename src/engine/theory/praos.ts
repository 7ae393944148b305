import { exp, expm1, log, log1p, pow } from "../kernel/math.ts";
import { logGamma } from "../kernel/special.ts";

/**
 * Probability that a pool with such a share of the stake, 0..1, leads a slot of which a share f has a leader: 1 - (1 - f)^stake.
 * Source: David, Gaži, Kiayias & Russell 2018, "Ouroboros Praos".
 */
export function leaderProbability(f: number, stake: number): number {
  return -expm1(stake * log1p(-f));
}

/** What follows from f, the length of a slot, s, the security parameter k, blocks, and the slots of an epoch. Source: CIP-9; CPS-0017. */
export function derivedTimes(f: number, slotSeconds: number, k: number, epochSlots: number) {
  return {
    meanBlockSeconds: slotSeconds / f,
    kBlocksSeconds: (k * slotSeconds) / f,
    stabilityWindowSlots: (3 * k) / f,
    blocksPerEpoch: epochSlots * f,
  };
}

/** Probability that a slot has two leaders or more, by the shares of the pools' stake, which sum to 1. Each leads whatever the others do. */
export function multiLeader(f: number, stakes: readonly number[]): number {
  const alone = (stake: number) => {
    const leads = leaderProbability(f, stake);
    return ((1 - f) * leads) / (1 - leads);
  };
  return f - stakes.reduce((sum, stake) => sum + alone(stake), 0);
}

/** Share of blocks that are lost though nobody hears late: a slot with several leaders leaves one. By the same shares. */
export function staleShare(f: number, stakes: readonly number[]): number {
  return 1 - f / stakes.reduce((sum, stake) => sum + leaderProbability(f, stake), 0);
}

/** Probability that none of so many seconds, a whole number of slots, has a block. */
export function noBlock(f: number, seconds: number, slotSeconds: number): number {
  return pow(1 - f, seconds / slotSeconds);
}

/** Slots after its own in which leaders have not heard of a block yet, when others hear of it `delay` seconds late: none within its slot. */
export function blindSlots(delay: number, slotSeconds: number): number {
  return Math.max(0, Math.ceil(delay / slotSeconds) - 1);
}

/** Blocks that the longest chain gains in a slot, when a share of `f` has a leader and the slots after each block are blind: f / (1 + f·d), by renewal. */
export function chainGrowth(f: number, blind: number): number {
  return f / (1 + f * blind);
}

/**
 * Largest share of the stake against which the longest chain stays safe in the long run: the private chain gains as many slots as the public one,
 * which loses those in which leaders are blind. Source: Dembo et al. 2020 (the private attack is the worst), by slots.
 */
export function toleratedShare(f: number, blind: number): number {
  const isSafe = (share: number) =>
    leaderProbability(f, share) < chainGrowth(leaderProbability(f, 1 - share), blind);
  let [low, high] = [0, 0.5];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isSafe(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** What becomes of a slot that either side leads: the honest gain a block, the adversary, or both. Of all such slots, 0..1. */
interface Race {
  readonly honest: number;
  readonly adversary: number;
  readonly both: number;
  /** Probability that of a slot of both the adversary's block has the lowest VRF output, where the honest are many. */
  readonly tie: number;
}

function race(q: number, f: number): Race {
  const [adversary, honest] = [leaderProbability(f, q), leaderProbability(f, 1 - q)];
  const any = adversary + honest - adversary * honest;
  return {
    honest: (honest * (1 - adversary)) / any,
    adversary: (adversary * (1 - honest)) / any,
    both: (honest * adversary) / any,
    // The mean of 1 / (1 + n), where n is Poisson and not 0.
    tie: -1 / ((1 - q) * log1p(-f)) - (1 - honest) / honest,
  };
}

/**
 * Probability that an adversary with share q of the stake undoes a payment that z blocks hold, where nobody hears late and no node goes back more
 * than k blocks. He begins with a block in secret (Rosenfeld 2014, section 4, by slots of which both sides may lead the same) and shows a chain that
 * is longer. A slot that both lead when he begins has given the public chain its first block already; one that both lead when he draws ahead is a tie,
 * since he cannot know who else leads it, and is won by the lowest VRF output.
 */
export function settlementError(q: number, z: number, f: number, k: number): number {
  if (z > k || q <= 0) return 0;
  if (q >= 0.5) return 1;
  const slots = race(q, f);
  const { adversary, honest, both, tie } = slots;
  const beginsEven = both / (adversary + both);
  const odds = adversary / honest;
  // From so many blocks short of a longer chain: a walk whose last step may be a tie.
  const last = (adversary + both * tie) / (1 - adversary);
  const catchesUp = (short: number) => last * pow(odds, short - 1);
  const wins = (gained: number): number => {
    let [sum, seen] = [0, 0];
    for (const [blocks, probability] of secretBlocks(gained, z, slots).entries()) {
      seen += probability;
      sum += probability * catchesUp(z - blocks);
    }
    return Math.min(1, sum + Math.max(0, 1 - seen));
  };
  return (1 - beginsEven) * wins(z) + beginsEven * wins(z - 1);
}

/**
 * Probabilities of fewer than `z` secret blocks, by their number, when the public chain has gained `gained`: those of slots that the adversary leads
 * alone in between (negative binomial), and of slots that both lead (binomial).
 */
function secretBlocks(gained: number, z: number, { adversary, honest, both }: Race): Float64Array {
  const ends = honest + both;
  const alone = (count: number) =>
    exp(logChoose(gained + count - 1, count) + gained * log(ends) + count * log(adversary));
  const shared = (count: number) =>
    exp(logChoose(gained, count) + count * log(both / ends) + (gained - count) * log(honest / ends));
  const inBetween = Float64Array.from({ length: z }, (_, count) =>
    gained > 0 ? alone(count) : 1 - Math.sign(count),
  );
  const chances = new Float64Array(z);
  for (let count = 0; count <= Math.min(gained, z - 1); count++) {
    const probability = shared(count);
    for (let blocks = count; blocks < z; blocks++)
      chances[blocks] = (chances[blocks] as number) + probability * (inBetween[blocks - count] as number);
  }
  return chances;
}

/** Fewest blocks that must hold a payment until that probability is below `risk`: k + 1 at most, since no node goes back more than k. */
export function confirmationsNeeded(q: number, risk: number, f: number, k: number): number {
  if (risk > 1) return 0;
  let [low, high] = [0, 1];
  while (high <= k && settlementError(q, high, f, k) >= risk) [low, high] = [high, 2 * high];
  high = Math.min(high, k + 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (settlementError(q, middle, f, k) < risk) high = middle;
    else low = middle;
  }
  return high;
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
