/**
 * exp, log and their kin from + - × ÷ alone. ECMAScript leaves Math.exp and Math.log to the engine, which then
 * differ in the last bit between browsers and Node; these give the same bytes everywhere, within one or two ulp
 * of the true value. Method: table-driven reduction after Tang 1989/1990 (ACM TOMS 15:2 and 16:4).
 */
import { type DoubleDouble, multiply, twoProduct, twoSum } from "./double-double.ts";
import {
  LN2_COARSE,
  LN2_FINE,
  LOG_STEPS,
  LOG10_E,
  logarithms,
  POWER_STEPS,
  powers,
  STEP_COARSE,
  STEP_FINE,
  STEPS_PER_E,
  THIRD,
} from "./math-tables.ts";

/** Scratch for the bits of a double; a DataView reads big-endian on every machine. */
const bits = new DataView(new ArrayBuffer(8));

const SQRT2_MANTISSA = 0x6a09e;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;

/** e^x; overflows to Infinity above 709.78 and to 0 below -745.13. */
export function exp(x: number): number {
  if (!(x > SMALLEST_EXPONENT)) return Number.isNaN(x) ? x : 0;
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  return expOfSum(x, 0);
}

/** e^x - 1 without loss near 0. */
export function expm1(x: number): number {
  if (!(x > -40)) return Number.isNaN(x) ? x : -1;
  if (x > 40) return exp(x);
  const step = Math.floor(x * STEPS_PER_E + 0.5);
  const rest = fractionOfExp(x - step * STEP_COARSE - step * STEP_FINE);
  if (step === 0) return x === 0 ? x : rest;
  const i = step & (POWER_STEPS - 1);
  const scale = powerOfTwo((step - i) / POWER_STEPS);
  const head = powers.head[i] as number;
  return head * scale - 1 + ((powers.tail[i] as number) + head * rest) * scale;
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const exponent = exponentOf(x);
  const mantissa = mantissaOf(x, exponent);
  const i = Math.floor(mantissa * LOG_STEPS + 0.5);
  const center = i / LOG_STEPS;
  const s = (mantissa - center) / (mantissa + center);
  const fine = exponent * LN2_FINE + (logarithms.fine[i] as number);
  return (
    exponent * LN2_COARSE + (logarithms.coarse[i] as number) + (2 * s + (2 * s * artanhTail(s * s) + fine))
  );
}

/** ln(1 + x) without loss near 0; -Infinity at -1, NaN below. Source of the correction: Kahan's HP-15C method. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (!(sum > 0) || sum === Number.POSITIVE_INFINITY) return log(sum);
  return log(sum) + (x - (sum - 1)) / sum;
}

/** Base-10 logarithm; exact on powers of ten. */
export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return log(x);
  return multiply(logOf(x), LOG10_E)[0];
}

/** x to the power y; special values as Math.pow has them (a negative x needs a whole y, else NaN). */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = x < 0 ? -x : x;
  if (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const negative = x < 0 || Object.is(x, -0);
  const odd = negative && Math.floor(y) === y && Math.abs(y % 2) === 1;
  if (x < 0 && x !== Number.NEGATIVE_INFINITY && Math.floor(y) !== y) return Number.NaN;
  const power = powOfPositive(magnitude, y);
  return odd ? -power : power;
}

function powOfPositive(x: number, y: number): number {
  if (x === 0 || x === Number.POSITIVE_INFINITY) return (x === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (x === 1) return 1;
  const [head, tail] = logOf(x);
  const exponent = head * y;
  if (exponent > LARGEST_EXPONENT + 1) return Number.POSITIVE_INFINITY;
  if (exponent < SMALLEST_EXPONENT - 1) return 0;
  const [product, error] = twoProduct(head, y);
  return expOfSum(product, error + tail * y);
}

/** e^(x + tail) with |tail| far below an ulp of x. */
function expOfSum(x: number, tail: number): number {
  const step = Math.floor(x * STEPS_PER_E + 0.5);
  const rest = fractionOfExp(x - step * STEP_COARSE - step * STEP_FINE + tail);
  const i = step & (POWER_STEPS - 1);
  const head = powers.head[i] as number;
  const value = head + ((powers.tail[i] as number) + head * rest);
  const exponent = (step - i) / POWER_STEPS;
  if (exponent > -1000 && exponent < 1000) return value * powerOfTwo(exponent);
  // Because 2^1024 and 2^-1074 are no normal numbers, the far ends are reached in two steps.
  const half = Math.floor(exponent / 2);
  return value * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** e^r - 1 for |r| ≤ ln 2 / 64; the term left out is below 4e-18 of 1. */
function fractionOfExp(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
}

/** artanh(s) / s - 1 by its series, for s² ≤ 3.1e-5. */
function artanhTail(square: number): number {
  return square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9))));
}

/** ln x to about 70 bits, for positive finite x: what pow and log10 need to end within an ulp. */
function logOf(x: number): DoubleDouble {
  const exponent = exponentOf(x);
  const mantissa = mantissaOf(x, exponent);
  const i = Math.floor(mantissa * LOG_STEPS + 0.5);
  const center = i / LOG_STEPS;
  const difference = mantissa - center;
  const [sum, sumError] = twoSum(mantissa, center);
  const s = difference / sum;
  const [back, backError] = twoProduct(s, sum);
  const sTail = (difference - back - backError - s * sumError) / sum;
  const square = s * s;
  const beyond = square * (THIRD[0] + square * (1 / 5 + square * (1 / 7 + square * (1 / 9))));
  const coarse = exponent * LN2_COARSE + (logarithms.coarse[i] as number);
  const [head, error] = twoSum(coarse, 2 * s);
  const fine = exponent * LN2_FINE + (logarithms.fine[i] as number);
  return twoSum(head, error + (2 * sTail + 2 * s * beyond + fine));
}

/** The k for which x / 2^k lies between 1/√2 and √2. */
function exponentOf(x: number): number {
  if (x < 2.2250738585072014e-308) return exponentOf(x * 18_014_398_509_481_984) - 54;
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  return (high >>> 20) - 1023 + ((high & 0xfffff) > SQRT2_MANTISSA ? 1 : 0);
}

/** x / 2^exponent, exactly. */
function mantissaOf(x: number, exponent: number): number {
  if (x < 2.2250738585072014e-308) return mantissaOf(x * 18_014_398_509_481_984, exponent + 54);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  bits.setUint32(0, high - (exponent << 20));
  return bits.getFloat64(0);
}

/** 2^k for -1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}
