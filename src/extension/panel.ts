import { resultMime } from "./outputs.ts";
import { vscode } from "./vscode.ts";

/** Opens a panel beside the editor that draws a result by the same code as in a notebook, and takes newer ones as messages. */
export function resultPanel(extension: vscode.Uri, title: string, json: string): vscode.WebviewPanel {
  const bundles = vscode.Uri.joinPath(extension, "dist");
  const panel = vscode.window.createWebviewPanel("layerbook.result", title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [bundles],
    // Because what was turned would be lost with the page whenever another tab is in front.
    retainContextWhenHidden: true,
  });
  const renderer = panel.webview.asWebviewUri(vscode.Uri.joinPath(bundles, "renderer.js"));
  panel.iconPath = vscode.Uri.joinPath(extension, "media/icon.svg");
  panel.webview.html = page(String(renderer), nonce(), json);
  return panel;
}

/** What the panel's own buttons say to the editor. */
export type PanelAct = "open" | "add";

/** A message of one of the buttons; undefined where it is none. */
export function readPanelAct(message: unknown): PanelAct | undefined {
  const { panel } = Object(message) as Record<string, unknown>;
  return panel === "open" || panel === "add" ? panel : undefined;
}

const style = `
main { max-width: 75rem; margin: 1rem auto; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem; max-width: 75rem; margin: 1rem auto 0; }
nav button {
  font: inherit; padding: 2px 10px; border-radius: 2px; cursor: pointer;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
}
nav button:hover { background: var(--vscode-button-secondaryHoverBackground); }
nav button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }`;

/** Nothing may be loaded but our renderer, and nothing may be sent anywhere. */
function page(renderer: string, nonce: string, json: string): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Layerbook</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<nav aria-label="Keep this">
<button type="button" data-act="open">Open as notebook</button>
<button type="button" data-act="add">Add to notebook…</button>
</nav>
<main id="result"></main>
<script nonce="${nonce}" id="data" type="application/json">${json}</script>
<script nonce="${nonce}" type="module">
import { activate } from "${renderer}";
const editor = acquireVsCodeApi();
for (const button of document.querySelectorAll("nav button"))
  button.addEventListener("click", () => editor.postMessage({ panel: button.dataset.act }));
const text = document.getElementById("data").textContent;
const item = { id: "result", mime: "${resultMime}", metadata: {}, text: () => text, json: () => JSON.parse(text) };
const { renderOutputItem } = await activate({
  setState() {},
  getState() {},
  postMessage: (message) => editor.postMessage(message),
  onDidReceiveMessage: (listener) => window.addEventListener("message", ({ data }) => listener(data)),
});
await renderOutputItem(item, document.getElementById("result"), new AbortController().signal);
</script>
</body>
</html>`;
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
