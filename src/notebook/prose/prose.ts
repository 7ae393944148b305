import createMarkdown, { type MarkdownIt, type Token } from "markdown-it";
import { hasScheme, isSafeImage, isSafeLink, liveValue, partsOf } from "./link.ts";
import type { Lookup } from "./live.ts";
import { proseMarkup, type Terms } from "./markup.ts";
import type { Pictures } from "./picture.ts";

/** The longest cell that is rendered, in UTF-16 units; a longer one is shown as plain text. */
const longest = 256 * 1024;

/** What the cells of one document know of each other: terms, and where footnotes are counted. */
export interface ProseContext {
  /** What live values stand at; left out: nothing ran. */
  readonly lookup?: Lookup;
  /** Terms that any cell of the document explains, by Markdown's own name for them. */
  readonly terms?: Readonly<Terms>;
  /** What sets the footnotes of this cell apart from those of others on the page. */
  readonly id?: string;
  /** The pictures that the page carries; given: one that is not among them is described. Left out: they lie beside it. */
  readonly pictures?: Pictures;
  /** Where a link leads to that names no scheme; undefined, or left out: where it says. */
  readonly link?: (target: string) => string | undefined;
  /** Names the place of a heading, by its level from 1 and its words; left out: headings have no names. */
  readonly heading?: (level: number, words: string) => string;
}

/** HTML of a prose cell. No HTML of the author's passes, no link but to the web, mail or this document's folder. */
export function prose(markdown: string, context: ProseContext = {}): string {
  if (markdown.length > longest) return `<pre>${escapeHtml(markdown.slice(0, longest))}</pre>\n`;
  const { lookup = () => undefined, terms = {}, id, heading, pictures, link } = context;
  const md = renderer(lookup, { ...terms });
  if (heading !== undefined) namedHeadings(md, heading);
  if (link !== undefined) eachInline(md, "l2-ways", (token) => led(token, link));
  if (pictures !== undefined) eachPicture(md, (token) => carried(token, pictures));
  return md.render(markdown, id === undefined ? {} : { docId: id });
}

/** The terms that the cells of a document explain: `*[TPS]: transactions per second`. */
export function termsIn(cells: readonly string[]): Readonly<Terms> {
  const terms: Terms = {};
  for (const cell of cells) if (cell.length <= longest) renderer(() => undefined, terms).parse(cell, {});
  return terms;
}

/** The paths of the pictures beside a document that its cells show. */
export function picturesIn(cells: readonly string[]): readonly string[] {
  const paths = new Set<string>();
  const md = renderer(() => undefined, {});
  eachPicture(md, (token) => {
    if (!isCarriedAlready(token)) paths.add(pathOf(token));
    return token;
  });
  for (const cell of cells) if (cell.length <= longest) md.parse(cell, {});
  return [...paths];
}

function eachPicture(md: MarkdownIt, put: (token: Token) => Token): void {
  eachInline(md, "l2-pictures", (token) => (token.type === "image" ? put(token) : token));
}

function eachInline(md: MarkdownIt, rule: string, put: (token: Token) => Token): void {
  md.core.ruler.push(rule, ({ tokens }) => {
    for (const token of tokens) if (token.children) token.children = token.children.map(put);
  });
}

function led(token: Token, link: NonNullable<ProseContext["link"]>): Token {
  const target = String(token.attrGet("href") ?? "");
  const isRelative = token.type === "link_open" && target !== "" && !hasScheme(target);
  const instead = isRelative ? link(target) : undefined;
  if (instead !== undefined) token.attrSet("href", instead);
  return token;
}

function carried(token: Token, pictures: Pictures): Token {
  if (isCarriedAlready(token)) return token;
  const path = pathOf(token);
  if (!Object.hasOwn(pictures, path)) return described(token);
  token.attrSet("src", pictures[path] ?? "");
  return token;
}

const isCarriedAlready = (token: Token): boolean => String(token.attrGet("src")).startsWith("data:");

const pathOf = (token: Token): string => partsOf(String(token.attrGet("src"))).path;

function renderer(lookup: Lookup, terms: Terms): MarkdownIt {
  const md = createMarkdown({ html: false, linkify: false, typographer: false });
  md.validateLink = (url) => isSafeLink(url) || liveValue(url) !== null || isSafeImage(url);
  proseMarkup(md, lookup, terms);
  md.core.ruler.push("links", (state) => {
    for (const token of state.tokens) {
      if (token.children) token.children = token.children.map(checked);
      alignByClass(token);
    }
  });
  return md;
}

function namedHeadings(md: MarkdownIt, name: NonNullable<ProseContext["heading"]>): void {
  md.core.ruler.push("l2-headings", ({ tokens }) => {
    for (const [at, token] of tokens.entries())
      if (token.type === "heading_open")
        token.attrSet("id", name(Number(token.tag.slice(1)), wordsOf(tokens[at + 1])));
  });
}

/** What a reader sees of a line: of a live value the author's words. */
const wordsOf = (line: Token | undefined): string =>
  (line?.children ?? [])
    .map(({ content, meta }) => String((meta as { readonly words?: unknown } | null)?.words ?? content))
    .join("");

/** Links and images by their own allow-lists: a live value degrades to its words, a remote image to its description. */
function checked(token: Token): Token {
  if (token.type === "link_open" && !isSafeLink(String(token.attrGet("href")))) return asWords(token);
  if (token.type === "image" && !isSafeImage(String(token.attrGet("src")))) return described(token);
  return token;
}

/** Because a page with a strict policy takes no style attributes, a column's alignment becomes a class. */
function alignByClass(token: Token): void {
  const side = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style")))?.[1];
  if (side !== undefined) token.attrs = [["class", side]];
}

/** The link goes, its words stay: an element without a target keeps opening and closing in step. */
function asWords(token: Token): Token {
  token.attrs = null;
  return token;
}

function described(token: Token): Token {
  token.type = "text";
  token.tag = "";
  token.children = null;
  return token;
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
