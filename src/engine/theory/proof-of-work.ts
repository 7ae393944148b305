import { exp, expm1, log, log1p, pow } from "../kernel/math.ts";
import { betaI, gammaP, logGamma } from "../kernel/special.ts";

/**
 * Probability that an attacker with share q of the hash power ever catches up from z blocks behind, by Nakamoto's
 * approximation: the attacker's progress is Poisson with mean z·q/p. Too low: at q = .1 exact needs 6 blocks, not 5.
 * Source: Nakamoto 2008, section 11.
 */
export function catchUpNakamoto(q: number, z: number): number {
  const odds = q / (1 - q);
  if (odds >= 1 || z <= 0) return 1;
  if (q <= 0) return 0;
  const mean = z * odds;
  // Written as a sum of what goes wrong, because 1 minus the paper's sum has no digits left for large z.
  let caught = gammaP(z + 1, mean);
  for (let k = 0; k <= z; k++) caught += poissonProbability(mean, k) * pow(odds, z - k);
  return Math.min(1, caught);
}

/**
 * The same, exactly: the race of two Poisson processes, I_{4pq}(z, 1/2). The attacker needs to draw level.
 * Source: Grunspan & Pérez-Marco 2018, "Double spend races"; equal to Rosenfeld's 2014 sum.
 */
export function catchUp(q: number, z: number): number {
  if (q >= 0.5 || z <= 0) return 1;
  return betaI(4 * q * (1 - q), z, 0.5);
}

/** Which of the two laws of catching up. */
export type CatchUpModel = "nakamoto" | "exact";

/** Fewest confirmations for which catching up has a probability below `risk`; Infinity for q ≥ 1/2. */
export function confirmationsNeeded(q: number, risk: number, model: CatchUpModel = "exact"): number {
  if (risk > 1) return 0;
  if (q >= 0.5 || risk <= 0) return Number.POSITIVE_INFINITY;
  const probability = model === "exact" ? catchUp : catchUpNakamoto;
  let high = 1;
  while (probability(q, high) >= risk) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probability(q, middle) < risk) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Share of main-chain blocks that a selfish miner with share alpha < 1/2 of the hash power gets, when a share gamma
 * of the others mines on its block in a tie. Source: Eyal & Sirer 2014, equation 8.
 */
export function selfishRevenueShare(alpha: number, gamma: number): number {
  const honest = 1 - alpha;
  const gained = alpha * honest * honest * (4 * alpha + gamma * (1 - 2 * alpha)) - alpha * alpha * alpha;
  return gained / (1 - alpha * (1 + (2 - alpha) * alpha));
}

/** The share of hash power from which selfish mining pays. Source: Eyal & Sirer 2014, observation 1. */
export function selfishThreshold(gamma: number): number {
  return (1 - gamma) / (3 - 2 * gamma);
}

/**
 * Probability that a block meets a rival while it spreads: 1 - (1 - rate)^seconds, with `rate` the probability of a
 * block per second and `uninformed` the integral of the share of miners that have not heard of it, s.
 * Source: Decker & Wattenhofer 2013, equation for the fork probability.
 */
export function forkRateDeckerWattenhofer(rate: number, uninformed: number): number {
  return -expm1(uninformed * log1p(-rate));
}

/** Probability that a second block is found within `delay` seconds at a mean interval of `interval`: 1 - e^(-D/T). */
export function forkRate(delay: number, interval: number): number {
  return -expm1(-delay / interval);
}

/**
 * Stale blocks of all blocks when every other miner hears of a block after `delay` seconds: x / (1 + x) with
 * x = (D/T)(1 - hhi), where `hhi` is the sum of the miners' squared shares, 1/n for n equal ones: a miner never forks
 * itself. Source: longest-chain growth λ/(1 + λD), Sompolinsky & Zohar 2015, in its form for finitely many miners.
 */
export function staleFraction(delay: number, interval: number, hhi: number): number {
  const x = (delay / interval) * (1 - hhi);
  return x / (1 + x);
}

/** Blocks per second that a longest chain gains, mined at `rate` with delay D between miners: λ / (1 + λD). */
export function chainGrowth(rate: number, delay: number): number {
  return rate / (1 + rate * delay);
}

/**
 * Largest share beta of the hash power against which a longest chain with blocks at rate λ and delay D stays safe in
 * the long run: beta = (1 - beta) / (1 + (1 - beta)λD), for `blocksPerDelay` = λD ≥ 0.
 * Source: Dembo et al. 2020, Gaži, Kiayias & Russell 2020 (the private attack is the worst).
 */
export function delayThreshold(blocksPerDelay: number): number {
  const d = blocksPerDelay;
  if (d === 0) return 0.5;
  // With h = 1 - beta: d·h² + (2 - d)·h - 1 = 0, whose positive root is written without cancellation.
  const h = 2 / (2 - d + Math.sqrt((2 - d) * (2 - d) + 4 * d));
  return 1 - h;
}

/**
 * Probability that a receiver who hears of nobody but an attacker with share q, 0..1, for so many mean block intervals (above 0) settles something
 * by z confirmations that is undone once he hears of the others: his branch has z blocks by then, and theirs is longer or wins the draw. Miners with
 * the share `besieged` are cut off with him and work on his branch. At the difficulty of all. Two Poisson processes; after Heilman et al. 2015,
 * section 1.1. The next block decides a draw; the attacker, who knows both branches, extends the one that was first as long, in one half of all cases his.
 */
export function eclipseReversal(q: number, z: number, intervals: number, besieged = 0): number {
  const [own, others] = [(q + besieged) * intervals, (1 - q - besieged) * intervals];
  const drawn = 1 - besieged - q / 2;
  const most = z + own + 40 * Math.sqrt(own + 1);
  let reversed = 0;
  for (let blocks = z; blocks <= most; blocks++) {
    const wins = gammaP(blocks + 1, others) + drawn * poissonProbability(others, blocks);
    reversed += poissonProbability(own, blocks) * wins;
  }
  return reversed;
}

function poissonProbability(mean: number, k: number): number {
  return exp(k * log(mean) - mean - logGamma(k + 1));
}
