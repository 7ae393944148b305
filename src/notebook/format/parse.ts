import type { Cell, Notebook } from "../document.ts";
import { preambleEnd } from "./front-matter.ts";
import { linesOf } from "./lines.ts";
import { type Piece, scan } from "./scan.ts";
import { decode } from "./unreadable.ts";

/**
 * Reads the bytes of a `.l2nb` file. Every byte is kept in the preamble or in a cell's source, so that `serialize` gives
 * the same bytes back; an empty file has no cells.
 * @throws UnreadableDocument where the bytes are not UTF-8.
 */
export function parse(bytes: Uint8Array): Notebook {
  const text = decode(bytes);
  const start = preambleEnd(text);
  const preamble = text.slice(0, start);
  const before = linesOf(preamble).length;
  const cells = scan(text, start).map((piece) => cellOf(piece, text, before));
  return { preamble, cells, tail: "", newline: usualLineEnd(text) };
}

function cellOf(piece: Piece, document: string, before: number): Cell {
  const source = document.slice(piece.start, piece.end);
  return {
    kind: piece.kind,
    text: piece.text,
    origin: { source, text: piece.text, line: before + piece.line + 1 },
  };
}

/** CRLF where at least half of the lines end so. */
function usualLineEnd(text: string): Notebook["newline"] {
  let windows = 0;
  let all = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    all++;
    if (text[at - 1] === "\r") windows++;
  }
  return windows > 0 && 2 * windows >= all ? "\r\n" : "\n";
}
