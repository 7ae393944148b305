type Theme = "light" | "dark" | "hc-light" | "hc-dark" | "forced";

/** Marks `host` with the reader's theme, now and whenever it changes; returns what ends that. */
export function followTheme(host: HTMLElement): () => void {
  const mark = () => {
    host.dataset.theme = themeNow();
  };
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"].map((query) =>
    matchMedia(query),
  );
  const observer = new MutationObserver(mark);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-kind"] });
  for (const query of queries) query.addEventListener("change", mark);
  mark();
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", mark);
  };
}

/** VS Code names its theme on the body; a page of its own follows the system. */
function themeNow(): Theme {
  const kind = document.body.dataset.vscodeThemeKind ?? document.body.className;
  if (kind.includes("vscode-high-contrast-light")) return "hc-light";
  if (kind.includes("vscode-high-contrast")) return "hc-dark";
  if (kind.includes("vscode-dark")) return "dark";
  if (kind.includes("vscode-light")) return "light";
  // Because paper is white, whatever the screen is.
  if (matchMedia("print").matches) return "light";
  if (matchMedia("(forced-colors: active)").matches) return "forced";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
