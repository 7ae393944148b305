/**
 * Threefry-2x32 with 20 rounds: a keyed permutation of pairs of 32-bit words, each of whose bits depends on every bit
 * of pair and key; `out` receives the pair. The rounds are written out because a loop takes twice as long.
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".
 */
export function threefry(key0: number, key1: number, a: number, b: number, out: Int32Array): void {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  let x = (a + key0) | 0;
  let y = (b + key1) | 0;
  x = (x + y) | 0;
  y = rotate(y, 13) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 15) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 26) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 6) ^ x;
  x = (x + key1) | 0;
  y = (y + key2 + 1) | 0;
  x = (x + y) | 0;
  y = rotate(y, 17) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 29) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 16) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 24) ^ x;
  x = (x + key2) | 0;
  y = (y + key0 + 2) | 0;
  x = (x + y) | 0;
  y = rotate(y, 13) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 15) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 26) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 6) ^ x;
  x = (x + key0) | 0;
  y = (y + key1 + 3) | 0;
  x = (x + y) | 0;
  y = rotate(y, 17) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 29) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 16) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 24) ^ x;
  x = (x + key1) | 0;
  y = (y + key2 + 4) | 0;
  x = (x + y) | 0;
  y = rotate(y, 13) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 15) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 26) ^ x;
  x = (x + y) | 0;
  y = rotate(y, 6) ^ x;
  out[0] = (x + key2) | 0;
  out[1] = (y + key0 + 5) | 0;
}

function rotate(x: number, count: number): number {
  return (x << count) | (x >>> (32 - count));
}
