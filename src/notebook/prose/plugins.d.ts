// These packages ship no types of their own.
declare module "markdown-it-abbr" {
  import type { MarkdownIt } from "markdown-it";

  const abbreviations: (md: MarkdownIt) => void;

  export = abbreviations;
}
declare module "markdown-it-container" {
  import type { MarkdownIt, Token } from "markdown-it";

  const container: (
    md: MarkdownIt,
    name: string,
    options: { render: (tokens: Token[], index: number) => string },
  ) => void;

  export = container;
}
declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";

  const footnote: (md: MarkdownIt) => void;

  export = footnote;
}
