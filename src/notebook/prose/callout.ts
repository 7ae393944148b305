import type { MarkdownIt, Token } from "markdown-it";

/** Containers that an author may open: `:::note Title`. */
export const callouts = ["note", "tip", "warning"] as const;

const titles: Readonly<Record<(typeof callouts)[number], string>> = {
  note: "Note",
  tip: "Tip",
  warning: "Warning",
};

/** Opens and closes the element of a callout, with the author's title or its own. */
export const calloutOpens =
  (name: (typeof callouts)[number], md: MarkdownIt) =>
  (tokens: readonly Token[], index: number): string => {
    const token = tokens[index];
    if (token?.nesting !== 1) return "</aside>\n";
    const title = token.info.trim().slice(name.length).trim() || titles[name];
    return `<aside class="${name}">\n<p class="callout-title">${md.utils.escapeHtml(title)}</p>\n`;
  };
