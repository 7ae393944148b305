import * as vscode from "vscode";
import { formats } from "../../src/notebook/export/formats.ts";
import { bytesOf, equal, file, holds, opened, type Tests } from "./workspace.ts";

const article = `# Title

Prose. ![dot](dot.png) ![none](none.png)

\`\`\`l2
name: base
l1: bitcoin
duration: 6 h
runs: 2
\`\`\`
`;

const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await bytesOf(uri));

/** What every format says of the article. */
const says = {
  html: /^<!DOCTYPE html>[\s\S]*<img src="data:image\/png;base64,ZG90" alt="dot"> none<[\s\S]*class="layerbook-engine">[A-Za-z0-9+/]{1000}[\s\S]*<script>/,
  md: /<!-- l2:result -->\n\n\*\*Bitcoin/,
  ipynb: /"nbformat": 4,[\s\S]*vnd\.layerbook\.result/,
  csv: /\r\n[^,]*,base,bitcoin,bitcoin,userTps,tx\/s,all,[^\r]*\r\n[^,]*,base,bitcoin,bitcoin,userTps,tx\/s,1,\d/,
} as const;

export const exports: Tests = {
  "Export… writes every kind of file, with results though nothing was run": async () => {
    await file("dot.png", "dot");
    for (const format of formats) {
      await opened("article.l2nb", article);
      const place = await file(`article.${format}`, "");
      equal(
        await vscode.commands.executeCommand("layerbook.exportNotebook", format, place).then(String),
        String(place),
        "place",
      );
      holds(says[format].test(await textOf(place)), `${format} says ${(await textOf(place)).slice(0, 300)}`);
    }
  },

  "Import… opens what was exported as the same cells, saved nowhere yet": async () => {
    for (const format of ["md", "ipynb"]) {
      const imported = await vscode.commands.executeCommand<vscode.NotebookDocument>(
        "layerbook.importNotebook",
        await file(`again.${format}`, await exported(format)),
      );
      equal(
        imported.getCells().map(({ document }) => document.getText().trim()),
        [
          "# Title\n\nProse. ![dot](dot.png) ![none](none.png)",
          "name: base\nl1: bitcoin\nduration: 6 h\nruns: 2",
        ],
        format,
      );
      holds(imported.isUntitled, "it has a file");
    }
  },
};

async function exported(format: string): Promise<string> {
  await opened("article.l2nb", article);
  const place = await file(`article.${format}`, "");
  await vscode.commands.executeCommand("layerbook.exportNotebook", format, place);
  return textOf(place);
}
