/**
 * A number as an unevaluated sum of two doubles, about 106 bits: [head, tail], |tail| at most half an ulp of head.
 * Built from + - × ÷ alone, so its bytes are the same on every engine. Source: Dekker 1971, "A floating-point
 * technique for extending the available precision"; Knuth, TAOCP 2, section 4.2.2.
 */
export type DoubleDouble = readonly [head: number, tail: number];

/** 2^27 + 1: multiplying by it cuts a double into two halves of 26 bits. */
const SPLITTER = 134_217_729;

/** a + b without any rounding error. */
export function twoSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** a · b without any rounding error, for |a| and |b| below 2^996 and a product that does not underflow. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const product = a * b;
  const aSplit = a * SPLITTER;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLITTER;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [sum, error] = twoSum(a[0], b[0]);
  return twoSum(sum, error + a[1] + b[1]);
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [product, error] = twoProduct(a[0], b[0]);
  return twoSum(product, error + (a[0] * b[1] + a[1] * b[0]));
}

export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const quotient = a[0] / b[0];
  const [back, error] = multiply([quotient, 0], b);
  return twoSum(quotient, (a[0] - back - error + a[1]) / b[0]);
}

export function squareRoot(a: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(a[0]);
  const [square, error] = twoProduct(root, root);
  return twoSum(root, (a[0] - square - error + a[1]) / (2 * root));
}
