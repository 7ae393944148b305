import { CST, Lexer } from "yaml";
import type { Span } from "../document.ts";
import type { Advice } from "./problems.ts";

/** Why a text is not readable as YAML, in words for authors of cells. */
export interface Fault extends Advice {
  readonly span: Span;
  readonly message: string;
}

/** The innermost brace or bracket of a text that is opened and not closed. */
export function braceLeftOpen(text: string): Fault | undefined {
  const open: number[] = [];
  let end = 0;
  for (const { type, source, at } of tokensOf(text)) {
    if (type === "flow-error-end") break;
    if (type === "flow-map-start" || type === "flow-seq-start") open.push(at);
    if (type === "flow-map-end" || type === "flow-seq-end") {
      if (closers[text.charAt(open.at(-1) ?? text.length)]?.trim() !== source) break;
      open.pop();
    }
    if (!blank.has(type)) end = at + source.length;
  }
  const start = open.at(-1);
  return start === undefined ? undefined : leftOpen(start, end, text);
}

/** The quote that is opened before `position` and not closed until there. */
export function quoteLeftOpen(position: number, text: string): Fault | undefined {
  let start: number | undefined;
  for (const { type, at } of tokensOf(text)) {
    if (at >= position) break;
    if (type === "single-quoted-scalar" || type === "double-quoted-scalar") start = at;
  }
  if (start === undefined) return undefined;
  const line = /^[^\n]*/.exec(text.slice(start))?.[0] ?? "";
  return leftOpen(start, start + line.trimEnd().length, text);
}

const closers: Readonly<Record<string, string>> = { "{": " }", "[": "]", "'": "'", '"': '"' };
const names: Readonly<Record<string, string>> = { "{": "map", "[": "list" };

function leftOpen(start: number, end: number, text: string): Fault {
  const opener = text.charAt(start);
  const closer = closers[opener] ?? "";
  const content = text.slice(start, end);
  const message = `This \`${opener}\` is never closed by a \`${closer.trim()}\`.`;
  return content.includes("\n")
    ? {
        span: { start, end: start + 1 },
        message,
        hint: `\`${closer.trim()}\` at the end of the ${names[opener] ?? "text"}`,
      }
    : { span: { start, end }, message, fix: `${content}${closer}` };
}

const blank = new Set(["space", "comment", "newline"]);

interface Token {
  readonly type: string;
  readonly source: string;
  readonly at: number;
}

function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    const mark = marks.has(token);
    yield { type: CST.tokenType(token) ?? "plain", source: mark ? "" : token, at };
    if (!mark) at += token.length;
  }
}

/** Tokens that stand for nothing in the text. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
