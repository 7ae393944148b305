import type { Simulator } from "../notebook/live/simulator.ts";
import type { Reported } from "../notebook/reported.ts";
import { l2In, notebookOf, proseIn, textOf } from "./place.ts";
import { notebookType } from "./serializer.ts";
import { vscode } from "./vscode.ts";

/** How long typing must rest before a cell is read again, ms. */
const rest = 200;

/** The problems of `l2` cells, and of the live values in the prose between them, as they are typed. */
export function diagnostics(simulator: Simulator): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("layerbook");
  /** By notebook, since a cell's name may trouble the others; by document where it stands in none. */
  const waiting = new Map<object, ReturnType<typeof setTimeout>>();
  const { workspace } = vscode;
  const listeners = [
    workspace.onDidOpenTextDocument((document) => soon(document, 0)),
    workspace.onDidChangeTextDocument(({ document }) => soon(document, rest)),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri)),
    workspace.onDidOpenNotebookDocument((notebook) => soonIn(notebook)),
    workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) soonIn(notebook);
    }),
  ];
  for (const document of workspace.textDocuments) soon(document, 0);
  return vscode.Disposable.from(shown, ...listeners, {
    dispose: () => [...waiting.values()].forEach(clearTimeout),
  });

  function soonIn(notebook: vscode.NotebookDocument): void {
    const [first] = l2In(notebook);
    if (first !== undefined) soon(first, 0);
  }

  function soon(document: vscode.TextDocument, milliseconds: number): void {
    if (!isRead(document)) return;
    const key = notebookOf(document) ?? document;
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        void show(document);
      }, milliseconds),
    );
  }

  async function show(document: vscode.TextDocument): Promise<void> {
    const found = await problemsAround(simulator, document);
    // Because the author may have typed on, or closed a cell, while they were read.
    const current = found.filter(
      ({ document, version }) => !document.isClosed && document.version === version,
    );
    shown.set(current.map(({ document, problems }) => [document.uri, problems.map(diagnostic)]));
  }
}

/** An `l2` cell, wherever it stands; prose only in a notebook of ours. */
const isRead = (document: vscode.TextDocument): boolean =>
  document.languageId === "l2" ||
  (document.languageId === "markdown" && notebookOf(document)?.notebookType === notebookType);

/** Quick fixes: the replacements that problems bring along. */
export function quickFixes(simulator: Simulator): vscode.Disposable {
  const kinds = [vscode.CodeActionKind.QuickFix];
  return vscode.languages.registerCodeActionsProvider(
    { language: "l2" },
    {
      async provideCodeActions(document, range) {
        const found = await problemsAround(simulator, document);
        return fixesAt(document, range, found.find((each) => each.document === document)?.problems ?? []);
      },
    },
    { providedCodeActionKinds: kinds },
  );
}

/** What mends those problems of a document that stand in a range. */
export const fixesAt = (
  document: vscode.TextDocument,
  range: vscode.Range,
  problems: readonly Reported[],
): vscode.CodeAction[] =>
  problems.flatMap((problem) => {
    const there = rangeOf(problem).intersection(range) !== undefined;
    return there && problem.fix !== undefined ? [quickFix(document, problem, problem.fix)] : [];
  });

/** What the worker finds wrong with a cell, and with the cells and the prose that share its notebook, since they may name each other. */
async function problemsAround(simulator: Simulator, document: vscode.TextDocument) {
  const notebook = notebookOf(document);
  const cells = notebook === undefined ? [document] : l2In(notebook);
  const prose = notebook === undefined ? [] : proseIn(notebook);
  const documents = [...cells, ...prose];
  const versions = documents.map(({ version }) => version);
  const texts = [cells.map(textOf), prose.map(textOf)] as const;
  const found = (await simulator.ask((remote) => remote.problems(...texts))) ?? [];
  return found.flatMap((problems, at) => {
    const [document, version] = [documents[at], versions[at]];
    return document === undefined ? [] : [{ document, version, problems }];
  });
}

function quickFix(document: vscode.TextDocument, problem: Reported, fix: string): vscode.CodeAction {
  const title = fix === "" ? "Remove it" : `Write “${fix}”`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(problem), fix);
  action.diagnostics = [diagnostic(problem)];
  action.isPreferred = true;
  return action;
}

/** A problem as the editor underlines it. */
export function diagnostic(problem: Reported): vscode.Diagnostic {
  const severity =
    problem.severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const made = new vscode.Diagnostic(rangeOf(problem), problem.message, severity);
  made.source = "Layerbook";
  made.code = problem.code;
  return made;
}

function rangeOf({ start, end }: Reported): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
