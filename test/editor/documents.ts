import * as vscode from "vscode";
import {
  bytesOf,
  cellAt,
  equal,
  extensionFile,
  file,
  holds,
  opened,
  rewrite,
  type Tests,
} from "./workspace.ts";

const mixed = [
  "\uFEFF---\r\ntitle: Mixed\r\n---\r\n",
  "# Mixed line ends\r\n\r\nA paragraph.\n\n",
  "~~~ l2   \r\nl1: bitcoin\r\n~~~\r\n",
  "<!-- l2:cell -->\n\n```js\nconst prose = true;\n```\n\n",
  "```l2\nname: last\nl1: bitcoin\n```",
].join("");

export const documents: Tests = {
  "saving writes back the bytes that were read": async () => {
    const document = await opened("mixed.l2nb", mixed);
    const { text } = firstCell(document);
    await rewrite(firstCell(document).cell, `${text} changed`);
    await rewrite(firstCell(document).cell, text);
    await document.save();
    equal(decode(await bytesOf(document.uri)), mixed, "bytes");
  },

  "editing a cell changes that cell only": async () => {
    const document = await opened("edited.l2nb", mixed);
    const last = cellAt(document, document.cellCount - 1);
    await rewrite(last, "name: last\nl1: bitcoin\nruns: 3");
    await document.save();
    equal(
      decode(await bytesOf(document.uri)),
      mixed.replace("bitcoin\n```", "bitcoin\nruns: 3\n```"),
      "bytes",
    );
  },

  "*.l2nb.md opens as the same notebook": async () => {
    const document = await opened("article.l2nb.md", mixed);
    equal(document.notebookType, "layerbook", "type");
    equal(
      document.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code).length,
      2,
      "l2 cells",
    );
  },

  "the article opens with its cells": async () => {
    const article = await bytesOf(extensionFile("samples/why-bitcoin-does-seven.l2nb"));
    const document = await opened("article.l2nb", article);
    const cells = document.getCells().filter(({ document: { languageId } }) => languageId === "l2");
    holds(cells.length >= 5, `${cells.length} l2 cells`);
  },

  "a document that is not text does not open, and stays as it is": async () => {
    const bytes = new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a, 0xc3, 0x28]);
    const uri = await file("broken.l2nb", bytes);
    const failed = await vscode.workspace.openNotebookDocument(uri).then(() => undefined, String);
    holds(failed !== undefined, "it opened");
    holds(/UTF-8/.test(failed ?? ""), `the reason does not say what is wrong: ${failed}`);
    equal([...(await bytesOf(uri))], [...bytes], "bytes");
  },

  "malformed text opens with everything in it": async () => {
    const text = "---\ntitle: [never closed\n---\n```l2\nl1: {{{\n<<<<<<< HEAD\n";
    const document = await opened("malformed.l2nb", text);
    const shown = document.getCells().map((cell) => cell.document.getText());
    holds(shown.join("\n").includes("<<<<<<< HEAD"), `the text is gone: ${JSON.stringify(shown)}`);
  },
};

function firstCell(document: vscode.NotebookDocument) {
  const cell = cellAt(document, 0);
  return { cell, text: cell.document.getText() };
}

/** Keeps the byte-order mark, which a decoder drops by itself. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
