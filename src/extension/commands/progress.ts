import { type Grade, rightOf } from "../../notebook/handin.ts";
import { activeNotebook, type Grading, type Mark, marks } from "../marks.ts";
import { showCell } from "../show.ts";
import { vscode } from "../vscode.ts";

interface Item extends vscode.QuickPickItem {
  readonly cell: vscode.NotebookCell;
}

/** Lists the questions of the open notebook with what came of them, and goes to the one that is picked. */
export async function showProgress(grading: Grading): Promise<readonly Mark[] | undefined> {
  const notebook = activeNotebook();
  const all = notebook && (await marks(notebook, grading));
  if (all === undefined) return undefined;
  if (all.length === 0) {
    void vscode.window.showInformationMessage("This notebook asks nothing.");
    return all;
  }
  const title = `Progress: ${rightOf(all.map(({ marked }) => marked.grade))}`;
  const placeHolder = "Pick a question to go to it";
  void vscode.window.showQuickPick(all.map(itemOf), { title, placeHolder }).then((item) => {
    if (item !== undefined) showCell(item.cell.notebook, item.cell.index);
  });
  return all;
}

const icons: Readonly<Record<Grade, string>> = {
  right: "$(check) Right",
  near: "$(arrow-small-right) Near",
  wrong: "$(close) Not so",
  open: "$(circle-outline) Open",
};

function itemOf({ name, ask, form, attempts, reply, marked: { grade }, cell }: Mark): Item {
  const said = form === "goal" ? "" : answers(attempts, reply);
  return { label: `${icons[grade]}: ${name}`, description: said, detail: ask, cell };
}

/** "first 30, latest 60" */
function answers(attempts: readonly string[], reply: string): string {
  const [first] = attempts;
  const latest = attempts.at(-1);
  if (first === undefined || latest === undefined) return "not answered yet";
  const said = attempts.length === 1 ? `answered ${first}` : `first ${first}, latest ${latest}`;
  return reply === "" ? `${said}, taken back` : said;
}
