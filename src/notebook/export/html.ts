import type { Cell } from "../document.ts";
import { stemOf } from "../file-name.ts";
import { type LiveValues, valueNamed } from "../prose/live-value.ts";
import { type ProseContext, prose, termsIn } from "../prose/prose.ts";
import { valuesOf } from "../prose/values.ts";
import type { CellResult } from "../result.ts";
import { type Article, titleOf } from "./article.ts";
import { type Heading, Places } from "./contents.ts";
import { type PageArticle, type PageCell, packedCells, page } from "./page.ts";

/** What an exported page is made of beside its articles: files that are built with Layerbook. */
export interface PageParts {
  /** `page.js`: a classic script that draws the results and answers the reader. */
  readonly script: string;
  /** `engine.txt`: the worker that runs cells, packed. */
  readonly engine: string;
}

/** Articles as one self-contained page in which everything can be turned and answered; `title` is that of the whole. */
export async function html(
  articles: readonly Article[],
  title: string,
  { script, engine }: PageParts,
): Promise<string> {
  const places = new Places();
  const parts = await Promise.all(articles.map((article) => pageArticle(article, places)));
  return page({ title, script, engine, articles: parts });
}

async function pageArticle(article: Article, places: Places): Promise<PageArticle> {
  const { file, notebook, results, pictures } = article;
  const id = places.of(stemOf(file));
  const headings: Heading[] = [];
  const values = Object.assign({}, ...results.map(valuesOf)) as LiveValues;
  const context: ProseContext = {
    lookup: (name) => valueNamed(values, name),
    terms: termsIn(notebook.cells.flatMap(({ kind, text }) => (kind === "prose" ? text : []))),
    pictures,
    heading(level, words) {
      const heading = { level, words, id: places.of(words) };
      headings.push(heading);
      return heading.id;
    },
  };
  const left = [...results];
  const cells = notebook.cells.map((cell, at) =>
    pageCell(cell, left, { ...context, id: `${id}-cell-${at + 1}` }),
  );
  return { id, file, title: titleOf(article), headings, cells, packed: await packedCells(cells) };
}

function pageCell({ kind, text, origin }: Cell, left: CellResult[], context: ProseContext): PageCell {
  const result = kind === "l2" ? left.shift() : undefined;
  return result === undefined
    ? { kind: "prose", html: prose(text, context) }
    : { kind: "result", text, line: origin?.line ?? 0, result };
}
