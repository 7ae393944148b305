import type { Changes } from "../../notebook/library/draft.ts";
import { listOf } from "../../notebook/library/list.ts";
import type { Setting } from "../../notebook/library/settings.ts";
import { vscode } from "../vscode.ts";

/** What is asked while a reader changes something. */
export interface Tweaked {
  readonly title: string;
  settings(set: Changes): Promise<readonly Setting[]>;
  /** What keeps it from running, a sentence each. */
  problems(set: Changes): Promise<readonly string[]>;
}

interface Item extends vscode.QuickPickItem {
  /** undefined: run. */
  readonly setting?: Setting;
}

/** Lets a reader change one thing after the other until he runs it; undefined where he leaves. */
export async function tweak(asked: Tweaked, begin: Changes): Promise<Changes | undefined> {
  for (let set = begin; ; ) {
    const [settings, problems] = await Promise.all([asked.settings(set), asked.problems(set)]);
    const items = itemsOf(settings, changes(set, begin), problems);
    const choice = await vscode.window.showQuickPick(items, {
      title: asked.title,
      placeHolder: "Run, or pick what to change first",
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (choice === undefined) return undefined;
    if (choice.setting !== undefined) set = await changed(choice.setting, set, problems, asked);
    else if (problems[0] === undefined) return set;
    else void vscode.window.showWarningMessage(problems[0]);
  }
}

const changes = (set: Changes, begin: Changes): readonly string[] =>
  Object.keys(set).filter((path) => set[path] !== begin[path]);

function itemsOf(
  settings: readonly Setting[],
  changed: readonly string[],
  [problem]: readonly string[],
): readonly Item[] {
  const count = settings.filter(({ path }) => changed.includes(path)).length;
  const many = `with ${count} change${count === 1 ? "" : "s"}`;
  const ready: Item = { label: "$(play) Run", description: count === 0 ? "as it is" : many };
  const run = problem === undefined ? ready : notYet(problem);
  return [
    run,
    ...settings.flatMap((setting, at): readonly Item[] => {
      const { group, label, value, meaning, path } = setting;
      const heading = { label: group, kind: vscode.QuickPickItemKind.Separator };
      const item = {
        label: changed.includes(path) ? `$(edit) ${label}` : label,
        description: value,
        ...(meaning !== "" && { detail: meaning }),
        setting,
      };
      return settings[at - 1]?.group === group ? [item] : [heading, item];
    }),
  ];
}

/** Because a row is cut off at its end, what to type stands before what is wrong. */
function notYet(problem: string): Item {
  const [detail = problem, ...hint] = problem.split(" Try: ");
  return {
    label: "$(warning) Not yet",
    detail,
    ...(hint.length > 0 && { description: `Try: ${hint.join(" ")}` }),
  };
}

/** With what the reader says; as before where he says nothing. */
async function changed(
  setting: Setting,
  set: Changes,
  before: readonly string[],
  asked: Tweaked,
): Promise<Changes> {
  const withValue = (value: string): Changes => ({ ...set, ...setting.along, [setting.path]: value });
  const value = await answerTo(setting, asked.title, async (typed) => {
    const found = await asked.problems(withValue(typed));
    // Because what is missing elsewhere is no fault of what is typed here.
    return found.find((each) => !before.includes(each));
  });
  if (value === undefined) return set;
  if (value !== "") return withValue(value);
  const { [setting.path]: _, ...rest } = set;
  return rest;
}

/** "" is what it would be if nothing were said of it. */
async function answerTo(
  { label, meaning, value, options, isList }: Setting,
  title: string,
  problem: (typed: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const about = { title: `${title} › ${label}`, placeHolder: meaning, ignoreFocusOut: true };
  if (isList) {
    const items = options.map((name) => ({ label: name, picked: value.includes(JSON.stringify(name)) }));
    const chosen = await vscode.window.showQuickPick(items, { ...about, canPickMany: true });
    return chosen && listOf(chosen.map((item) => item.label));
  }
  if (options.length > 0) {
    const items = options.map((option) => ({
      label: option,
      ...(option === value && { description: "now" }),
    }));
    return (await vscode.window.showQuickPick(items, about))?.label;
  }
  return vscode.window.showInputBox({
    ...about,
    prompt: `${meaning} Empty: as it was.`,
    value,
    validateInput: (typed) => (typed.trim() === "" ? undefined : problem(typed)),
  });
}
