/** Shows one article at a time, that which the address names, and the contents while a reader looks into them. */
export function leadThrough(
  articles: readonly HTMLElement[],
  open: (article: HTMLElement) => Promise<void>,
): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents details");
  const whole = document.title;
  const close = () => contents?.removeAttribute("open");
  const show = () => {
    const place = placeIn(decoded(location.hash.slice(1)));
    const shown = articles.find((article) => article.contains(place)) ?? articles[0];
    for (const article of articles) article.hidden = article !== shown;
    document.querySelector("main")?.classList.add("led");
    if (shown !== undefined) void open(shown);
    close();
    if (articles.length === 1) return;
    const named = markIn(contents, shown?.id ?? "");
    document.title = shown === articles[0] || named === "" ? whole : `${named} · ${whole}`;
    if (place === null) window.scrollTo(0, 0);
    else place.scrollIntoView();
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

/** A heading that is not there leads to its article: `channels/gone`. */
const placeIn = (name: string): HTMLElement | null =>
  document.getElementById(name) ?? document.getElementById(name.split("/")[0] ?? "");

/** Marks where the reader is in the contents, and gives its words. */
function markIn(contents: ParentNode | null, id: string): string {
  let words = "";
  for (const link of contents?.querySelectorAll("a") ?? []) {
    const isHere = link.hash === `#${id}`;
    if (isHere) words = link.textContent ?? "";
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  return words;
}

/** An address may hold anything behind its `#`. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
