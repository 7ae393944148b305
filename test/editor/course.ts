import * as vscode from "vscode";
import type { Exports } from "../../src/extension/activate.ts";
import type { Lessons } from "../../src/extension/course/tree.ts";
import { runAll } from "./running.ts";
import { bytesOf, equal, extensionId, file, holds, opened, type Tests, until } from "./workspace.ts";

/** The courses in the workspace's folder and below, as the Course view shows them. */
async function lessons(): Promise<Lessons> {
  const extension = vscode.extensions.getExtension<Exports>(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed`);
  return (await extension.activate()).lessons;
}

/** What stands below a course of a title, in words. */
async function shown(title: string): Promise<readonly (readonly [string, string])[] | undefined> {
  const tree = await lessons();
  const roots = (await tree.getChildren()) ?? [];
  const root = roots.find((each) => each.course.title === title);
  const nodes = root?.kind === "course" ? ((await tree.getChildren(root)) ?? []) : roots;
  if (root === undefined) return undefined;
  const items = await Promise.all(nodes.map((node) => tree.getTreeItem(node)));
  return items.map(({ label, description }) => [String(label), String(description ?? "")]);
}

const folder = (name: string): vscode.Uri => {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (root === undefined) throw new Error("no folder is open");
  return vscode.Uri.joinPath(root.uri, name);
};

const activeFile = () => vscode.window.activeNotebookEditor?.notebook.uri.path.split("/").at(-1);

export const course: Tests = {
  "New Course… writes a course and opens its first lesson": async () => {
    await vscode.commands.executeCommand("layerbook.newCourse", folder("mine"));
    equal(activeFile(), "1-how-much-fits.l2nb", "the open lesson");
    equal(
      await shown("How chains scale"),
      [
        ["How much fits?", "5 min"],
        ["Make it bigger", "5 min"],
        ["Glossary", ""],
      ],
      "the view",
    );
  },

  "a lesson that asks lists its questions, and its hover says what it is for": async () => {
    const tree = await lessons();
    const [root] = (await tree.getChildren()) ?? [];
    if (root?.kind !== "lesson") throw new Error(`the first row is a ${root?.kind}`);
    const questions = (await tree.getChildren(root)) ?? [];
    const [question] = await Promise.all(questions.map((node) => tree.getTreeItem(node)));
    holds(
      String(question?.label).startsWith("How many payments does Bitcoin carry"),
      String(question?.label),
    );
    const hover = async () => ((await tree.getTreeItem(root)).tooltip as vscode.MarkdownString).value;
    holds((await hover()).includes("Say how many payments a second Bitcoin carries"), await hover());
    holds(!(await hover()).includes("For whoever teaches"), "notes are shown to readers");
    const settings = vscode.workspace.getConfiguration("layerbook");
    await settings.update("instructorNotes", true, vscode.ConfigurationTarget.Global);
    holds((await hover()).includes("For whoever teaches"), "notes are not shown to who asks for them");
    await settings.update("instructorNotes", undefined, vscode.ConfigurationTarget.Global);
  },

  "Next Lesson and Previous Lesson go through it": async () => {
    await vscode.commands.executeCommand(
      "layerbook.openLesson",
      vscode.Uri.joinPath(folder("mine"), "1-how-much-fits.l2nb"),
    );
    await vscode.commands.executeCommand("layerbook.nextLesson");
    equal(activeFile(), "2-make-it-bigger.l2nb", "the next one");
    equal(await vscode.commands.executeCommand("layerbook.nextLesson"), undefined, "after the last one");
    await vscode.commands.executeCommand("layerbook.previousLesson");
    equal(activeFile(), "1-how-much-fits.l2nb", "the one before");
  },

  "running the cells of a lesson that asks nothing is progress": async () => {
    await file("quick/quick.l2nb", "Prose on a block.\n\n```l2\nl1: ideal\nduration: 10 min\nruns: 2\n```\n");
    const manifest = {
      title: "Quick",
      lessons: [{ file: "quick.l2nb", title: "One", objectives: ["Run."] }],
    };
    await file("quick/layerbook-course.json", JSON.stringify(manifest));
    await until("the course", () => shown("Quick"));
    equal(await shown("Quick"), [["One", ""]], "before");
    await runAll(
      await opened("quick/quick.l2nb", await bytesOf(vscode.Uri.joinPath(folder("quick"), "quick.l2nb"))),
    );
    await until("progress", async () => (await shown("Quick"))?.[0]?.[1] === "1 of 1 run");
    await vscode.commands.executeCommand("layerbook.clearAnswers");
    await until("no progress", async () => (await shown("Quick"))?.[0]?.[1] === "");
  },

  "Find in Course… knows lessons, headings, cells and terms, each with its place": async () => {
    const found =
      await vscode.commands.executeCommand<
        readonly { label: string; place?: { uri: vscode.Uri; cell?: number } }[]
      >("layerbook.findInCourse");
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    const placeOf = (label: string) => {
      const place = found.find((each) => each.label === label)?.place;
      return place && [place.uri.path.split("/").at(-1), place.cell];
    };
    equal(placeOf("Make it bigger"), ["2-make-it-bigger.l2nb", undefined], "a lesson");
    equal(placeOf("Look"), ["1-how-much-fits.l2nb", 2], "a heading");
    equal(placeOf("Blocks of 1 MB"), ["2-make-it-bigger.l2nb", 2], "a cell");
    equal(placeOf("throughput"), ["1-how-much-fits.l2nb", 4], "a term");
  },

  "a manifest is told what is wrong, with what mends it": async () => {
    const lesson = { file: "one.l2nb", title: "One", objectives: ["Run."] };
    await file("wrong/one.l2nb", "# One\n");
    await file(
      "wrong/layerbook-course.json",
      JSON.stringify({ title: "Wrong", lessons: [{ ...lesson, file: "on.l2nb" }] }),
    );
    const uri = vscode.Uri.joinPath(folder("wrong"), "layerbook-course.json");
    const own = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Layerbook");
    await until("diagnostics", () => own().length > 0);
    equal(
      own()
        .map(({ code }) => code)
        .sort(),
      ["missing-lesson"],
      "codes",
    );
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const range = own().find(({ code }) => code === "missing-lesson")?.range ?? new vscode.Range(0, 0, 0, 0);
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      range,
    );
    const fix = actions.find(({ title }) => title === 'Write “"one.l2nb"”');
    if (fix?.edit === undefined) throw new Error(`no fix among ${actions.map(({ title }) => title)}`);
    await vscode.workspace.applyEdit(fix.edit);
    await document.save();
    await until("no diagnostics", () => own().length === 0);
  },

  "Open Course… puts the course of the extension into a folder, and writes over nothing": async () => {
    const mine = new TextEncoder().encode("Mine.");
    await file("kept/the-trilemma.l2nb", mine);
    await vscode.commands.executeCommand("layerbook.openCourse", folder("kept"));
    equal(activeFile(), "the-trilemma.l2nb", "the first lesson");
    const rows = await until("the course", () => shown("Scaling blockchains"));
    holds(
      rows.length > 10 && rows.every(([, words]) => !words.includes("is not there")),
      JSON.stringify(rows),
    );
    const kept = await bytesOf(vscode.Uri.joinPath(folder("kept"), "the-trilemma.l2nb"));
    equal([...kept], [...mine], "what was there");
  },
};
