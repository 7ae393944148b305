/** Cohorts in the order in which they came, each of which is looked at again after the same times. */
export class Line {
  #waits: readonly number[];
  #cohorts: number[] = [];
  #came: number[] = [];
  /** By wait: the first cohort that is not yet due. */
  #next: Int32Array;

  /** `waits` rise, microseconds. */
  constructor(waits: readonly number[]) {
    this.#waits = waits;
    this.#next = new Int32Array(waits.length);
  }

  add(cohort: number, now: number): void {
    this.#cohorts.push(cohort);
    this.#came.push(now);
  }

  /** Calls for each cohort whose wait of that number has passed since the last call. */
  due(wait: number, now: number, act: (cohort: number) => void): void {
    const came = now - (this.#waits[wait] as number);
    let next = this.#next[wait] as number;
    while (next < this.#came.length && (this.#came[next] as number) <= came)
      act(this.#cohorts[next++] as number);
    this.#next[wait] = next;
    if (wait === this.#waits.length - 1 && next >= 1_024) this.#forget(next);
  }

  /** Because the last wait is the longest, nobody looks at those before it again. */
  #forget(count: number): void {
    this.#cohorts = this.#cohorts.slice(count);
    this.#came = this.#came.slice(count);
    for (let wait = 0; wait < this.#next.length; wait++)
      this.#next[wait] = (this.#next[wait] as number) - count;
  }
}
