/** Columns of plain text: numbers end at the same place, words begin at the same place. */
export interface Columns {
  readonly titles: readonly string[];
  readonly numeric: readonly boolean[];
}

/** Lines of an aligned table, without its title row when all titles are empty. Cells hold one line each. */
export function aligned(columns: Columns, rows: readonly (readonly string[])[], indent = ""): string[] {
  const titled = columns.titles.some((title) => title !== "");
  const lines = titled ? [columns.titles, ...rows] : rows;
  const widths = columns.titles.map((_, i) => Math.max(0, ...lines.map((line) => width(line[i] ?? ""))));
  return lines
    .map((line) => widths.map((most, i) => pad(line[i] ?? "", most, columns.numeric[i] === true)).join("  "))
    .map((line) => `${indent}${line}`.trimEnd());
}

function pad(text: string, most: number, right: boolean): string {
  const blank = " ".repeat(Math.max(0, most - width(text)));
  return right ? blank + text : text + blank;
}

/** Letters as a terminal counts them, near enough: one column each. */
const width = (text: string) => [...text].length;

/** Words broken into lines of at most `most` columns. */
export function wrap(text: string, most: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (line !== "" && width(indent + line) + 1 + width(word) > most) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, indent + line];
}
