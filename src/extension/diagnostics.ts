import * as vscode from "vscode";
import type { Problem } from "../notebook/document.ts";
import { type CellReading, nameProblems, readCell } from "../notebook/language/index.ts";
import { explained } from "./outputs.ts";
import { l2In, notebookOf, rangeOf, textOf } from "./place.ts";

/** How long typing must rest before a cell is read again, ms. */
const rest = 200;

/** The problems of `l2` cells, as they are typed. */
export function diagnostics(): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("layerbook");
  /** By notebook, since a cell's name may trouble the others; by document where it stands in none. */
  const waiting = new Map<object, ReturnType<typeof setTimeout>>();
  const read = reader();
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
    if (document.languageId !== "l2") return;
    const key = notebookOf(document) ?? document;
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        show(document);
      }, milliseconds),
    );
  }

  function show(document: vscode.TextDocument): void {
    const open = problemsAround(document, read).filter(({ document }) => !document.isClosed);
    shown.set(
      open.map(({ document, problems }) => {
        const text = textOf(document);
        return [document.uri, problems.map((problem) => diagnostic(text, problem))];
      }),
    );
  }
}

/** Quick fixes: the replacements that problems bring along. */
export function quickFixes(): vscode.Disposable {
  const kinds = [vscode.CodeActionKind.QuickFix];
  const read = reader();
  return vscode.languages.registerCodeActionsProvider(
    { language: "l2" },
    {
      provideCodeActions(document, range) {
        const text = textOf(document);
        const own = problemsAround(document, read).find((each) => each.document === document);
        return (own?.problems ?? []).flatMap((problem) => {
          const action = quickFix(document, text, problem);
          return action !== undefined && rangeOf(text, problem.span).intersection(range) !== undefined
            ? [action]
            : [];
        });
      },
    },
    { providedCodeActionKinds: kinds },
  );
}

/** Reads a cell's document, once for each of its versions. */
type Read = (document: vscode.TextDocument) => CellReading;

function reader(): Read {
  const known = new WeakMap<vscode.TextDocument, { version: number; reading: CellReading }>();
  return (document) => {
    const before = known.get(document);
    if (before?.version === document.version) return before.reading;
    const reading = readCell(textOf(document));
    known.set(document, { version: document.version, reading });
    return reading;
  };
}

/** The problems of a cell and of those that share its notebook, since one of them may have its name. */
function problemsAround(document: vscode.TextDocument, read: Read) {
  const notebook = notebookOf(document);
  const documents = notebook === undefined ? [document] : l2In(notebook);
  const readings = documents.map(read);
  const names = nameProblems(readings);
  return documents.map((document, index) => ({
    document,
    problems: [...(readings[index]?.problems ?? []), ...(names[index] ?? [])],
  }));
}

function quickFix(
  document: vscode.TextDocument,
  text: string,
  problem: Problem,
): vscode.CodeAction | undefined {
  if (problem.fix === undefined) return undefined;
  const title = problem.fix === "" ? "Remove it" : `Write “${problem.fix}”`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(text, problem.span), problem.fix);
  action.diagnostics = [diagnostic(text, problem)];
  action.isPreferred = true;
  return action;
}

function diagnostic(text: string, problem: Problem): vscode.Diagnostic {
  const severity =
    problem.severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const made = new vscode.Diagnostic(rangeOf(text, problem.span), explained(problem), severity);
  made.source = "Layerbook";
  made.code = problem.code;
  return made;
}
