import type { Cell } from "../document.ts";
import { withoutCode } from "./links.ts";

/** A heading of a prose cell. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Its words, without marks. */
  readonly text: string;
}

/** The headings of a prose cell, in their order: those that begin with `#`, and those that are underlined. */
export function headings(markdown: string): readonly Heading[] {
  const lines = withoutCode(markdown).split("\n");
  const written = markdown.split("\n");
  return lines.flatMap((line, at): Heading[] => {
    const own = written[at] ?? "";
    const [opening, marks = ""] = atx.exec(line) ?? [];
    if (opening !== undefined)
      return [{ level: marks.length, text: plain(own.slice(opening.length).trim().replace(closing, "")) }];
    const [, under = ""] = underline.exec(lines[at + 1] ?? "") ?? [];
    if (under === "" || !opensText.test(line)) return [];
    return [{ level: under === "=" ? 1 : 2, text: plain(own) }];
  });
}

/** The first heading of the highest level in the prose of some cells; undefined where there is none. */
export function firstHeading(cells: readonly Cell[]): string | undefined {
  const all = cells.flatMap(({ kind, text }) => (kind === "prose" ? headings(text) : []));
  return all.find(({ level }) => level === 1)?.text;
}

const atx = /^ {0,3}(#{1,6})[ \t]+/;
const closing = /(?:^|[ \t])#+$/;
const underline = /^ {0,3}([=-])\1*[ \t]*$/;
/** Text that an underline makes a heading: no list, quote or table. */
const opensText = /^ {0,3}(?![-*+>|#]|\d+[.)])\S/;

/** What a reader sees of a line of Markdown. */
const plain = (line: string): string =>
  line
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .trim();

/** What follows `#` in links to the headings of a document, as GitHub and VS Code make it; the same words again are numbered. */
export function anchors(all: readonly Heading[]): readonly string[] {
  const times = new Map<string, number>();
  return all.map(({ text }) => {
    const slug = anchorOf(text);
    const before = times.get(slug) ?? 0;
    times.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** The same of the words of one heading, as if no other had them: "Say it first" is `say-it-first`. */
export const anchorOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
