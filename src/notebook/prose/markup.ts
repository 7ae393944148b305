import type { MarkdownIt } from "markdown-it";
import abbreviations from "markdown-it-abbr";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";
import { calloutOpens, callouts } from "./callout.ts";
import { type Lookup, liveValues } from "./live.ts";

/** What prose may hold beside plain Markdown, in the editor and in an exported page alike. */
export function proseMarkup(md: MarkdownIt, lookup: Lookup): void {
  md.use(footnote);
  md.use(abbreviations);
  for (const name of callouts) md.use(container, name, { render: calloutOpens(name, md) });
  liveValues(md, lookup);
}
