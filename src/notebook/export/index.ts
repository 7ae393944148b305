import type { Article } from "./article.ts";
import { titleOf } from "./article.ts";
import { csv } from "./csv.ts";
import type { Format } from "./formats.ts";
import { html, type PageParts } from "./html.ts";
import { ipynb } from "./ipynb.ts";
import { markdown } from "./markdown.ts";

export type { Article } from "./article.ts";
export { type Format, formats } from "./formats.ts";
export { html, type PageParts, type Whole } from "./html.ts";

/** An article with its results as the text of a file; `parts` are for a page alone. */
export async function exported(to: Format, article: Article, parts: PageParts): Promise<string> {
  switch (to) {
    case "html":
      return html([article], { title: titleOf(article) }, parts);
    case "md":
      return markdown(article);
    case "ipynb":
      return ipynb(article);
    case "csv":
      return csv(article);
  }
}
