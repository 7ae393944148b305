import type { Problem } from "./document.ts";
import { type Marked, marked } from "./handin.ts";
import type { LiveValues } from "./prose/live-value.ts";
import { bold, list, paragraphs, shown } from "./report/words.ts";
import type { CellResult } from "./result.ts";

/** A result as the editor passes it on: finished where it was made, so that nobody on the way need read it. */
export interface Outcome {
  /** The cell's name. */
  readonly name: string;
  /** What it was made of (`Outlined.key`); "" where nobody said. */
  readonly key: string;
  readonly title: string;
  /** What prose may name of it. */
  readonly values: LiveValues;
  /** Whether it may be kept: it ran to its end, and running it again gives the same. */
  readonly lasts: boolean;
  /** A tick, a cross, or neither: for a run that was stopped, and a question without a good answer yet. */
  readonly verdict: boolean | undefined;
  /** What came of the question that it asks the reader; left out where it asks none. */
  readonly marked?: Marked;
  /** What a failed cell says, and what to type. */
  readonly failure?: { readonly name: string; readonly message: string };
  /** The result as JSON in UTF-8, without a `<`, so that it can also stand in a script element. */
  readonly json: Uint8Array;
  /** The result as Markdown in UTF-8. */
  readonly words: Uint8Array;
}

/** The outcome of a run, what it says in Markdown, what prose may name of it, and what it was made of. */
export function outcome(result: CellResult, words: string, values: LiveValues = {}, key = ""): Outcome {
  const utf8 = new TextEncoder();
  const { status, isCoarse, provenance } = result;
  const mark = marked(result);
  return {
    name: result.name,
    key,
    values,
    lasts: status === "ok" && !isCoarse && provenance.reproducible,
    title: result.title,
    verdict: verdict(result),
    ...(mark !== undefined && { marked: mark }),
    ...(result.status === "failed" && { failure: failure(result) }),
    json: utf8.encode(JSON.stringify(result).replace(/</g, "\\u003c")),
    words: utf8.encode(words),
  };
}

/** The outcome of a run that measured nothing: in words, all there is to it. */
export function emptyOutcome(result: CellResult): Outcome {
  const notices = result.notices.map((notice) => `Note: ${shown(notice)}`);
  return outcome(result, paragraphs([`**${shown(result.title)}**`, bold(result.sentence), list(notices)]));
}

/** Whether all came out as the author says: his expectations of measures, and the verdict on his claim. */
export const isAsExpected = ({ expectations, claim }: CellResult): boolean =>
  expectations.every(({ holds }) => holds) &&
  (claim === null || claim.expected === null || claim.expected === claim.verdict);

function verdict(result: CellResult): boolean | undefined {
  // Because a tick beside an open question or a wrong guess would say that all is done, and neither is a failure of the cell.
  const isUnmet = result.exercise?.grade === "open" || result.exercise?.grade === "wrong";
  if (result.status === "cancelled" || (isUnmet && result.status === "ok")) return undefined;
  return result.status !== "failed" && isAsExpected(result);
}

function failure({ problems, title, sentence }: CellResult): { name: string; message: string } {
  const worst = problems.find(({ severity }) => severity === "error");
  return worst === undefined
    ? { name: title, message: sentence }
    : { name: worst.code, message: explained(worst) };
}

/** What is wrong, and what to type. */
export function explained({ message, hint }: Problem): string {
  return hint === undefined ? message : `${message} Try: ${hint}`;
}
