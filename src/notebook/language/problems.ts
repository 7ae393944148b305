import type { Problem, Span } from "../document.ts";

/** Everything that can be wrong with a cell's text. Tests and tools go by the code, readers by the sentence. */
export const problemCodes = [
  "too-large",
  "too-deep",
  "syntax",
  "tab",
  "equals-sign",
  "missing-space",
  "missing-colon",
  "duplicate-key",
  "alias",
  "thousands",
  "leading-zero",
  "unknown-key",
  "not-yet",
  "missing-key",
  "missing-value",
  "wrong-form",
  "bad-name",
  "duplicate-name",
  "not-a-quantity",
  "missing-unit",
  "wrong-unit",
  "out-of-range",
  "not-whole",
  "unknown-choice",
  "unknown-preset",
  "empty-shares",
  "mixed-shares",
  "incomplete-shares",
  "unknown-measure",
  "not-shown",
  "unknown-cell",
  "broken-cell",
  "cell-cycle",
  "unknown-layer",
  "ambiguous-layer",
  "cannot-host",
  "layer-cycle",
  "unknown-party",
  "bad-condition",
  "bad-expression",
  "few-runs",
  "unused-param",
  "unaffordable",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Where something stands in the cell's text; `set`: the override that it came from instead, as typed. */
export interface Place extends Span {
  readonly set?: string;
}

export interface Advice {
  readonly hint?: string;
  readonly fix?: string;
}

/** Because nobody reads more of them, and a hostile cell could hold a hundred thousand. */
const most = 100;

/** The problems of one text, as they are found: of a cell, where `Code` does not say otherwise. */
export class Problems<Code extends string = ProblemCode> {
  readonly #found: Problem[] = [];

  error(code: Code, place: Place, message: string, advice: Advice = {}): undefined {
    this.#add("error", code, place, message, advice);
  }

  warn(code: Code, place: Place, message: string, advice: Advice = {}): undefined {
    this.#add("warning", code, place, message, advice);
  }

  get full(): boolean {
    return this.#found.length >= most;
  }

  get hasErrors(): boolean {
    return this.#found.some(({ severity }) => severity === "error");
  }

  /** In the order of the text. */
  inOrder(): readonly Problem[] {
    return [...this.#found].sort((a, b) => a.span.start - b.span.start);
  }

  #add(severity: Problem["severity"], code: Code, place: Place, message: string, advice: Advice): void {
    if (this.full) return;
    const span = { start: place.start, end: place.end };
    const hint = advice.hint ?? advice.fix;
    const { set } = place;
    const fix = set === undefined ? advice.fix : undefined;
    this.#found.push({
      severity,
      code,
      span,
      message: set === undefined ? message : `--set ${set}: ${message}`,
      ...(hint !== undefined && hint !== "" && { hint }),
      ...(fix !== undefined && { fix }),
      ...(set !== undefined && { set }),
    });
  }
}
