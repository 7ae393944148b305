import * as vscode from "vscode";
import type { Problem } from "../notebook/document.ts";
import { readCell } from "../notebook/language/index.ts";
import { explained } from "./outputs.ts";
import { rangeOf } from "./place.ts";

/** How long typing must rest before a cell is read again, ms. */
const rest = 200;

/** The problems of `l2` cells, as they are typed. */
export function diagnostics(): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("layerbook");
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const { workspace } = vscode;
  const listeners = [
    workspace.onDidOpenTextDocument((document) => soon(document, 0)),
    workspace.onDidChangeTextDocument(({ document }) => soon(document, rest)),
    workspace.onDidCloseTextDocument(forget),
  ];
  for (const document of workspace.textDocuments) soon(document, 0);
  return vscode.Disposable.from(shown, ...listeners, { dispose: () => [...waiting.keys()].forEach(forget) });

  function soon(document: vscode.TextDocument, milliseconds: number): void {
    if (document.languageId !== "l2") return;
    clearTimeout(waiting.get(document));
    waiting.set(
      document,
      setTimeout(() => show(document), milliseconds),
    );
  }

  function show(document: vscode.TextDocument): void {
    waiting.delete(document);
    const text = lines(document);
    shown.set(
      document.uri,
      readCell(text).problems.map((problem) => diagnostic(text, problem)),
    );
  }

  function forget(document: vscode.TextDocument): void {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    shown.delete(document.uri);
  }
}

/** Quick fixes: the replacements that problems bring along. */
export function quickFixes(): vscode.Disposable {
  const kinds = [vscode.CodeActionKind.QuickFix];
  return vscode.languages.registerCodeActionsProvider(
    { language: "l2" },
    {
      provideCodeActions(document, range) {
        const text = lines(document);
        return readCell(text).problems.flatMap((problem) => {
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

/** The text of a cell with LF line ends, as spans count them. */
function lines(document: vscode.TextDocument): string {
  return document.getText().replace(/\r\n/g, "\n");
}
