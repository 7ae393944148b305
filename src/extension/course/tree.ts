import type { CellSpot, LessonContents } from "../../notebook/course/contents.ts";
import { isDone, type Progress, progress, progressWords } from "../../notebook/course/progress.ts";
import type { Done } from "../done.ts";
import { vscode } from "../vscode.ts";
import { type Courses, lessonUri, type OpenCourse } from "./courses.ts";

/** What stands in the Course view. */
export type Node =
  | { readonly kind: "course"; readonly course: OpenCourse }
  | { readonly kind: "lesson"; readonly course: OpenCourse; readonly lesson: LessonContents }
  | {
      readonly kind: "question";
      readonly course: OpenCourse;
      readonly lesson: LessonContents;
      readonly cell: CellSpot;
    }
  | { readonly kind: "glossary"; readonly course: OpenCourse }
  | { readonly kind: "term"; readonly course: OpenCourse; readonly term: OpenCourse["glossary"][number] };

/** The rows of the Course view. */
export type Lessons = vscode.TreeDataProvider<Node>;

/** The lessons of the course, with how far the reader is, and its glossary; where there are several courses, one below the other. */
export function tree(courses: Courses, done: Done): Lessons & vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const again = () => changed.fire(undefined);
  const listeners = [
    courses.onDidChange(again),
    done.onDidChange(again),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(notesSetting)) again();
    }),
  ];
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => itemOf(node, done),
    async getChildren(node) {
      if (node?.kind === "course") return partsOf(node.course);
      if (node?.kind === "lesson")
        return questionsOf(node.lesson).map((cell) => ({ ...node, kind: "question", cell }));
      if (node?.kind === "glossary")
        return node.course.glossary.map((term) => ({ kind: "term", course: node.course, term }));
      if (node !== undefined) return [];
      const all = await courses.all();
      const [only, ...more] = all;
      if (only === undefined) return [];
      return more.length === 0 ? partsOf(only) : all.map((course) => ({ kind: "course", course }));
    },
    async getParent(node) {
      const { kind, course } = node;
      if (kind === "term") return { kind: "glossary", course };
      if (kind === "question") return { kind: "lesson", course, lesson: node.lesson };
      const isBelow = kind !== "course" && (await courses.all()).length > 1;
      return isBelow ? { kind: "course", course } : undefined;
    },
    dispose: () => vscode.Disposable.from(changed, ...listeners).dispose(),
  };
}

function partsOf(course: OpenCourse): Node[] {
  const lessons = course.lessons.map((lesson): Node => ({ kind: "lesson", course, lesson }));
  return course.glossary.length === 0 ? lessons : [...lessons, { kind: "glossary", course }];
}

function itemOf(node: Node, done: Done): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case "course": {
      const item = new vscode.TreeItem(node.course.title, Expanded);
      item.id = node.course.folder.toString();
      item.iconPath = new vscode.ThemeIcon("mortar-board");
      item.tooltip = node.course.about;
      return item;
    }
    case "lesson":
      return lessonItem(node.course, node.lesson, done);
    case "question":
      return questionItem(node, done);
    case "glossary": {
      const item = new vscode.TreeItem("Glossary", Collapsed);
      item.iconPath = new vscode.ThemeIcon("book");
      return item;
    }
    case "term": {
      const { term, meaning, use } = node.term;
      const item = new vscode.TreeItem(term, None);
      item.description = meaning;
      item.tooltip = meaning;
      if (use !== null) item.command = opens(node.course, use.file, use.cell);
      return item;
    }
  }
}

function lessonItem(course: OpenCourse, lesson: LessonContents, done: Done): vscode.TreeItem {
  const uri = lessonUri(course, lesson.file);
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(lesson.title, questionsOf(lesson).length > 0 ? Collapsed : None);
  const far = progress(lesson, done.of(uri));
  item.id = uri.toString();
  item.iconPath = lesson.isThere ? iconOf(far) : new vscode.ThemeIcon("warning");
  item.description = lesson.isThere ? descriptionOf(lesson, far) : `${lesson.file} is not there`;
  item.tooltip = tooltipOf(lesson, far);
  const place = `lesson ${course.lessons.indexOf(lesson) + 1} of ${course.lessons.length}`;
  const label = `${lesson.title}, ${place}, ${isDone(far) ? "done" : item.description}`;
  item.accessibilityInformation = { label };
  if (lesson.isThere) item.command = opens(course, lesson.file);
  return item;
}

const questionsOf = ({ cells }: LessonContents): CellSpot[] => cells.filter(({ isQuestion }) => isQuestion);

function questionItem(
  { course, lesson, cell }: Node & { readonly kind: "question" },
  done: Done,
): vscode.TreeItem {
  const isRight = done.of(lessonUri(course, lesson.file)).has(cell.source);
  const item = new vscode.TreeItem(cell.text, vscode.TreeItemCollapsibleState.None);
  item.tooltip = cell.text;
  item.iconPath = isRight ? tick() : new vscode.ThemeIcon("question");
  item.accessibilityInformation = { label: `${cell.text}, ${isRight ? "answered right" : "open"}` };
  item.command = opens(course, lesson.file, cell.cell);
  return item;
}

const opens = (course: OpenCourse, file: string, cell?: number): vscode.Command => ({
  title: "Open Lesson",
  command: "layerbook.openLesson",
  arguments: [lessonUri(course, file), cell],
});

/** Not by color alone: the circle is empty, half full, or full with a tick in it. */
function iconOf(far: Progress): vscode.ThemeIcon {
  if (isDone(far)) return tick();
  return new vscode.ThemeIcon(far.done > 0 ? "color-mode" : "circle-large-outline");
}

const tick = () => new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("testing.iconPassed"));

function descriptionOf({ minutes }: LessonContents, far: Progress): string {
  if (far.done > 0) return progressWords(far);
  return minutes > 0 ? `${minutes} min` : "";
}

/** Authors' words as text, never as markup. */
function tooltipOf(lesson: LessonContents, far: Progress): vscode.MarkdownString {
  const { title, objectives, prerequisites, minutes, notes } = lesson;
  const told = new vscode.MarkdownString();
  const say = (before: string, words: string, after = "") =>
    told.appendMarkdown(`${before}${asText(words)}${after}`);
  say("**", title, "**\n");
  if (objectives.length > 0) told.appendMarkdown("\nAfterwards you can:\n");
  for (const objective of objectives) say("\n- ", objective);
  if (prerequisites.length > 0) say("\n\nTake before: ", prerequisites.join(", "));
  const facts = [...(minutes > 0 ? [`${minutes} minutes`] : []), ...(far.of > 0 ? [progressWords(far)] : [])];
  if (facts.length > 0) say("\n\n", facts.join(" · "));
  if (notes !== "" && showsNotes()) say("\n\n---\n\n*For whoever teaches:* ", notes);
  return told;
}

/** By hand, because the editor's own way makes every blank one at which no line may end. */
const asText = (words: string): string =>
  words.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, "\\$&");

const notesSetting = "layerbook.instructorNotes";
const showsNotes = (): boolean => vscode.workspace.getConfiguration().get(notesSetting, false);
