import type { Cell, Notebook } from "../document.ts";
import { lengthAround } from "./fence.ts";
import { byteOrderMark, preambleEnd } from "./front-matter.ts";
import { finalLineEnd, firstLineEnd, isBlank, type LineEnd, toLineFeeds } from "./lines.ts";
import { type Piece, scan } from "./scan.ts";
import { ending, plainSeparator, separatorUntil, unusedEnding } from "./separator.ts";

/** What a cell is written between. */
interface Place {
  readonly before: Written | undefined;
  readonly after: Cell | undefined;
  readonly newline: LineEnd;
}

interface Written {
  readonly source: string;
  /** A cell that ends with a line of its own, after which another may begin without a comment between them. */
  readonly closed: boolean;
}

/**
 * Writes a notebook: cells whose text is as it was read from their own source, changed ones in the style they had, new
 * ones plainly. What is written reads back as the same cells, whatever their texts hold.
 */
export function serialize(notebook: Notebook): Uint8Array {
  const { cells, newline } = notebook;
  const preamble = cells.length === 0 ? notebook.preamble : closedPreamble(notebook);
  let before: Written | undefined;
  let text = "";
  for (const [at, cell] of cells.entries()) {
    before = written(cell, { before, after: cells[at + 1], newline });
    text += before.source;
  }
  // Because prose that begins with `---` must not become front matter when a later cell has such a line too.
  const mistaken = preambleEnd(preamble + text) !== preamble.length;
  const body = mistaken ? separated(text, newline) : text;
  return new TextEncoder().encode(preamble + body + notebook.tail);
}

function closedPreamble({ preamble, cells, newline }: Notebook): string {
  if (preamble === "" || preamble === byteOrderMark) return preamble;
  const closed = finalLineEnd(preamble) === undefined ? preamble + newline : preamble;
  return cells[0]?.origin === undefined ? withBlankLine(closed, newline) : closed;
}

/** The first way to write a cell that reads back as that cell; the last one always does. */
function written(cell: Cell, place: Place): Written {
  const newline = (cell.origin && firstLineEnd(cell.origin.source)) ?? place.newline;
  const text = toLineFeeds(cell.text);
  const own = ownSource(cell, text, newline);
  const ways =
    cell.kind === "l2" ? [() => own, () => fenced(text, newline)] : waysOfProse(own, text, newline);
  for (const way of ways) {
    const source = ended(way(), cell, place, newline);
    for (const each of [source, withLine(source, newline)]) {
      const piece = pieceOf(each, place);
      if (piece?.kind === cell.kind && piece.text === text)
        return { source: each, closed: piece.closedAt !== undefined };
    }
  }
  return { source: ended(verbatim(text, newline), cell, place, newline), closed: true };
}

const waysOfProse = (own: string, text: string, newline: LineEnd) => [
  () => own,
  () => separated(own, newline),
  () => separated(linesOfText(text, newline), newline),
];

/** The one cell that `source` reads as where it stands, if it is one and what follows begins another. */
function pieceOf(source: string, { before, after }: Place): Piece | undefined {
  const followed = after !== undefined;
  const pieces = scan(followed ? `${source}${indentOf(after.origin?.source ?? "")}\`\`\`l2` : source);
  const [piece] = pieces;
  if (pieces.length !== (followed ? 2 : 1) || piece === undefined || piece.start !== 0) return undefined;
  if (followed && piece.end !== source.length) return undefined;
  const apart = before === undefined || before.closed || piece.kind === "l2" || piece.separator !== undefined;
  return apart ? piece : undefined;
}

/** Because a cell that is indented may fall into a list that stands before it. */
const indentOf = (source: string) => /^ {0,3}/.exec(source)?.[0] ?? "";

/** The cell's own source, with its text put in where it has changed. */
function ownSource(cell: Cell, text: string, newline: LineEnd): string {
  const { origin } = cell;
  if (origin !== undefined && cell.text === origin.text) return origin.source;
  const style = origin && scan(origin.source)[0];
  if (origin === undefined || style === undefined || style.kind !== cell.kind) {
    return cell.kind === "l2" ? fenced(text, newline) : linesOfText(text, newline);
  }
  return cell.kind === "l2"
    ? refenced(text, newline, style, origin.source)
    : origin.source.slice(0, style.body.start) +
        linesOfText(text, newline) +
        origin.source.slice(style.body.end);
}

function refenced(text: string, newline: LineEnd, style: Piece, source: string): string {
  const fence = style.fence ?? { indent: 0, mark: "`", length: 3, info: "l2" };
  const indent = " ".repeat(fence.indent);
  const length = lengthAround(text, fence.mark);
  const body = linesOfText(text, newline, indent);
  if (length <= fence.length && style.closedAt !== undefined) {
    return source.slice(0, style.body.start) + body + source.slice(style.body.end);
  }
  const marks = indent + fence.mark.repeat(Math.max(length, fence.length));
  return (
    marks + fence.info + newline + body + marks + newline + source.slice(style.closedAt ?? source.length)
  );
}

function fenced(text: string, newline: LineEnd): string {
  const marks = "`".repeat(lengthAround(text, "`"));
  return `${marks}l2${newline}${linesOfText(text, newline)}${marks}${newline}`;
}

const separated = (source: string, newline: LineEnd) => plainSeparator + newline + newline + source;

function verbatim(text: string, newline: LineEnd): string {
  const name = unusedEnding(text);
  return separatorUntil(name) + newline + linesOfText(text, newline) + ending(name) + newline;
}

function linesOfText(text: string, newline: LineEnd, indent = ""): string {
  if (text === "") return "";
  const lines = text.split("\n").map((line) => (line === "" ? newline : indent + line + newline));
  return lines.join("");
}

/** Ends the last line, and sets a new cell apart from its neighbor by a blank line. */
function ended(source: string, cell: Cell, { after }: Place, newline: LineEnd): string {
  if (after === undefined) return source;
  const closed = finalLineEnd(source) === undefined ? source + newline : source;
  return cell.origin === undefined || after.origin === undefined ? withBlankLine(closed, newline) : closed;
}

/** `source` with a blank line at its end. */
function withBlankLine(source: string, newline: LineEnd): string {
  const lineEnd = finalLineEnd(source);
  if (lineEnd === undefined) return source + newline + newline;
  const end = source.length - lineEnd.length;
  const start = 1 + Math.max(source.lastIndexOf("\n", end - 1), source.lastIndexOf("\r", end - 1));
  return isBlank(source.slice(start, end)) ? source : source + lineEnd;
}

/** `source` with one line end more, which makes a blank line where the last line was ended. */
function withLine(source: string, newline: LineEnd): string {
  return source + (finalLineEnd(source) ?? newline + newline);
}
