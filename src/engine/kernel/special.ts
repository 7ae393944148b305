import { exp, log, log1p } from "./math.ts";
import { CENTER, RATIO_FAR, RATIO_MIDDLE, ratio } from "./normal-coefficients.ts";

const HALF_LOG_2PI = 0.9189385332046728;

/**
 * ln |Γ(x)| for x > 0: Stirling's series above 10, the recurrence below. Error under 1e-14 · max(1, |ln Γ|).
 * Source: Abramowitz & Stegun 6.1.41.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x === 1 || x === 2) return 0;
  if (x === Number.POSITIVE_INFINITY) return x;
  let product = 1;
  let shifted = x;
  for (; shifted < 10; shifted++) product *= shifted;
  const recurrence = product === 1 ? 0 : log(product);
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_2PI + stirlingTail(shifted) - recurrence;
}

/** What Stirling's formula leaves out of ln Γ(x), for x ≥ 10. */
function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const s = inverse * inverse;
  const far = s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360_360 - s / 156)));
  return inverse * (1 / 12 - s * (1 / 360 - s * (1 / 1260 - far)));
}

/** ln B(a, b), keeping its digits where a or b is large. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 10) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const rest = stirlingTail(large) - stirlingTail(a + b) - (large - 0.5) * log1p(small / large);
  if (small < 10) return logGamma(small) + rest + small - small * log(a + b);
  const ratioLog = log(small / (a + b));
  return HALF_LOG_2PI - 0.5 * log(small) + stirlingTail(small) + rest + small * ratioLog;
}

/** Regularized lower incomplete gamma P(a, x), a > 0, x ≥ 0. Source: Abramowitz & Stegun 6.5.29, 6.5.31. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Regularized upper incomplete gamma Q = 1 - P, exact also where it is tiny. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * exp(a * log(x) - x - logGamma(a));
}

function gammaFraction(a: number, x: number): number {
  const fraction = continuedFraction(
    x + 1 - a,
    (n) => n * (a - n),
    (n) => x + 2 * n + 1 - a,
  );
  return exp(a * log(x) - x - logGamma(a)) / fraction;
}

/** Regularized incomplete beta I_x(a, b), a, b > 0, 0 ≤ x ≤ 1. Source: Abramowitz & Stegun 26.5.8. */
export function betaI(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b));
  if (x <= (a + 1) / (a + b + 2)) return front / (a * betaFraction(x, a, b));
  return 1 - front / (b * betaFraction(1 - x, b, a));
}

function betaFraction(x: number, a: number, b: number): number {
  const numerator = (n: number) => {
    const m = Math.floor(n / 2);
    if (n % 2 === 1) return (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
    return (m * (b - m) * x) / ((a + n - 1) * (a + n));
  };
  return continuedFraction(1, numerator, () => 1);
}

/** first + numerator(1) / (denominator(1) + numerator(2) / (…)), by Lentz's method as Thompson & Barnett mend it. */
function continuedFraction(
  first: number,
  numerator: (n: number) => number,
  denominator: (n: number) => number,
): number {
  const tiny = 1e-300;
  let value = first === 0 ? tiny : first;
  let c = value;
  let d = 0;
  for (let n = 1; n <= 100_000; n++) {
    const top = numerator(n);
    const bottom = denominator(n);
    d = bottom + top * d;
    d = 1 / (d === 0 ? tiny : d);
    c = bottom + top / c;
    if (c === 0) c = tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/** The x with I_x(a, b) = p, by bisection on the doubles between 0 and 1 sped up by secant steps. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p > 0)) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 200; i++) {
    const error = betaI(x, a, b) - p;
    if (error > 0) high = x;
    else low = x;
    const density = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - logBeta(a, b));
    const newton = x - error / density;
    // Because far in a tail the middle of the exponents is nearer than the middle of the numbers.
    const middle = low > 0 && high > 4 * low ? Math.sqrt(low * high) : low > 0 ? (low + high) / 2 : high / 16;
    const guess = newton > low && newton < high ? newton : middle;
    if (Math.abs(guess - x) <= 2e-16 * x || guess === low || guess === high) return guess;
    x = guess;
  }
  return x;
}

/** The t below which Student's distribution with df > 0 degrees of freedom has probability p. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  return p < 0.5 ? -studentUpper(tail, df) : studentUpper(tail, df);
}

function studentUpper(tail: number, df: number): number {
  const x = betaQuantile(2 * tail, df / 2, 0.5);
  if (x < 0.5) return Math.sqrt((df * (1 - x)) / x);
  // Because 1 - x loses its digits near 1, there the other side is inverted.
  const y = betaQuantile(1 - 2 * tail, 0.5, df / 2);
  return Math.sqrt((df * y) / (1 - y));
}

/**
 * The z below which the standard normal distribution has probability p; about 1e-16 relative.
 * Source: Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37:3.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) {
    if (p === 0) return Number.NEGATIVE_INFINITY;
    return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  }
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTER, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(RATIO_MIDDLE, r - 1.6) : ratio(RATIO_FAR, r - 5);
  return q < 0 ? -z : z;
}

/** Probability that a standard normal variable stays below z. */
export function normalProbability(z: number): number {
  const tail = gammaQ(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}
