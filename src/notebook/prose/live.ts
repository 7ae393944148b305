import type { MarkdownIt, Token } from "markdown-it";
import { liveValue } from "./link.ts";
import type { LiveValue } from "./live-value.ts";

/** What a name stands for now; undefined where nothing ran yet. */
export type Lookup = (name: string) => LiveValue | undefined;

/** `[about 7](l2:base.userTps)` shows what the run says; its words where no run has. */
export function liveValues(md: MarkdownIt, lookup: Lookup): void {
  md.core.ruler.after("inline", "l2-live", (state) => {
    for (const token of state.tokens)
      if (token.children)
        token.children = replaced(token.children, (type) => new state.Token(type, "span", 0));
  });
  md.renderer.rules.l2_live = (tokens: readonly Token[], index: number) => {
    const { name, words, html } = (tokens[index] as Token).meta as unknown as Meta;
    const value = lookup(name);
    const inHtml = md.utils.escapeHtml;
    const told = value === undefined ? "" : ` title="${inHtml(value.hover)}"`;
    const state = value === undefined ? "l2-live" : "l2-live l2-ran";
    const shown = value === undefined ? html : inHtml(value.text);
    return `<span class="${state}" data-l2="${inHtml(name)}" data-l2-words="${inHtml(words)}"${told}>${shown}</span>`;
  };
}

interface Meta {
  readonly name: string;
  /** What the author wrote, as text and as HTML. */
  readonly words: string;
  readonly html: string;
}

/** Each link to a live value as one token of its own. */
function replaced(tokens: Token[], make: (type: string) => Token): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const name = token.type === "link_open" ? liveValue(String(token.attrGet("href"))) : null;
    const end =
      name === null ? -1 : tokens.findIndex((each, place) => place > at && each.type === "link_close");
    if (name === null || end < 0) {
      kept.push(token);
      continue;
    }
    const inner = tokens.slice(at + 1, end);
    const live = make("l2_live");
    live.meta = { name, words: inner.map(({ content }) => content).join(""), html: htmlOf(inner) };
    kept.push(live);
    at = end;
  }
  return kept;
}

const marks: Readonly<Record<string, string>> = {
  strong_open: "<strong>",
  strong_close: "</strong>",
  em_open: "<em>",
  em_close: "</em>",
};

const htmlOf = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => marks[type] ?? escapeHtml(content)).join("");

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
