import type { PageArticle } from "./article.ts";

/** Shows one article at a time, that which the address names, and the contents while a reader looks into them. */
export function leadThrough(articles: readonly PageArticle[]): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents details");
  const close = () => contents?.removeAttribute("open");
  const show = () => {
    const place = document.getElementById(decoded(location.hash.slice(1)));
    const shown = articles.find(({ element }) => element.contains(place)) ?? articles[0];
    for (const article of articles) article.element.hidden = article !== shown;
    void shown?.open();
    close();
    if (articles.length > 1) place?.scrollIntoView();
  };
  window.addEventListener("hashchange", show);
  contents?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") !== null) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && contents?.contains(target) === false) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || contents?.open !== true) return;
    close();
    contents.querySelector("summary")?.focus();
  });
  show();
}

/** An address may hold anything behind its `#`. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
