/** Numbers told at the same moments of every replication, by name: means over those that got there. */
export class Moments<K extends string> {
  #sums: Readonly<Record<K, Float64Array>>;
  #looks: Float64Array;

  constructor(names: readonly K[], count: number) {
    const columns = names.map((name) => [name, new Float64Array(count)]);
    this.#sums = Object.fromEntries(columns) as Record<K, Float64Array>;
    this.#looks = new Float64Array(count);
  }

  /** What lies outside the moments is left out. */
  add(moment: number, values: Readonly<Record<K, number>>): void {
    if (this.#looks[moment] === undefined) return;
    for (const [name, sum] of Object.entries<Float64Array>(this.#sums))
      sum[moment] = (sum[moment] as number) + values[name as K];
    this.#looks[moment]++;
  }

  /** Null where nothing was told. */
  means(): Readonly<Record<K, readonly number[]>> | null {
    const told = [...this.#looks.keys()].filter((moment) => (this.#looks[moment] as number) > 0);
    if (told.length === 0) return null;
    const means = Object.entries<Float64Array>(this.#sums).map(([name, sum]) => [
      name,
      told.map((moment) => (sum[moment] as number) / (this.#looks[moment] as number)),
    ]);
    return Object.fromEntries(means) as Record<K, readonly number[]>;
  }
}
