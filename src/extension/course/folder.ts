import type { NotebookFile } from "../../notebook/course/check.ts";
import { manifestName } from "../../notebook/course/course.ts";
import type { Cell } from "../../notebook/document.ts";
import { isNotebook, isSkipped } from "../../notebook/file-name.ts";
import { parse } from "../../notebook/format/parse.ts";
import { dataOf } from "../place.ts";
import { notebook } from "../serializer.ts";
import { vscode } from "../vscode.ts";

/** How many folders deep lessons are looked for. */
const deepest = 3;

/** The manifest of a folder as it is now, typed but not saved too; undefined where there is none. */
export async function manifestIn(folder: vscode.Uri): Promise<string | undefined> {
  const uri = vscode.Uri.joinPath(folder, manifestName);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return open === undefined ? textIn(uri) : open.getText().replace(/\r\n/g, "\n");
}

async function textIn(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return text.replace(/\r\n/g, "\n");
  } catch {
    return undefined;
  }
}

/** The notebooks in a folder and below, as they are now, but for those of other courses where `scope` is one. */
export async function notebooksIn(
  folder: vscode.Uri,
  scope: "course" | "all" = "course",
  path = "",
  depth = 0,
): Promise<NotebookFile[]> {
  const entries = await entriesOf(vscode.Uri.joinPath(folder, path));
  const isCourse = depth > 0 && entries.some(([name]) => name === manifestName);
  if (scope === "course" && isCourse) return [];
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const inside = path === "" ? name : `${path}/${name}`;
      if (type & vscode.FileType.Directory)
        return depth < deepest && !isSkipped(name) ? notebooksIn(folder, scope, inside, depth + 1) : [];
      return isNotebook(name)
        ? [{ path: inside, cells: await cellsOf(vscode.Uri.joinPath(folder, inside)) }]
        : [];
    }),
  );
  return found.flat();
}

/** The folders that hold a course among some folders and those right below them. */
export async function courseFolders(roots: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const found = await Promise.all(
    roots.map(async (root) => {
      const entries = await entriesOf(root);
      const inside = entries.filter(([name, type]) => type & vscode.FileType.Directory && !isSkipped(name));
      return [root, ...inside.map(([name]) => vscode.Uri.joinPath(root, name))];
    }),
  );
  const folders = found.flat();
  const manifests = await Promise.all(folders.map(manifestIn));
  return folders.filter((_, at) => manifests[at] !== undefined);
}

/** In the order of their names; none where a folder cannot be read. */
async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/** The cells of a notebook, without the bytes that they were read from. */
async function cellsOf(uri: vscode.Uri): Promise<readonly Cell[]> {
  const open = vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === uri.toString());
  const { cells } = open === undefined ? await readFile(uri) : notebook(dataOf(open));
  return cells.map(({ kind, text }) => ({ kind, text }));
}

/** One that cannot be read holds nothing. */
async function readFile(uri: vscode.Uri): Promise<{ readonly cells: readonly Cell[] }> {
  try {
    return parse(await vscode.workspace.fs.readFile(uri));
  } catch {
    return { cells: [] };
  }
}
