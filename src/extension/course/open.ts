import { manifestName } from "../../notebook/course/course.ts";
import { isDone, progress } from "../../notebook/course/progress.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { courseFiles } from "../../notebook/scaffold.ts";
import type { Done } from "../done.ts";
import { nameOf } from "../place.ts";
import { showNotebook } from "../show.ts";
import { vscode } from "../vscode.ts";
import { type Courses, lessonUri, type OpenCourse } from "./courses.ts";
import { manifestIn } from "./folder.ts";

/** What opening a course needs. */
export interface Opening {
  readonly courses: Courses;
  readonly done: Done;
  readonly simulator: Simulator;
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
}

/** The folder, below the one that the reader picks, that the course of the extension is put into. */
const shippedFolder = "scaling-blockchains";

/**
 * Goes on with the course that is at hand, at the first lesson that is not done. Where there is none, puts the one that comes with
 * the extension into a folder of the reader's, because what he writes into its lessons is his to keep.
 */
export async function openCourse(opening: Opening, into?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const at = into === undefined ? await chosen(opening) : await copied(opening, into);
  if (at === undefined) return undefined;
  const lesson = nextOf(at, opening.done);
  await vscode.commands.executeCommand("layerbook.course.focus");
  if (lesson !== undefined) await showNotebook(lesson);
  return lesson;
}

/** Writes a course of two lessons into a folder that is new, to begin with. */
export async function newCourse(opening: Opening, into?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = into ?? (await askedFolder());
  if (folder === undefined) return undefined;
  if (await holdsFiles(folder)) {
    const again = "Choose Another";
    const words = `${nameOf(folder)} holds files already. Name a folder that is new.`;
    void vscode.window.showErrorMessage(words, again).then((choice) => {
      if (choice === again) void newCourse(opening);
    });
    return undefined;
  }
  for (const { name, text } of courseFiles()) await writeText(vscode.Uri.joinPath(folder, name), text);
  await opening.courses.add(folder);
  return openCourse(opening, folder);
}

interface Choice extends vscode.QuickPickItem {
  open(): Promise<OpenCourse | undefined>;
}

/** The course that is at hand where there is one; asks where there are more, or where the one that comes with the extension is not among them. */
async function chosen(opening: Opening): Promise<OpenCourse | undefined> {
  const all = await opening.courses.all();
  if (all.length === 0) return shipped(opening);
  const own = (await shippedContents(opening))?.contents;
  const isAtHand = all.some(({ title }) => title === own?.title);
  if (all.length === 1 && isAtHand) return all[0];
  const items: Choice[] = all.map((course) => ({
    label: course.title,
    detail: course.about,
    open: async () => course,
  }));
  if (own !== undefined && !isAtHand) {
    const description = "comes with Layerbook";
    items.push({ label: own.title, description, detail: own.about, open: () => shipped(opening) });
  }
  const options = { title: "Layerbook: Open Course", placeHolder: "Which course?" };
  return (await vscode.window.showQuickPick(items, options))?.open();
}

async function shipped(opening: Opening): Promise<OpenCourse | undefined> {
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: "A folder to keep the course in",
      openLabel: "Keep It Here",
      canSelectFiles: false,
      canSelectFolders: true,
      ...here(),
    })) ?? [];
  return picked && copied(opening, vscode.Uri.joinPath(picked, shippedFolder));
}

/** The course in a folder; the one that comes with the extension is put there where it holds none. Nothing is written over. */
async function copied(opening: Opening, folder: vscode.Uri): Promise<OpenCourse | undefined> {
  if ((await manifestIn(folder)) === undefined) await copy(opening, folder);
  await opening.courses.add(folder);
  return (await opening.courses.all()).find((course) => course.folder.toString() === folder.toString());
}

async function copy(opening: Opening, folder: vscode.Uri): Promise<void> {
  const own = await shippedContents(opening);
  if (own === undefined) return;
  for (const { file } of own.contents.lessons) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(own.folder, file));
    await writeNew(vscode.Uri.joinPath(folder, file), bytes);
  }
  await writeText(vscode.Uri.joinPath(folder, manifestName), own.manifest);
}

/** By its manifest alone, since the files of an extension cannot be listed in a browser. */
async function shippedContents({ extension, simulator }: Opening) {
  const folder = vscode.Uri.joinPath(extension, "samples");
  const manifest = await manifestIn(folder);
  if (manifest === undefined) return undefined;
  const contents = await simulator.ask((remote) => remote.contents(manifest, []));
  return contents && { folder, manifest, contents };
}

/** The first lesson that is not done, else the first. */
function nextOf(course: OpenCourse, done: Done): vscode.Uri | undefined {
  const there = course.lessons.filter(({ isThere }) => isThere);
  const isOpen = (lesson: (typeof there)[number]) =>
    !isDone(progress(lesson, done.of(lessonUri(course, lesson.file))));
  const lesson = there.find(isOpen) ?? there[0];
  return lesson && lessonUri(course, lesson.file);
}

async function askedFolder(): Promise<vscode.Uri | undefined> {
  const { defaultUri } = here();
  return vscode.window.showSaveDialog({
    title: "A new folder for the course",
    saveLabel: "Create",
    ...(defaultUri !== undefined && { defaultUri: vscode.Uri.joinPath(defaultUri, "how-chains-scale") }),
  });
}

function here(): { readonly defaultUri?: vscode.Uri } {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined ? {} : { defaultUri: folder.uri };
}

async function holdsFiles(folder: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).length > 0;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === "FileNotFound");
  }
}

async function writeNew(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(uri, bytes);
  }
}

const writeText = (uri: vscode.Uri, text: string): Promise<void> =>
  writeNew(uri, new TextEncoder().encode(text));
