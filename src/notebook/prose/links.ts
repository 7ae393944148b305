import type { Problem, Span } from "../document.ts";
import type { Cells } from "../language/index.ts";
import { nearest } from "../language/nearest.ts";
import type { CellResult } from "../result.ts";
import { type LiveValues, valueNamed } from "./live-value.ts";
import { valuesOf } from "./values.ts";

/** A live value that prose names, and where. */
export interface LiveLink {
  readonly name: string;
  readonly words: string;
  readonly span: Span;
}

/** All live values of a prose cell; what stands in code is none. */
export function liveLinks(markdown: string): readonly LiveLink[] {
  return [...withoutCode(markdown).matchAll(link)].map(
    ({ 0: whole, 1: words = "", 2: name = "", index }) => ({
      name,
      words,
      span: { start: index, end: index + whole.length },
    }),
  );
}

const link = /\[([^\]\n]*)\]\(l2:([^)\s]*)\)/g;

/** The same text with blanks where code stands, so that all else keeps its place. */
export const withoutCode = (markdown: string): string =>
  markdown.replace(code, (text) => text.replace(/[^\n]/g, " "));

/** Fenced blocks, and code in a line. */
const code = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|(`+)[^`\n][\s\S]*?\2/gm;

/** What is wrong with the live values of a prose cell: names of nothing, and links without words for who sees no value. */
export function linkProblems(markdown: string, cells: Cells): readonly Problem[] {
  return liveLinks(markdown).flatMap(({ name, words, span }): readonly Problem[] => {
    if (words.trim() === "") {
      const message = "A live value needs words for those who see no value yet.";
      return [{ severity: "error", code: "missing-words", span, message, hint: `[about 7](l2:${name})` }];
    }
    const wrong = cells.liveProblem(name);
    return wrong === undefined ? [] : [{ ...wrong, span }];
  });
}

/** Live values of a prose cell that mean something which the runs did not come to: a chain without blobs has no price of them. */
export function unmeasuredLinks(
  markdown: string,
  cells: Cells,
  results: readonly CellResult[],
): readonly Problem[] {
  return liveLinks(markdown).flatMap(({ name, span }): readonly Problem[] => {
    const cell = results.find((each) => each.status === "ok" && name.startsWith(`${each.name}.`));
    if (cell === undefined || cells.liveProblem(name) !== undefined) return [];
    const values = valuesOf(cell);
    if (valueNamed(values, name) !== undefined) return [];
    const message = `The run of \`${cell.name}\` measured no \`${name.slice(cell.name.length + 1)}\`.`;
    const near = nearest(name, Object.keys(values)) ?? `${cell.name}.userTps`;
    return [{ severity: "error", code: "not-measured", span, message, hint: `l2:${near}` }];
  });
}

/** The same prose with the words alone of live values that there are none of, for where nobody can run a cell. */
export function wordsWithoutValue(markdown: string, values: LiveValues): string {
  const dead = liveLinks(markdown).filter(({ name }) => valueNamed(values, name) === undefined);
  return dead.reduceRight(
    (text, { words, span }) => text.slice(0, span.start) + words + text.slice(span.end),
    markdown,
  );
}
