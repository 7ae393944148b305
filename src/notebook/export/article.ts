import type { Notebook } from "../document.ts";
import { firstHeading } from "../prose/headings.ts";
import type { Pictures } from "../prose/picture.ts";
import { picturesIn } from "../prose/prose.ts";
import type { CellResult } from "../result.ts";

/** A notebook and what its cells gave. */
export interface Article {
  /** The name of its file, with its folders below that of all that are exported together. */
  readonly file: string;
  readonly notebook: Notebook;
  /** Of its `l2` cells, in their order. */
  readonly results: readonly CellResult[];
  /** Those beside its file that its prose shows. */
  readonly pictures: Pictures;
}

/** The title in the front matter, else the first heading, else the name of the file. */
export function titleOf({ file, notebook: { preamble, cells } }: Article): string {
  const title = /^title:[ \t]*(.+?)[ \t]*$/m.exec(preamble)?.[1]?.replace(/^(["'])(.*)\1$/, "$2");
  return title ?? firstHeading(cells) ?? file;
}

/** The paths of the pictures beside its file that a notebook shows. */
export const picturesOf = ({ cells }: Notebook): readonly string[] =>
  picturesIn(cells.flatMap(({ kind, text }) => (kind === "prose" ? text : [])));
