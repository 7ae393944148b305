import { policyHash } from "../hash.ts";
import { prose } from "../prose/prose.ts";
import { markdown } from "../report/markdown.ts";
import type { CellResult } from "../result.ts";
import type { Heading } from "./contents.ts";
import { inHtml, link } from "./in-html.ts";
import { packed } from "./packed.ts";
import { pageStyle } from "./page-style.ts";

/** One page with articles and their results. */
export interface Page {
  readonly title: string;
  readonly articles: readonly PageArticle[];
  /** The renderer's page bundle: a classic script that draws the results and answers the reader. */
  readonly script: string;
  /** The worker that runs cells, packed: base64 of raw DEFLATE; "" where nobody shall run any. */
  readonly engine: string;
}

/** An article, as a part of a page. */
export interface PageArticle {
  /** The name of its place on the page. */
  readonly id: string;
  /** The name of its notebook's file, with its folders below that of the page's; "" where there is none. */
  readonly file: string;
  readonly title: string;
  /** What stands above it, as HTML: nothing of the author's but text. */
  readonly head: string;
  readonly headings: readonly Heading[];
  readonly cells: readonly PageCell[];
  /** Its `l2` cells with their results, packed: `packedCells()`. */
  readonly packed: string;
}

export type PageCell =
  /** `html` is what `prose()` made of Markdown, or `cover()` of a course: nothing else may stand there. */
  | { readonly kind: "prose"; readonly html: string }
  /** An `l2` cell, its text and 1-based line, with what it gave. */
  | { readonly kind: "result"; readonly text: string; readonly line: number; readonly result: CellResult };

/** What the page's script reads the cells and their results from. */
export const packedCells = (cells: readonly PageCell[]): Promise<string> =>
  packed(
    JSON.stringify(
      cells.flatMap((cell) =>
        cell.kind === "result" ? [{ text: cell.text, line: cell.line, result: cell.result }] : [],
      ),
    ),
  );

/**
 * One self-contained HTML file. Its own policy lets nothing load and nothing run but the one script whose hash it
 * names and the worker that the script makes; without scripts, each result still stands there in words and tables.
 */
export function page({ title, articles, script, engine }: Page): string {
  // A browser hashes a script after it has made every line end LF.
  const code = script
    .replace(/\r\n?/g, "\n")
    .replace(/<\/(script)/gi, "<\\/$1")
    .replace(/<!--/g, "<\\!--");
  const css = pageStyle.replace(/<\//g, "<\\/");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${policyHash(code)}'`,
    `style-src 'sha256-${policyHash(css)}'`,
    "img-src data:",
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${inHtml(title)}</title>
<style>${css}</style>
</head>
<body>
${contents(title, articles)}
<main>
${articles.map((article, at) => articleHtml(article, articles[at - 1], articles[at + 1])).join("\n")}
</main>
<script type="text/plain" class="layerbook-engine">${engine}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** Where everything is: of one article its sections, of several their titles and sections. */
function contents(title: string, articles: readonly PageArticle[]): string {
  const [only, ...others] = articles;
  const isAlone = others.length === 0;
  const entries =
    only !== undefined && isAlone
      ? sections(only)
      : list(articles.map((article) => `${link(article.id, article.title)}${sections(article)}`));
  if (entries === "") return "";
  return `<nav class="contents${isAlone ? "" : " several"}" aria-label="Contents">
<details><summary>Contents</summary>
<div class="places">
${entries}
<p class="answers" hidden></p>
</div>
</details>
<span class="whole">${inHtml(title)}</span>
</nav>`;
}

const sections = ({ headings }: PageArticle): string =>
  list(headings.filter(({ level }) => level === 2).map(({ id, words }) => link(id, words)));

const list = (items: readonly string[]): string =>
  items.length === 0 ? "" : `<ol>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`;

function articleHtml(article: PageArticle, before?: PageArticle, after?: PageArticle): string {
  return `<article id="${inHtml(article.id)}" data-file="${inHtml(article.file)}">
${article.head}${article.cells.map(cellHtml).join("\n")}
<script type="text/plain" class="layerbook-cells">${article.packed}</script>
${neighbors(before, after)}</article>`;
}

/** The ways to the articles beside one. */
function neighbors(before?: PageArticle, after?: PageArticle): string {
  if (before === undefined && after === undefined) return "";
  const way = (rel: string, label: string, to?: PageArticle) =>
    to === undefined
      ? ""
      : `<a rel="${rel}" href="#${inHtml(to.id)}"><span>${label}</span> ${inHtml(to.title)}</a>`;
  return `<nav class="neighbors" aria-label="Other articles">${way("prev", "Previous", before)}${way("next", "Next", after)}</nav>\n`;
}

const cellHtml = (cell: PageCell): string =>
  cell.kind === "prose" ? `<section class="prose">\n${cell.html}</section>` : resultHtml(cell);

const resultHtml = ({ text, result }: PageCell & { kind: "result" }): string => `<section class="cell">
<details class="source"><summary>${result.exercise === null ? "Scenario" : "Question"} as written</summary><pre><code>${inHtml(text)}</code></pre></details>
<div class="layerbook-slot"></div>
<noscript><div class="words">${prose(markdown(result))}</div></noscript>
</section>`;
