import type { Cell, Notebook } from "../document.ts";
import { resultMark } from "../format/result-mark.ts";
import { ending, separatorUntil } from "../format/separator.ts";
import { serialize } from "../format/serialize.ts";
import { wordsWithoutValue } from "../prose/links.ts";
import { valuesOfAll } from "../prose/values.ts";
import { markdown as words } from "../report/markdown.ts";
import type { CellResult } from "../result.ts";
import type { Article } from "./article.ts";

/** An article as Markdown that reads on any site: under each cell what it gave, marked so that importing it leaves it out. */
export function markdown({ notebook, results }: Article): string {
  const left = [...results];
  const values = valuesOfAll(results);
  const cells = notebook.cells.flatMap((cell): readonly Cell[] => {
    if (cell.kind === "prose") return [{ ...cell, text: wordsWithoutValue(cell.text, values) }];
    const result = left.shift();
    if (result === undefined) return [cell];
    return [cell, resultCell(result, notebook.newline)];
  });
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(serialize({ ...notebook, cells }));
}

/** Enclosed in comments, which no result can hold, so that what stands around it stays as the author wrote it. */
function resultCell(result: CellResult, newline: Notebook["newline"]): Cell {
  const text = `${resultMark}\n\n${words(result).trim()}`;
  const lines = [separatorUntil("end"), ...text.split("\n"), ending("end"), "", ""];
  return { kind: "prose", text, origin: { source: lines.join(newline), text, line: 0 } };
}
