import * as vscode from "vscode";
import { cellAt, equal, holds, opened, rewrite, type Tests, until } from "./workspace.ts";

const misspelled = "```l2\nl1: bitcoin\ndurration: 1 d\n```\n";

export const language: Tests = {
  "a problem shows where it is, with what to type": async () => {
    const { document } = cellAt(await opened("problem.l2nb", misspelled), 0);
    const [problem] = await problems(document);
    equal(problem?.range.start.line, 1, "line");
    equal(problem && document.getText(problem.range), "durration", "place");
    holds(problem?.message.includes("duration") === true, `message: ${problem?.message}`);
  },

  "a quick fix mends it": async () => {
    const { document } = cellAt(await opened("fix.l2nb", misspelled), 0);
    const [problem] = await problems(document);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      problem?.range,
    );
    const edit = actions.find((action) => action.edit !== undefined)?.edit;
    holds(edit !== undefined, `no quick fix among ${actions.map(({ title }) => title).join(", ")}`);
    if (edit !== undefined) await vscode.workspace.applyEdit(edit);
    holds(document.getText().includes("duration: 1 d"), document.getText());
    await until("the end of the problem", () => vscode.languages.getDiagnostics(document.uri).length === 0);
  },

  "a name that another cell has is seen, in whichever cell it was typed": async () => {
    const named = (name: string) => `\`\`\`l2\nname: ${name}\nl1: bitcoin\n\`\`\`\n`;
    const document = await opened("names.l2nb", `${named("a")}\n${named("b")}`);
    const [first, second] = [cellAt(document, 0), cellAt(document, 1)];
    await rewrite(first, "name: b\nl1: bitcoin");
    const [problem] = await problems(second.document);
    equal(problem?.code, "duplicate-name", "code");
    equal(problem && second.document.getText(problem.range), "b", "place");
    await rewrite(first, "name: a\nl1: bitcoin");
    await until(
      "the end of the problem",
      () => vscode.languages.getDiagnostics(second.document.uri).length === 0,
    );
  },

  "a live value in prose that names nothing is underlined there, until its cell has the name": async () => {
    const document = await opened(
      "prose.l2nb",
      "It does [about 7](l2:base.userTps) a second.\n\n```l2\nname: other\nl1: bitcoin\n```\n",
    );
    const [prose, cell] = [cellAt(document, 0), cellAt(document, 1)];
    const [problem] = await problems(prose.document);
    equal(problem && prose.document.getText(problem.range), "[about 7](l2:base.userTps)", "place");
    holds(problem?.message.includes("base") === true, `message: ${problem?.message}`);
    await rewrite(cell, "name: base\nl1: bitcoin");
    await until(
      "the end of the problem",
      () => vscode.languages.getDiagnostics(prose.document.uri).length === 0,
    );
    await rewrite(prose, "It does [](l2:base.userTps) a second.");
    equal((await problems(prose.document))[0]?.code, "missing-words", "code");
  },

  "problems follow the typing": async () => {
    const cell = cellAt(await opened("typing.l2nb", "```l2\nl1: bitcoin\n```\n"), 0);
    await rewrite(cell, "l1: bitcoyn");
    holds((await problems(cell.document)).length > 0, "no problem");
    await rewrite(cell, "l1: bitcoin");
    await until(
      "the end of the problem",
      () => vscode.languages.getDiagnostics(cell.document.uri).length === 0,
    );
  },
};

function problems(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  return until("a problem", () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length > 0 && found;
  });
}
