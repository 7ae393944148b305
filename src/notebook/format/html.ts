/** An HTML block (CommonMark 4.6): raw text until a line that holds `end`, or a blank line where there is none. */
export interface HtmlBlock {
  readonly end: RegExp | "blank";
}

const names =
  "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul";

const kinds: readonly { readonly start: RegExp; readonly end: HtmlBlock["end"] }[] = [
  { start: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: /^<![a-z]/i, end: />/ },
  { start: new RegExp(`^</?(?:${names.replaceAll(" ", "|")})(?=\\s|/?>|$)`, "i"), end: "blank" },
];

const attribute = /\s+[a-z_:][a-z0-9:._-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?/.source;
const loneTag = new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>)\\s*$`, "i");

/** Longer lines are no lone tag for us: trying to read one as such may take time beyond its length. */
const longestTag = 1_000;

/** The HTML block that begins with `line`, which starts with `<`; a lone tag cannot interrupt a paragraph. */
export function htmlBlockOf(line: string, inParagraph: boolean): HtmlBlock | undefined {
  const kind = kinds.find(({ start }) => start.test(line));
  if (kind !== undefined) return kind;
  if (inParagraph || line.length > longestTag) return undefined;
  return loneTag.test(line) ? { end: "blank" } : undefined;
}
