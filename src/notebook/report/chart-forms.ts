import type { ChartResult, TableResult } from "../result.ts";
import { paragraphs, shown } from "./words.ts";

/** A table as comma-separated values (RFC 4180), for spreadsheets. */
export function csv({ columns, rows }: TableResult): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

/** Because a spreadsheet takes for a formula what begins like one, and `-1+cmd|…` begins like a number. */
function csvCell(text: string): string {
  const plain = text.replace(/[\u00a0\u202f]/g, " ").replace(/\u2212/g, "-");
  const isFormula = /^[=+\-@\t\r\n＝＋－＠]/.test(plain) && !signedNumber.test(plain);
  const safe = isFormula ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A number with its sign, and words behind it without which nothing could be reckoned: "-1.5e-7", "+12 %", "-3 ± 1 tx/s". */
const signedNumber = /^[+-]\d(?:[\p{L}\d .,±%]|(?<=\d)e-\d|(?<=\p{L})\/(?=\p{L}))*$/iu;

/** A chart in words: its title, its sentence and its table. */
export function chartMarkdown({ title, sentence, table }: ChartResult): string {
  const row = (cells: readonly string[]) => `| ${cells.map(shown).join(" | ")} |`;
  const rule = `| ${table.columns.map(({ numeric }) => (numeric ? "--:" : "---")).join(" | ")} |`;
  const head = row(table.columns.map((column) => column.title));
  return paragraphs([
    `**${shown(title)}**`,
    shown(sentence),
    [head, rule, ...table.rows.map(row)].join("\n"),
  ]);
}

/** A chart as data: its words, its table, and the specification with the numbers that were drawn. */
export const chartJson = ({ title, sentence, table, spec }: ChartResult): string =>
  `${JSON.stringify({ title, sentence, table, spec }, null, 2)}\n`;
