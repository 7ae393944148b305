import * as vscode from "vscode";
import type { CellResult } from "../notebook/result.ts";
import { resultMime } from "./outputs.ts";

/** Shows a result beside the editor, drawn by the same code as in a notebook. */
export function showResult(extension: vscode.Uri, result: CellResult): vscode.WebviewPanel {
  const bundles = vscode.Uri.joinPath(extension, "dist");
  const panel = vscode.window.createWebviewPanel("layerbook.result", result.title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [bundles],
  });
  const renderer = panel.webview.asWebviewUri(vscode.Uri.joinPath(bundles, "renderer.js"));
  panel.iconPath = vscode.Uri.joinPath(extension, "media/icon.svg");
  panel.webview.html = page(String(renderer), nonce(), result);
  return panel;
}

/** Nothing may be loaded but our renderer, and nothing may be sent anywhere. */
function page(renderer: string, nonce: string, result: CellResult): string {
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
<script nonce="${nonce}" id="data" type="application/json">${inScript(JSON.stringify(result))}</script>
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

/** JSON that cannot end the script element it stands in. */
function inScript(json: string): string {
  return json.replace(/</g, "\\u003c");
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
