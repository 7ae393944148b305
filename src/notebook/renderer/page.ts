import { cards } from "./render.ts";

/** The door of a page of its own: draws each result that the page holds, and those that are sent to it. */
const all = cards(null);

for (const [i, script] of [...document.querySelectorAll("script.layerbook-result")].entries()) {
  const into = document.createElement("div");
  script.after(into);
  void all.show(`result-${i}`, into, script.textContent ?? "");
}

window.addEventListener("message", ({ data, origin }: MessageEvent<unknown>) => {
  const { type, result, done, label } = Object(data) as Record<string, unknown>;
  const into = document.getElementById("layerbook");
  // Because a page may be framed by another, only its own host may speak to it.
  if (into === null || !(origin === location.origin || origin.startsWith("vscode-webview:"))) return;
  if (type === "result") void all.show("layerbook", into, JSON.stringify(result));
  if (type === "progress") all.progress("layerbook", into, { done, label });
});
