import { element } from "../element.ts";
import { showAnswers } from "./answers.ts";
import { PageArticle } from "./article.ts";
import { cellsIn } from "./cell.ts";
import { leadThrough } from "./contents.ts";
import { engineIn } from "./engine.ts";
import { printWhole } from "./print.ts";

/** The door of a page of its own: shows the results that it holds, and answers the reader. */
async function open(): Promise<void> {
  const engine = engineIn(document);
  const parts = [...document.querySelectorAll<HTMLElement>("article[data-file]")];
  const articles: readonly PageArticle[] = await Promise.all(
    parts.map(
      async (part) => new PageArticle(part, await cellsIn(part), engine, () => showAnswers(articles)),
    ),
  );
  leadThrough(articles);
  showAnswers(articles);
  printWhole();
}

/** Without the results a reader still has the prose, and may have another browser. */
function sayWhy(): void {
  const words = "The results of this page cannot be shown here. Open it in a browser of 2023 or later.";
  document.querySelector("main")?.prepend(element("p", { class: "failure", role: "alert" }, words));
}

open().catch(sayWhy);
