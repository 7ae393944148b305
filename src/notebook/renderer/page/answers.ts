import { rightOf } from "../../handin.ts";
import { element } from "../element.ts";
import type { PageArticle } from "./article.ts";

/** Says under the contents how many questions of an article were answered well, and forgets its answers when asked. */
export function showAnswers(article: PageArticle): void {
  const into = document.querySelector<HTMLElement>(".contents .answers");
  if (into === null) return;
  const { grades } = article;
  into.hidden = grades.length === 0;
  const clear = element("button", { type: "button" }, "Clear answers");
  clear.addEventListener("click", () => void article.forgetAnswers());
  const isAnswered = grades.some((grade) => grade !== "open");
  into.replaceChildren(`Questions: ${rightOf(grades)}. `, ...(isAnswered ? [clear] : []));
}
