/**
 * Something that is wrong with a scenario, found before it runs: the engine itself is total on what passes.
 * `path` names the place in scenario data; the notebook turns it into a place in the text.
 */
export interface ScenarioProblem {
  readonly code:
    | "out-of-range"
    | "not-whole"
    | "unknown-choice"
    | "unknown-preset"
    | "unaffordable"
    | "empty-shares";
  readonly path: readonly string[];
  /** One sentence for the author. */
  readonly message: string;
  /** What to type instead, where that is known. */
  readonly hint?: string;
}
