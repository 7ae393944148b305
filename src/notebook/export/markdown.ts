import type { Cell, Notebook } from "../document.ts";
import { resultMark } from "../format/result-mark.ts";
import { ending, separatorUntil } from "../format/separator.ts";
import { serialize } from "../format/serialize.ts";
import { markdown as words } from "../report/markdown.ts";
import type { CellResult } from "../result.ts";
import type { Article } from "./article.ts";

/** An article as Markdown that reads on any site: under each cell what it gave, marked so that importing it leaves it out. */
export function markdown({ notebook, results }: Article): string {
  const left = [...results];
  const cells = notebook.cells.flatMap((cell): readonly Cell[] => {
    const result = cell.kind === "l2" ? left.shift() : undefined;
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
