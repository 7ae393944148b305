import type { Cell } from "../document.ts";
import type { OwnMetadata } from "../format/ipynb.ts";
import { markdown } from "../report/markdown.ts";
import type { CellResult } from "../result.ts";
import type { Article } from "./article.ts";

/** Our own kind of output in a Jupyter notebook: the whole result, for whoever knows it. */
const resultMime = "application/vnd.layerbook.result+json";

/** An article as a Jupyter notebook (nbformat 4.5): its cells with what they gave, in words and as data. Jupyter runs none of them. */
export function ipynb({ notebook, results }: Article): string {
  const left = [...results];
  const { preamble, newline } = notebook;
  const own: OwnMetadata = { preamble, newline };
  const file = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: "l2", file_extension: ".l2" }, layerbook: own },
    cells: notebook.cells.map((cell, at) =>
      cell.kind === "prose" ? proseCell(cell, at) : l2Cell(cell, at, left.shift()),
    ),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const proseCell = ({ text }: Cell, at: number) => ({
  cell_type: "markdown",
  id: idOf(at),
  metadata: {},
  source: linesOf(text),
});

function l2Cell({ text }: Cell, at: number, result: CellResult | undefined) {
  const own: OwnMetadata = { kind: "l2" };
  return {
    cell_type: "code",
    id: idOf(at),
    metadata: { layerbook: own, vscode: { languageId: "l2" } },
    source: linesOf(text),
    execution_count: null,
    outputs: result === undefined ? [] : [outputOf(result)],
  };
}

const outputOf = (result: CellResult) => ({
  output_type: "display_data",
  metadata: {},
  data: { "text/markdown": linesOf(markdown(result)), [resultMime]: result },
});

/** What the cells of an article gave, out of the Jupyter notebook that it was exported as. */
export function resultsIn(text: string): readonly CellResult[] {
  const { cells } = JSON.parse(text) as { readonly cells: readonly Partial<ReturnType<typeof l2Cell>>[] };
  return cells.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data[resultMime]));
}

const idOf = (at: number): string => `cell-${at + 1}`;

/** As Jupyter writes text: a list of lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
