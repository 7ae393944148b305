import type { Problem, Span } from "../document.ts";
import type { Cells } from "../language/index.ts";

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
