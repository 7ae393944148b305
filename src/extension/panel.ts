import type { Outcome } from "../notebook/outcome.ts";
import { resultMime } from "./outputs.ts";
import { vscode } from "./vscode.ts";

/** Shows a result beside the editor, drawn by the same code as in a notebook. */
export function showResult(extension: vscode.Uri, { title, json }: Outcome): vscode.WebviewPanel {
  const bundles = vscode.Uri.joinPath(extension, "dist");
  const panel = vscode.window.createWebviewPanel("layerbook.result", title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [bundles],
  });
  const renderer = panel.webview.asWebviewUri(vscode.Uri.joinPath(bundles, "renderer.js"));
  panel.iconPath = vscode.Uri.joinPath(extension, "media/icon.svg");
  panel.webview.html = page(String(renderer), nonce(), new TextDecoder().decode(json));
  return panel;
}

/** Nothing may be loaded but our renderer, and nothing may be sent anywhere. */
function page(renderer: string, nonce: string, json: string): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Layerbook</title>
<style nonce="${nonce}">main { max-width: 75rem; margin: 1rem auto; }</style>
</head>
<body>
<main id="result"></main>
<script nonce="${nonce}" id="data" type="application/json">${json}</script>
<script nonce="${nonce}" type="module">
import { activate } from "${renderer}";
const text = document.getElementById("data").textContent;
const item = { id: "result", mime: "${resultMime}", metadata: {}, text: () => text, json: () => JSON.parse(text) };
const { renderOutputItem } = await activate({ setState() {}, getState() {} });
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
