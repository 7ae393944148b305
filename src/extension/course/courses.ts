import type { Contents, LessonContents } from "../../notebook/course/contents.ts";
import { manifestName } from "../../notebook/course/course.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { vscode } from "../vscode.ts";
import { courseFolders, manifestIn, notebooksIn } from "./folder.ts";

/** A course in a folder that the editor can read. */
export interface OpenCourse extends Contents {
  readonly folder: vscode.Uri;
}

/** A lesson in its course. */
export interface Place {
  readonly course: OpenCourse;
  readonly lesson: LessonContents;
  /** Position among the lessons, 0-based. */
  readonly at: number;
}

/** The courses that the reader has at hand: in the folders that are open, and those that he opened from elsewhere. */
export interface Courses extends vscode.Disposable {
  /** Something in a course, or which there are, may have changed. */
  readonly onDidChange: vscode.Event<void>;
  all(): Promise<readonly OpenCourse[]>;
  /** Where a notebook stands; undefined where it is no lesson. */
  placeOf(notebook: vscode.Uri): Promise<Place | undefined>;
  /** Opens a course that is in none of the folders that are open. */
  add(folder: vscode.Uri): Promise<void>;
}

/** How long files must rest before they are read again, ms. */
const rest = 300;
const key = "courses";
/** Courses from elsewhere that are kept. */
const most = 20;

export function courses(simulator: Simulator, memento: vscode.Memento): Courses {
  const changed = new vscode.EventEmitter<void>();
  let known: Promise<readonly OpenCourse[]> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<readonly OpenCourse[]> {
    const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const added = memento.get<readonly string[]>(key, []).map((each) => vscode.Uri.parse(each, true));
    const folders = unique(await courseFolders(open), await existing(added));
    const read = await Promise.all(folders.map((folder) => contentsOf(folder, simulator)));
    return read.filter((each) => each !== undefined);
  }

  function all(): Promise<readonly OpenCourse[]> {
    known ??= read();
    return known;
  }

  function soon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(forget, rest);
  }

  function forget(): void {
    known = undefined;
    changed.fire();
  }

  const { workspace } = vscode;
  const files = workspace.createFileSystemWatcher(`**/{*.l2nb,*.l2nb.md,${manifestName}}`);
  const listeners = [
    files,
    changed,
    files.onDidCreate(soon),
    files.onDidChange(soon),
    files.onDidDelete(soon),
    workspace.onDidChangeWorkspaceFolders(soon),
    workspace.onDidSaveNotebookDocument(soon),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.path.endsWith(`/${manifestName}`)) soon();
    }),
  ];

  return {
    onDidChange: changed.event,
    all,
    async placeOf(notebook) {
      for (const course of await all()) {
        const at = course.lessons.findIndex(
          ({ file }) => lessonUri(course, file).toString() === notebook.toString(),
        );
        const lesson = course.lessons[at];
        if (lesson !== undefined) return { course, lesson, at };
      }
      return undefined;
    },
    async add(folder) {
      const others = memento.get<readonly string[]>(key, []).filter((each) => each !== folder.toString());
      await memento.update(key, [...others, folder.toString()].slice(-most));
      forget();
    },
    dispose() {
      clearTimeout(waiting);
      vscode.Disposable.from(...listeners).dispose();
    },
  };
}

export const lessonUri = ({ folder }: OpenCourse, file: string): vscode.Uri =>
  vscode.Uri.joinPath(folder, file);

async function contentsOf(folder: vscode.Uri, simulator: Simulator): Promise<OpenCourse | undefined> {
  const manifest = await manifestIn(folder);
  if (manifest === undefined) return undefined;
  const notebooks = await notebooksIn(folder);
  const contents = await simulator.ask((remote) => remote.contents(manifest, notebooks));
  return contents && { ...contents, folder };
}

/** Those that still hold a course. */
async function existing(folders: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const manifests = await Promise.all(folders.map(manifestIn));
  return folders.filter((_, at) => manifests[at] !== undefined);
}

const unique = (...lists: readonly (readonly vscode.Uri[])[]): vscode.Uri[] => [
  ...new Map(lists.flat().map((uri) => [uri.toString(), uri])).values(),
];
