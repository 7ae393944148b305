import type { Changes } from "./draft.ts";
import type { Setting } from "./settings.ts";

/** What may be changed in one of several drafts, under a path that says in which: the draft at a place in their list, called `label`. */
export const settingIn = (setting: Setting, at: number, label: string): Setting => ({
  ...setting,
  path: `${prefixOf(at)}${setting.path}`,
  group: `${label} › ${setting.group}`,
  along: Object.fromEntries(
    Object.entries(setting.along).map(([path, value]) => [prefixOf(at) + path, value]),
  ),
});

/** What was changed in the draft at a place in their list. */
export const changesIn = (set: Changes, at: number): Changes =>
  Object.fromEntries(
    Object.entries(set).flatMap(([path, value]) =>
      path.startsWith(prefixOf(at)) ? [[path.slice(prefixOf(at).length), value]] : [],
    ),
  );

const prefixOf = (at: number): string => `${at + 1}/`;
