import type { Problem, Span } from "../document.ts";
import { decoded } from "../format/decoded.ts";
import { nearest } from "../language/nearest.ts";
import { isSafeLink, partsOf } from "./link.ts";
import { withoutCode } from "./links.ts";

/** What links of a document may lead to. */
export interface Neighborhood {
  /** Whether there is a file or a folder at a path from the document's folder. */
  has(path: string): boolean;
  /** The anchors of the headings in a document at a path from there; undefined where it has none to link to. */
  anchors(path: string): readonly string[] | undefined;
  /** Those of the document itself. */
  readonly own: readonly string[];
  /** The files beside it, to say what may have been meant. */
  readonly files: readonly string[];
}

interface RelativeLink {
  readonly target: string;
  readonly span: Span;
}

/** What is wrong with the links of a prose cell that lead to files and headings. */
export function deadLinks(markdown: string, around: Neighborhood): readonly Problem[] {
  return relativeLinks(markdown).flatMap(({ target, span }): readonly Problem[] => {
    if (!isSafeLink(target)) return [{ severity: "warning", code: "outside-link", span, ...outside(target) }];
    const found = dead(target, around);
    return found === undefined ? [] : [{ severity: "error", span, ...found }];
  });
}

/** Nobody looks there, since a stranger's notebook must not say which files are read. */
const outside = (target: string) => ({
  message: `\`${target}\` leads out of this folder, so that an exported page shows the words of the link alone.`,
  hint: "a file in this folder or below it",
});

function dead(target: string, { has, anchors, own, files }: Neighborhood) {
  const { path, anchor } = partsOf(target);
  if (path !== "" && !has(path)) {
    const near = nearest(path, files);
    const message = `There is no file \`${path}\` here.`;
    return { code: "dead-link", message, ...(near !== undefined && { hint: near }) };
  }
  const known = path === "" ? own : anchors(path);
  const wanted = decoded(anchor).toLowerCase();
  if (wanted === "" || known === undefined || known.includes(wanted)) return undefined;
  const where = path === "" ? "this notebook" : `\`${path}\``;
  const hint = nearest(wanted, known) ?? known[0];
  const message = `There is no heading \`#${anchor}\` in ${where}.`;
  return { code: "dead-heading", message, ...(hint !== undefined && { hint: `#${hint}` }) };
}

/** Links and pictures, also those whose targets stand elsewhere, that name no scheme. */
function relativeLinks(markdown: string): readonly RelativeLink[] {
  const readable = withoutCode(markdown);
  return [inline, definition].flatMap((pattern) =>
    [...readable.matchAll(pattern)].flatMap(({ 0: whole, 1: bare = "", 2: bracketed = "", index }) => {
      const target = bracketed || bare;
      const start = index + whole.lastIndexOf(target);
      const isRelative = target !== "" && !/^[a-z][a-z0-9+.-]*:/i.test(target);
      return isRelative ? [{ target, span: { start, end: start + target.length } }] : [];
    }),
  );
}

/** `[words](target "title")` and `[words](<target>)`. */
const inline =
  /\]\((?:([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)|<([^<>\n]*)>)(?:[ \t]+["'(][^\n]{0,500}?["')])?\)/g;
/** `[id]: target`, but no footnote, and no term, whose brackets follow a star. */
const definition = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:([^\s<>]+)|<([^<>\n]*)>)/gm;
