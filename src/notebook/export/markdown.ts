import type { Cell } from "../document.ts";
import { resultMark } from "../format/result-mark.ts";
import { serialize } from "../format/serialize.ts";
import { markdown as words } from "../report/markdown.ts";
import type { Article } from "./article.ts";

/** An article as Markdown that reads on any site: under each cell what it gave, marked so that importing it leaves it out. */
export function markdown({ notebook, results }: Article): string {
  const left = [...results];
  const cells = notebook.cells.flatMap((cell): readonly Cell[] => {
    const result = cell.kind === "l2" ? left.shift() : undefined;
    if (result === undefined) return [cell];
    return [cell, { kind: "prose", text: `${resultMark}\n\n${words(result).trim()}` }];
  });
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(serialize({ ...notebook, cells }));
}
