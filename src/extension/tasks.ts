import { notebooksIn } from "./course/folder.ts";
import { vscode } from "./vscode.ts";

/**
 * Runs the command line that ships with the extension in a folder, and resolves with its exit code; `write` hears all that it prints.
 */
export type RunCli = (
  argv: readonly string[],
  folder: vscode.Uri,
  write: (text: string) => void,
  token: vscode.CancellationToken,
) => Promise<number>;

const type = "layerbook";
const commands: readonly unknown[] = ["check", "run", "record", "verify", "export"];

/** What a task of ours says in tasks.json, checked. */
interface Definition extends vscode.TaskDefinition {
  readonly command: string;
  readonly path: string;
  /** What is typed behind the path. */
  readonly args: readonly string[];
}

/** Offers to check every folder that has notebooks, and runs what tasks.json asks of the command line. */
export function taskProvider(run: RunCli): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () => checkTasks(run),
    resolveTask({ definition, scope }) {
      const read = readDefinition(definition);
      const folder = folderOf(scope);
      return read && folder && task(read, definition, folder, run);
    },
  });
}

/** One for each folder of the workspace that has notebooks. */
export async function checkTasks(run: RunCli): Promise<vscode.Task[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => notebooksIn(uri, "all")));
  const written = { type, command: "check", path: "." };
  return folders
    .filter((_, at) => (found[at]?.length ?? 0) > 0)
    .map((folder) => task({ ...written, args: [] }, written, folder, run));
}

/** Because tasks.json may hold anything; undefined where it is no task of ours. */
function readDefinition({ command, path = ".", args = [] }: vscode.TaskDefinition): Definition | undefined {
  const isText = (value: unknown): value is string => typeof value === "string";
  if (!commands.includes(command) || !isText(path) || !Array.isArray(args) || !args.every(isText))
    return undefined;
  return { type, command: String(command), path, args };
}

const folderOf = (scope: vscode.Task["scope"]): vscode.WorkspaceFolder | undefined =>
  typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];

/** `written` is what the editor knows the task by. */
function task(
  { command, path, args }: Definition,
  written: vscode.TaskDefinition,
  folder: vscode.WorkspaceFolder,
  run: RunCli,
): vscode.Task {
  const execution = new vscode.CustomExecution(async () =>
    terminal((write, token) => run([command, path, ...args], folder.uri, write, token)),
  );
  const name = path === "." ? command : `${command} ${path}`;
  const made = new vscode.Task(written, folder, name, "Layerbook", execution, ["$layerbook"]);
  made.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  if (command === "check") made.group = vscode.TaskGroup.Test;
  return made;
}

/** A terminal that shows what a program prints; closing it ends the program. */
function terminal(
  run: (write: (text: string) => void, token: vscode.CancellationToken) => Promise<number>,
): vscode.Pseudoterminal {
  const printed = new vscode.EventEmitter<string>();
  const ended = new vscode.EventEmitter<number>();
  const source = new vscode.CancellationTokenSource();
  return {
    onDidWrite: printed.event,
    onDidClose: ended.event,
    open() {
      const write = (text: string) => printed.fire(text.replace(/\r?\n/g, "\r\n"));
      run(write, source.token).then(
        (code) => ended.fire(code),
        (error: unknown) => {
          write(`${String(error)}\n`);
          ended.fire(2);
        },
      );
    },
    close: () => source.cancel(),
  };
}
