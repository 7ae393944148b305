import type { ActivationFunction } from "vscode-notebook-renderer";
import { cards, progressMime } from "./render.ts";

/** The notebook's door: VS Code calls this once per notebook, then for each output that comes into view. */
export const activate: ActivationFunction = (context) => {
  const { postMessage } = context;
  const all = cards(postMessage === undefined ? null : { tell: (act) => postMessage(act), isEditor: true });
  context.onDidReceiveMessage?.((message: unknown) => {
    const { type, name, json } = Object(message) as Record<string, unknown>;
    if (type !== "result" || typeof name !== "string" || typeof json !== "string") return;
    void all.receive(name, json);
  });
  return {
    renderOutputItem: async (item, element) => {
      if (item.mime === progressMime)
        all.progress(
          item.id,
          element,
          parsed(() => item.json()),
        );
      else await all.show(item.id, element, item.text());
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
