/**
 * The floor of any simulation on this machine: a 4-ary heap of numbers from which the earliest is taken and put back
 * later, as often as asked, with nothing else around it. Returns the last time taken, so that no engine leaves the work out.
 */
export function floorLoop(pending: number, rounds: number): number {
  const heap = Float64Array.from({ length: pending }, (_, at) => at);
  const random = xoshiro();
  let now = 0;
  for (let round = 0; round < rounds; round++) {
    now = heap[0] as number;
    sink(heap, now + 1 + (random() >>> 0) / 2 ** 20);
  }
  return now;
}

/** Puts a later time in place of the earliest and lets it sink to where it belongs. */
function sink(heap: Float64Array, time: number): void {
  let at = 0;
  for (;;) {
    const first = 4 * at + 1;
    if (first >= heap.length) break;
    let least = first;
    for (let child = first + 1; child < first + 4 && child < heap.length; child++) {
      if ((heap[child] as number) < (heap[least] as number)) least = child;
    }
    if ((heap[least] as number) >= time) break;
    heap[at] = heap[least] as number;
    at = least;
  }
  heap[at] = time;
}

/** xoshiro128** of Blackman and Vigna, from one fixed state. */
function xoshiro(): () => number {
  let [a, b, c, d] = [1, 2, 3, 4];
  return () => {
    const multiplied = Math.imul(b, 5);
    const result = Math.imul((multiplied << 7) | (multiplied >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}
