import { showAnswers } from "./answers.ts";
import { PageArticle } from "./article.ts";
import { leadThrough } from "./contents.ts";
import { engineIn } from "./engine.ts";
import { printWhole } from "./print.ts";

/** The door of a page of its own: shows the results that it holds, and answers the reader. */
const engine = engineIn(document);
const articles = [...document.querySelectorAll<HTMLElement>("article[data-file]")].map(
  (element) => new PageArticle(element, engine, () => showAnswers(articles)),
);

leadThrough(articles);
showAnswers(articles);
printWhole();
