import type { Outlined } from "../outline.ts";

/** A cell with what it hangs on; `C` is what its host knows it by. */
export interface Placed<C> extends Outlined {
  readonly cell: C;
  /** Whether it shows a result. */
  readonly isShown: boolean;
}

/** The cells that show a result and hang on one of the others, by their names. */
export function dependents<C>(all: readonly Placed<C>[], on: readonly string[]): readonly Placed<C>[] {
  const positions = all.flatMap(({ name }, at) => (on.includes(name) ? [at + 1] : []));
  return all.filter(({ isShown, uses }) => isShown && uses.some((position) => positions.includes(position)));
}
