import { manifestName } from "../../notebook/course/course.ts";
import { shapeCodes } from "../../notebook/course/problems.ts";
import type { Reported } from "../../notebook/reported.ts";
import { diagnostic, fixesAt } from "../diagnostics.ts";
import { vscode } from "../vscode.ts";
import { type Courses, lessonUri, type OpenCourse } from "./courses.ts";

/** The problems of courses, on their manifests, and what mends them. */
export function courseDiagnostics(courses: Courses): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection("layerbook-course");

  async function show(): Promise<void> {
    const all = await courses.all();
    shown.clear();
    shown.set(all.map((course) => [manifestOf(course), problemsOf(course).map(diagnostic)]));
  }

  const fixes = vscode.languages.registerCodeActionsProvider(
    { pattern: `**/${manifestName}` },
    {
      async provideCodeActions(document, range) {
        const all = await courses.all();
        const own = all.find((course) => manifestOf(course).toString() === document.uri.toString());
        return own === undefined ? [] : fixesAt(document, range, problemsOf(own));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
  void show();
  return vscode.Disposable.from(
    shown,
    fixes,
    courses.onDidChange(() => void show()),
  );
}

const manifestOf = (course: OpenCourse): vscode.Uri => lessonUri(course, manifestName);

/** Because the editor says itself, by the schema, what a manifest's form should be. */
const saidByEditor: readonly string[] = [...shapeCodes, "not-json", "duplicate-key"];

const problemsOf = ({ problems }: OpenCourse): readonly Reported[] =>
  problems.filter(({ code }) => !saidByEditor.includes(code));
