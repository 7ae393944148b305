import type { Notebook } from "../document.ts";
import { fromIpynb } from "./ipynb.ts";
import { parse } from "./parse.ts";
import { resultMark } from "./result-mark.ts";
import { decode } from "./unreadable.ts";

/** Files that a notebook can be made of, by their endings. */
export const importable = ["md", "ipynb"] as const;

/**
 * A notebook out of a file of another kind: of Markdown, whose `l2` fences are cells, or of Jupyter. Nothing is lost but results, which
 * running gives again.
 * @throws UnreadableDocument where the bytes are not UTF-8.
 * @throws NoJupyterNotebook where an `.ipynb` is none.
 */
export function imported(file: string, bytes: Uint8Array): Notebook {
  return file.endsWith(".ipynb") ? fromIpynb(decode(bytes)) : withoutResults(parse(bytes));
}

/** Without what an export put under the cells. */
const withoutResults = ({ cells, ...notebook }: Notebook): Notebook => ({
  ...notebook,
  cells: cells.filter(({ kind, text }) => kind !== "prose" || !text.startsWith(resultMark)),
});
