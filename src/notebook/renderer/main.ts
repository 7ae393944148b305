import type { ActivationFunction } from "vscode-notebook-renderer";
import { cards, progressMime } from "./render.ts";

/** The notebook's door: VS Code calls this once per notebook, then for each output that comes into view. */
export const activate: ActivationFunction = () => {
  const all = cards();
  return {
    renderOutputItem: async (item, element) => {
      const value = parsed(() => item.json());
      if (item.mime === progressMime) all.progress(item.id, element, value);
      else await all.show(item.id, element, value);
    },
    disposeOutputItem: (id) => all.dispose(id),
  };
};

/** A saved output may hold no JSON at all. */
function parsed(json: () => unknown): unknown {
  try {
    return json();
  } catch {
    return null;
  }
}
