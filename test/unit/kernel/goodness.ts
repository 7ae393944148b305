/** √n times the largest gap between a sample and a distribution; above 1.95 in one of a thousand fair samples. */
export function kolmogorov(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  let gap = 0;
  sorted.forEach((x, i) => {
    const f = distribution(x);
    gap = Math.max(gap, Math.abs(f - i / sorted.length), Math.abs((i + 1) / sorted.length - f));
  });
  return gap * Math.sqrt(sorted.length);
}

/** Chi-square of uniform draws over equal bins, as standard deviations from its mean. */
export function chiSquare(uniforms: readonly number[], bins: number): number {
  const counts = new Array<number>(bins).fill(0);
  for (const u of uniforms) counts[Math.floor(u * bins)] = (counts[Math.floor(u * bins)] ?? 0) + 1;
  return chiSquareOf(
    counts,
    counts.map(() => uniforms.length / bins),
  );
}

/** The same for counts against expected counts; classes with fewer than five expected are pooled. */
export function chiSquareOf(counts: readonly number[], expected: readonly number[]): number {
  let square = 0;
  let classes = 0;
  let [seen, hoped] = [0, 0];
  counts.forEach((count, i) => {
    seen += count;
    hoped += expected[i] ?? 0;
    if (hoped < 5) return;
    square += (seen - hoped) ** 2 / hoped;
    classes++;
    [seen, hoped] = [0, 0];
  });
  return (square - (classes - 1)) / Math.sqrt(2 * (classes - 1));
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - meanA) * ((b[i] as number) - meanB)));
  return product / Math.sqrt(mean(a.map((x) => (x - meanA) ** 2)) * mean(b.map((x) => (x - meanB) ** 2)));
}

/** How often each class 0 .. size - 1 came up in `draws` draws; what lies beyond is not counted. */
export function tally(size: number, draws: number, draw: (i: number) => number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (let i = 0; i < draws; i++) {
    const drawn = draw(i);
    if (drawn < size) counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  return counts;
}
