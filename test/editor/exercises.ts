import * as vscode from "vscode";
import { type HandIn, read } from "../../src/notebook/handin.ts";
import { resultMime, runAll } from "./running.ts";
import { bytesOf, cellAt, equal, file, holds, opened, type Tests } from "./workspace.ts";

const lesson = `\`\`\`l2
name: guess
predict: How many?
answer: base.userTps
\`\`\`

\`\`\`l2
name: base
l1: bitcoin
duration: 6 h
runs: 2
\`\`\`
`;

export const exercises: Tests = {
  "an open question has no tick, and its output holds no number": async () => {
    const [guess] = await runAll(await opened("lesson.l2nb", lesson));
    equal(guess?.executionSummary?.success, undefined, "success");
    const items = guess?.outputs.flatMap((output) => output.items) ?? [];
    const item = items.find(({ mime }) => mime === resultMime);
    const { exercise, layers, charts } = JSON.parse(new TextDecoder().decode(item?.data));
    equal([exercise.grade, exercise.feedback, layers, charts], ["open", "", [], []], "the result");
  },

  "Hand In… writes what was answered, and a notebook without questions has nothing": async () => {
    await opened("handed.l2nb", lesson);
    const place = await file("handed.handin.json", "");
    await vscode.commands.executeCommand("layerbook.handIn", place, " Ada ");
    const handIn = read(new TextDecoder().decode(await bytesOf(place))) as HandIn;
    equal([handIn.notebook, handIn.name], ["handed.l2nb", "Ada"], "head");
    holds(
      /^\d{4}-\d\d-\d\d$/.test(handIn.date) && handIn.engine !== "" && handIn.reader > 0,
      JSON.stringify(handIn),
    );
    equal(
      handIn.exercises.map(({ cell, cells, reply, grade }) => [cell, Object.keys(cells), reply, grade]),
      [["guess", ["base", "guess"], "", "open"]],
      "exercises",
    );
    await opened("plain.l2nb", "```l2\nl1: bitcoin\n```\n");
    equal(await vscode.commands.executeCommand("layerbook.handIn", place, "Ada"), undefined, "a hand-in");
  },

  "Show Progress lists the questions, and Clear Answers leaves them open": async () => {
    const document = await opened("progress.l2nb", lesson);
    const before = await runAll(document);
    const marks = await vscode.commands.executeCommand<readonly { name: string }[]>("layerbook.showProgress");
    equal(
      marks?.map(({ name }) => name),
      ["guess"],
      "questions",
    );
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    const order = before[0]?.executionSummary?.executionOrder ?? 0;
    await vscode.commands.executeCommand("layerbook.clearAnswers");
    holds((cellAt(document, 0).executionSummary?.executionOrder ?? 0) > order, "it was not asked again");
  },
};
