import { add, type DoubleDouble, divide, multiply, squareRoot } from "./double-double.ts";

/** ln 2 and 1 / ln 10 to 106 bits. */
export const LN2: DoubleDouble = [Math.LN2, 2.3190468138462996e-17];
export const LOG10_E: DoubleDouble = [Math.LOG10E, 1.098319650216765e-17];

/** The part of a number that is a whole multiple of 2^-32, so that sums of such parts stay exact. */
const coarse = (x: number): number => Math.floor(x * 4_294_967_296) / 4_294_967_296;

/** ln 2 as a coarse part, which times any exponent is exact, and the rest. */
export const LN2_COARSE = coarse(LN2[0]);
export const LN2_FINE = LN2[0] - LN2_COARSE + LN2[1];

/** Steps of the table of powers: one octave has this many. */
export const POWER_STEPS = 32;

/** 2^(i/32) as head and tail, i = 0..31. */
export const powers = powersOfTwo();

/** Steps of the table of logarithms per unit: a mantissa m is compared with the nearest i/64. */
export const LOG_STEPS = 64;

/** ln(i/64) as a coarse and a fine part, for i = 45..91: the mantissas between 1/√2 and √2. */
export const logarithms = logarithmsNearOne();

function powersOfTwo(): { readonly head: Float64Array; readonly tail: Float64Array } {
  const head = new Float64Array(POWER_STEPS);
  const tail = new Float64Array(POWER_STEPS);
  for (let i = 0; i < POWER_STEPS; i++) {
    let power: DoubleDouble = [1, 0];
    let root: DoubleDouble = [2, 0];
    for (let bit = POWER_STEPS / 2; bit >= 1; bit /= 2) {
      root = squareRoot(root);
      if ((i & bit) !== 0) power = multiply(power, root);
    }
    head[i] = power[0];
    tail[i] = power[1];
  }
  return { head, tail };
}

function logarithmsNearOne(): { readonly coarse: Float64Array; readonly fine: Float64Array } {
  const coarseParts = new Float64Array(92);
  const fineParts = new Float64Array(92);
  for (let i = 45; i < 92; i++) {
    const [head, tail] = logarithm(i / LOG_STEPS);
    coarseParts[i] = coarse(head);
    fineParts[i] = head - coarse(head) + tail;
  }
  return { coarse: coarseParts, fine: fineParts };
}

/** ln c = 2 artanh((c-1)/(c+1)), summed until the terms vanish; for c near 1. */
function logarithm(c: number): DoubleDouble {
  const s = divide([c - 1, 0], [c + 1, 0]);
  const square = multiply(s, s);
  let sum: DoubleDouble = [0, 0];
  for (let odd = 49; odd >= 1; odd -= 2) sum = add(multiply(sum, square), divide([1, 0], [odd, 0]));
  const half = multiply(s, sum);
  return [2 * half[0], 2 * half[1]];
}

/** 1 / 3 to 106 bits: the first correction of the logarithm's series. */
export const THIRD: DoubleDouble = divide([1, 0], [3, 0]);

/** ln 2 / 32 as a part that is exact times any step, and the rest. */
export const STEP_COARSE = LN2_COARSE / POWER_STEPS;
export const STEP_FINE = LN2_FINE / POWER_STEPS;
export const STEPS_PER_E = POWER_STEPS / LN2[0];
