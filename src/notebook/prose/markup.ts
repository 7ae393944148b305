import type { MarkdownIt } from "markdown-it";
import abbreviations from "markdown-it-abbr";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";
import { calloutOpens, callouts } from "./callout.ts";
import { type Lookup, liveValues } from "./live.ts";

/** Terms and what they mean, by the name that Markdown keeps them under. */
export type Terms = Record<string, string>;

/**
 * What prose may hold beside plain Markdown, in the editor and in an exported page alike. `terms` are those of other cells of the
 * document; those that a cell explains are added to them.
 */
export function proseMarkup(md: MarkdownIt, lookup: Lookup, terms: Terms): void {
  md.use(footnote);
  md.use(abbreviations);
  md.core.ruler.before("abbr_replace", "l2-terms", ({ env }) => {
    Object.assign(terms, env.abbreviations);
    // Because none at all, rather than no list of them, keeps the plug-in looking for ever.
    if (Object.keys(terms).length > 0) env.abbreviations = { ...terms };
  });
  for (const name of callouts) md.use(container, name, { render: calloutOpens(name, md) });
  liveValues(md, lookup);
}
