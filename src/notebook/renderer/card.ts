import type { CellResult } from "../result.ts";
import { type Body, body, words } from "./body.ts";
import type { Connection } from "./connection.ts";
import { controls } from "./controls.ts";
import type { Opened } from "./disclosure.ts";
import { element } from "./element.ts";
import { exercise } from "./exercise.ts";
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
  /** Whether it says that a run is under way. */
  readonly isBusy: () => boolean;
  readonly dispose: () => void;
}

/** Makes a card in a shadow root of its own, so that no style goes in or out. */
export function card(into: HTMLElement, connection: Connection): Card {
  const host = element("div", { class: "layerbook-card" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style()];
  const running = meter();
  const turning = controls(connection);
  const asking = exercise(connection);
  const article = element("article", {}, turning.element, asking.element);
  root.append(running.element, article);
  into.replaceChildren(host);
  const unfollow = followTheme(host);
  const opened: Opened = new Set();
  let shown: Body | null = null;
  const resized = new ResizeObserver(() => void shown?.fit());
  resized.observe(host);

  const put = async (next: Body) => {
    const old = shown;
    shown = next;
    if (old === null) {
      turning.element.before(...next.head);
      article.append(next.main);
    } else await replace(root, old, next);
    running.stop();
    host.removeAttribute("aria-busy");
    await next.fit();
  };
  return {
    show: (result) => {
      article.setAttribute("aria-label", result.title);
      article.dataset.status = result.status;
      turning.show(result);
      asking.show(result);
      return put(body(result, shown, opened, connection));
    },
    say: (text) => put(words(text)),
    progress: (done, label) => {
      host.setAttribute("aria-busy", "true");
      running.show(done, label);
    },
    isBusy: () => host.hasAttribute("aria-busy"),
    dispose: () => {
      resized.disconnect();
      unfollow();
      shown?.dispose();
      host.remove();
    },
  };
}

/** The old body stands until the new one is drawn; then the new one takes its place, and its focus. What is turned stays where it is. */
async function replace(root: ShadowRoot, old: Body, next: Body): Promise<void> {
  await next.prepare(old);
  next.settle();
  const focus = (root.activeElement as HTMLElement | null)?.dataset.key;
  const [first] = old.head;
  first?.before(...next.head);
  for (const each of old.head) each.remove();
  old.main.replaceWith(next.main);
  old.dispose();
  if (focus !== undefined) next.main.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}
