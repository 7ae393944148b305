import { isBlank, linesOf } from "./lines.ts";

export const byteOrderMark = "\ufeff";

/**
 * Where the cells of a document may begin: after the byte-order mark, the YAML front matter and the blank lines that
 * follow. As in Pandoc, `---` before a blank line is a rule across the page and no front matter.
 */
export function preambleEnd(text: string): number {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  return afterBlankLines(text, afterFrontMatter(text, start));
}

function afterFrontMatter(text: string, start: number): number {
  if (!text.startsWith("---", start)) return start;
  const [first, ...rest] = linesOf(text, start).map((line) => ({
    ...line,
    text: text.slice(line.start, line.end),
  }));
  if (first === undefined || !/^---[ \t]*$/.test(first.text) || isBlank(rest[0]?.text ?? "")) return start;
  return rest.find((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line.text))?.next ?? start;
}

function afterBlankLines(text: string, start: number): number {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = start;
  const end = start + (blank.exec(text)?.[0].length ?? 0);
  if (end === text.length) return end;
  return Math.max(start, text.lastIndexOf("\n", end - 1) + 1, text.lastIndexOf("\r", end - 1) + 1);
}
