import { rightOf } from "../../handin.ts";
import { element } from "../element.ts";
import type { PageArticle } from "./article.ts";

/** Says under the contents how many questions were answered well, and forgets all answers when asked. */
export function showAnswers(articles: readonly PageArticle[]): void {
  const into = document.querySelector<HTMLElement>(".contents .answers");
  const grades = articles.flatMap((article) => article.grades);
  if (into === null || grades.length === 0) return;
  into.hidden = false;
  const clear = element("button", { type: "button" }, "Clear answers");
  clear.addEventListener("click", () => {
    for (const article of articles) void article.forgetAnswers();
  });
  const isAnswered = grades.some((grade) => grade !== "open");
  into.replaceChildren(`Questions: ${rightOf(grades)}. `, ...(isAnswered ? [clear] : []));
}
