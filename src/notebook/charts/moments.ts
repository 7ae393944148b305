/** Moments of a layer that a table holds at most. */
const most = 13;

/** Which of so many equal steps a table tells, 0-based: the first, the last, and some between at equal distances. */
export function momentsOf(count: number): readonly number[] {
  const every = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  return Array.from({ length: count }, (_, i) => i).filter((i) => i % every === 0 || i === count - 1);
}
