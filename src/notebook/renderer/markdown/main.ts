import type { MarkdownIt } from "markdown-it";
import type { ActivationFunction } from "vscode-notebook-renderer";
import { type LiveValues, valueNamed } from "../../prose/live-value.ts";
import { proseMarkup, type Terms } from "../../prose/markup.ts";
import { putValues } from "../live-prose.ts";
import { proseStyle } from "./style.ts";

/** The editor's renderer of Markdown, as far as it can be extended. */
interface MarkdownRenderer {
  extendMarkdownIt(extend: (md: MarkdownIt) => void): void;
}

/** How long a view waits for an answer before it asks again, ms, and how often it asks. */
const patience = { between: 300, times: 40 };

/** Renders live values, footnotes, terms and callouts in the Markdown cells of a notebook, and keeps the values as they are now. */
export const activate: ActivationFunction = async (context) => {
  const base = (await context.getRenderer("vscode.markdown-it-renderer")) as MarkdownRenderer | undefined;
  if (base === undefined) return { renderOutputItem: () => {} };
  const values = new Map<string, LiveValues[string]>();
  const cells = new Set<string>();
  const terms: Terms = {};
  document.head.append(styleTemplate());
  base.extendMarkdownIt((md) => {
    // Because each cell is rendered alone: its footnotes need a name of their own, and its terms are those of all cells.
    md.core.ruler.before("normalize", "l2-cell", ({ env }) => {
      const id = (env.outputItem as { readonly id?: unknown } | undefined)?.id;
      if (typeof id === "string") {
        cells.add(id);
        env.docId = id;
      }
    });
    proseMarkup(md, (name) => valueNamed(Object.fromEntries(values), name), terms);
  });
  let isTold = false;
  context.onDidReceiveMessage?.((message: unknown) => {
    const { type, values: told } = Object(message) as Record<string, unknown>;
    if (type !== "values") return;
    isTold = true;
    for (const [name, value] of Object.entries(Object(told) as LiveValues)) values.set(name, value);
    for (const id of cells) if (!patched(id, Object.fromEntries(values))) cells.delete(id);
  });
  for (let asked = 0; asked < patience.times; asked++)
    setTimeout(() => {
      if (!isTold) context.postMessage?.({ type: "hello" });
    }, asked * patience.between);
  return { renderOutputItem: () => {} };
};

/** Puts the values into a cell that was rendered before; false where it is no more. */
function patched(id: string, values: LiveValues): boolean {
  const host = document.getElementById(id);
  if (host === null) return false;
  putValues(host.shadowRoot ?? host, values);
  return true;
}

/** Markdown cells have shadow roots of their own, into which the editor copies the styles of such templates. */
function styleTemplate(): HTMLTemplateElement {
  const template = document.createElement("template");
  template.classList.add("markdown-style");
  const style = document.createElement("style");
  style.textContent = proseStyle;
  template.content.append(style);
  return template;
}
