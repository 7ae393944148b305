import { policyHash } from "../hash.ts";
import type { CellResult } from "../result.ts";
import { pageStyle } from "./page-style.ts";
import { text } from "./text.ts";

/** A notebook with its results, as parts of one page. */
export interface Page {
  readonly title: string;
  readonly cells: readonly PageCell[];
  /** The renderer's page bundle: a classic script that draws the results. */
  readonly script: string;
  /** More style than the page's own; "" for none. */
  readonly style: string;
}

export type PageCell =
  /** `html` is what `prose()` made of Markdown: nothing else may stand there. */
  | { readonly kind: "prose"; readonly html: string }
  | { readonly kind: "result"; readonly source: string; readonly result: CellResult };

/**
 * One self-contained HTML file. Its own policy lets nothing load and nothing run but the one script whose hash it
 * names; without scripts, each result still stands there as plain text.
 */
export function page({ title, cells, script, style }: Page): string {
  // A browser hashes a script after it has made every line end LF.
  const code = script
    .replace(/\r\n?/g, "\n")
    .replace(/<\/(script)/gi, "<\\/$1")
    .replace(/<!--/g, "<\\!--");
  const css = `${pageStyle}${style}`.replace(/<\//g, "<\\/");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${policyHash(code)}'`,
    `style-src 'sha256-${policyHash(css)}'`,
    "img-src data:",
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
<main>
${cells.map(cellHtml).join("\n")}
</main>
<script>${code}</script>
</body>
</html>
`;
}

const cellHtml = (cell: PageCell): string =>
  cell.kind === "prose" ? `<section class="prose">\n${cell.html}</section>` : resultHtml(cell);

const resultHtml = ({ source, result }: PageCell & { kind: "result" }): string => `<section class="cell">
<details class="source"><summary>Scenario</summary><pre><code>${inHtml(source)}</code></pre></details>
<script type="application/json" class="layerbook-result">${inScript(JSON.stringify(result))}</script>
<noscript><pre>${inHtml(text(result))}</pre></noscript>
</section>`;

/** Text that is text in HTML, in an element or in a quoted attribute. */
const inHtml = (words: string): string =>
  words
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");

/** JSON that cannot end, or be mistaken for, the element it stands in. */
const inScript = (json: string): string =>
  json
    .replace(/</g, "\\u003c")
    .replace(/>/g, "\\u003e")
    .replace(/&/g, "\\u0026")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
