import type { CellResult } from "../result.ts";
import { type Body, body, words } from "./body.ts";
import type { Opened } from "./disclosure.ts";
import { element } from "./element.ts";
import { meter } from "./progress.ts";
import { style } from "./style.ts";
import { followTheme } from "./theme.ts";

/** The card of one output: shows a result, shows how far the next one is, and keeps what the reader opened. */
export interface Card {
  /** Settles when every chart is drawn. */
  readonly show: (result: CellResult) => Promise<void>;
  /** `done` is 0..1. */
  readonly progress: (done: number, label: string) => void;
  /** Words instead of a result, such as why it cannot be shown. */
  readonly say: (text: string) => Promise<void>;
  readonly dispose: () => void;
}

/** Makes a card in a shadow root of its own, so that no style goes in or out. */
export function card(into: HTMLElement): Card {
  const host = element("div", { class: "layerbook-card" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style()];
  const running = meter();
  root.append(running.element);
  into.replaceChildren(host);
  const unfollow = followTheme(host);
  const opened: Opened = new Set();
  let shown: Body | null = null;
  const resized = new ResizeObserver(() => void shown?.fit());
  resized.observe(host);

  const put = async (next: Body) => {
    const old = shown;
    shown = next;
    if (old === null) root.append(next.article);
    else await replace(root, old, next);
    running.stop();
    host.removeAttribute("aria-busy");
    await next.fit();
  };
  return {
    show: (result) => put(body(result, opened)),
    say: (text) => put(words(text)),
    progress: (done, label) => {
      host.setAttribute("aria-busy", "true");
      running.show(done, label);
    },
    dispose: () => {
      resized.disconnect();
      unfollow();
      shown?.dispose();
      host.remove();
    },
  };
}

/** The old body stands until the new one is drawn; then the new one takes its place, and its focus. */
async function replace(root: ShadowRoot, old: Body, next: Body): Promise<void> {
  const width = old.chartWidth();
  if (width > 0) await next.fit(width);
  const focus = (root.activeElement as HTMLElement | null)?.dataset.key;
  old.article.replaceWith(next.article);
  old.dispose();
  if (focus !== undefined)
    next.article.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}
