/** A line of a text: `start` to `end` without its line end, which reaches to `next`. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of `text` from an offset on, ended by LF, CRLF or CR; what follows the last line end is a line unless empty. */
export function linesOf(text: string, from = 0): Line[] {
  const lines: Line[] = [];
  let lineFeed = text.indexOf("\n", from);
  let carriageReturn = text.indexOf("\r", from);
  let start = from;
  while (lineFeed >= 0 || carriageReturn >= 0) {
    const isReturn = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed);
    const end = isReturn ? carriageReturn : lineFeed;
    const next = isReturn && lineFeed === end + 1 ? end + 2 : end + 1;
    lines.push({ start, end, next });
    start = next;
    if (lineFeed >= 0 && lineFeed < next) lineFeed = text.indexOf("\n", next);
    if (isReturn) carriageReturn = text.indexOf("\r", next);
  }
  if (start < text.length) lines.push({ start, end: text.length, next: text.length });
  return lines;
}

const content = /[^ \t]/;

export const isBlank = (line: string) => !content.test(line);

/** Columns before the first thing on a line; a tab reaches to the next multiple of four. */
export function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; line[at] === " " || line[at] === "\t"; at++) {
    columns += line[at] === "\t" ? 4 - (columns % 4) : 1;
  }
  return columns;
}

export type LineEnd = "\n" | "\r\n" | "\r";

/** The line end that `text` ends with. */
export function finalLineEnd(text: string): LineEnd | undefined {
  if (text.endsWith("\r\n")) return "\r\n";
  if (text.endsWith("\n")) return "\n";
  return text.endsWith("\r") ? "\r" : undefined;
}

/** The first line end in `text`. */
export const firstLineEnd = (text: string) => /\r\n?|\n/.exec(text)?.[0] as LineEnd | undefined;

/** Every line end made LF. */
export const toLineFeeds = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
