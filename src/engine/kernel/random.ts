import { threefry } from "./threefry.ts";

/**
 * Chance with names. A draw is a hash of (seed, name, i, j) and nothing else, so adding a parameter, a layer or a
 * reader never shifts another draw; a stream is for the few laws that need a number of draws not known beforehand.
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3" (Threefry-2x32, 20 rounds);
 * Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators" (xoshiro128**).
 */

/** A part of a name: text, or any number. */
export type KeyPart = string | number;

/** Endless numbers from one named beginning. */
export interface Stream {
  /** A whole number, 0 .. 2^32 - 1. */
  next(): number;
  /** Strictly between 0 and 1: an odd multiple of 2^-53. */
  uniform(): number;
}

/** The draw with indices i and j, whole numbers 0 .. 2^32 - 1 (j is 0 where left out); strictly between 0 and 1. */
export type Draws = (i: number, j?: number) => number;

/** All draws of one name: `const mining = draws(seed, "mining")`, then `mining(height)` or `mining(height, miner)`. */
export function draws(seed: number, ...key: readonly KeyPart[]): Draws {
  const words = new Int32Array(2);
  absorb(words, seed, key);
  const low = words[0] as number;
  const high = words[1] as number;
  const out = new Int32Array(2);
  return (i, j = 0) => {
    threefry(low, high, i, j, out);
    return openUniform((out[0] as number) >>> 0, (out[1] as number) >>> 0);
  };
}

/** A single draw: the same as `draws(seed, ...key)(0)`. */
export function draw(seed: number, ...key: readonly KeyPart[]): number {
  return draws(seed, ...key)(0);
}

/** A whole number below 2^53 that stands for (seed, key): the seed of a replication or of a layer. */
export function derivedSeed(seed: number, ...key: readonly KeyPart[]): number {
  const words = new Int32Array(2);
  absorb(words, seed, key);
  return ((words[0] as number) >>> 0) * 2_097_152 + ((words[1] as number) >>> 11);
}

/** A named stream: xoshiro128**, begun from a hash of seed and key. */
export function stream(seed: number, ...key: readonly KeyPart[]): Stream {
  const words = new Int32Array(2);
  absorb(words, seed, key);
  const state = new Int32Array(4);
  threefry(words[0] as number, words[1] as number, 0, 1, state.subarray(0, 2));
  threefry(words[0] as number, words[1] as number, 0, 2, state.subarray(2, 4));
  // Because a state of nothing but zeros would stay there for ever.
  if (state.every((word) => word === 0)) state[0] = 1;
  const next = () => step(state);
  return { next, uniform: () => openUniform(next(), next()) };
}

/** One step of xoshiro128**. */
function step(state: Int32Array): number {
  const s0 = state[0] as number;
  const s1 = state[1] as number;
  const s2 = (state[2] as number) ^ s0;
  const s3 = (state[3] as number) ^ s1;
  state[0] = s0 ^ s3;
  state[1] = s1 ^ s2;
  state[2] = s2 ^ (s1 << 9);
  state[3] = rotate(s3, 11);
  return Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
}

/** 52 bits and a half: the middle of one of 2^52 equal parts, so never 0 or 1 and as fine near both ends. */
function openUniform(a: number, b: number): number {
  return ((a >>> 6) * 67_108_864 + (b >>> 6) + 0.5) / 4_503_599_627_370_496;
}

/** Folds seed and key into two words: each pair of words is encrypted under what came before. */
function absorb(words: Int32Array, seed: number, key: readonly KeyPart[]): void {
  absorbNumber(words, seed);
  for (const part of key) {
    if (typeof part === "number") absorbNumber(words, part);
    else absorbText(words, part);
  }
}

const bits = new DataView(new ArrayBuffer(8));

function absorbNumber(words: Int32Array, value: number): void {
  // Adding 0 makes -0 into 0: equal numbers are equal keys.
  bits.setFloat64(0, value + 0);
  absorbPair(words, bits.getInt32(0), bits.getInt32(4));
}

function absorbText(words: Int32Array, text: string): void {
  for (let i = 0; i < text.length; i += 2) absorbPair(words, text.charCodeAt(i), text.charCodeAt(i + 1) | 0);
  // The high word of no finite number: text never collides with a number, nor "a","b" with "ab".
  absorbPair(words, 0x7ff80001, text.length);
}

function absorbPair(words: Int32Array, a: number, b: number): void {
  threefry(words[0] as number, words[1] as number, a, b, words);
}

function rotate(x: number, count: number): number {
  return (x << count) | (x >>> (32 - count));
}
