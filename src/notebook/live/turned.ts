/** Values of params that a reader turned and did not write into their cells, by path such as `base.params.size`. */
export type Set = Readonly<Record<string, string>>;

/** What readers have turned, notebook by notebook: kept here, so that every view of a notebook shows the same. */
export class Turned<N extends object> {
  readonly #sets = new WeakMap<N, Set>();

  of(notebook: N): Set {
    return this.#sets.get(notebook) ?? {};
  }

  turn(notebook: N, path: string, value: string): void {
    this.#sets.set(notebook, { ...this.of(notebook), [path]: value });
  }

  /** Forgets what was turned of a cell, or of all; tells whether there was anything. */
  forget(notebook: N, cell?: string): boolean {
    const before = this.of(notebook);
    const rest = Object.entries(before).filter(
      ([path]) => cell !== undefined && !path.startsWith(`${cell}.params.`),
    );
    this.#sets.set(notebook, Object.fromEntries(rest));
    return rest.length < Object.keys(before).length;
  }
}
