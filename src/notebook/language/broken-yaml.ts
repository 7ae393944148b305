import type { YAMLError } from "yaml";
import type { Span } from "../document.ts";
import { braceLeftOpen, type Fault, quoteLeftOpen } from "./left-open.ts";
import { shortened } from "./quantity.ts";

/** What the parser says of `text`, in our own words where they help more than its own; each fault once. */
export function brokenYaml(errors: readonly YAMLError[], text: string): readonly Fault[] {
  // Because all below a first line that is indented is read wrongly for it.
  if (errors.some((error) => isBelowIndented(error, text))) return [unlikeOthers(lineFrom(0, text))];
  const faults = new Map<number, Fault>();
  const brace = errors.some(isOpenBrace) ? braceLeftOpen(text) : undefined;
  let end = 0;
  for (const error of inOrder(errors)) {
    const fault = (isOpenBrace(error) ? brace : openQuote(error, text)) ?? told(error, text);
    // Because what stands in what is wrong is mostly read wrongly for it.
    const isPart = fault.span.start < end;
    end = Math.max(end, fault.span.end);
    if (!isPart && !faults.has(fault.span.start)) faults.set(fault.span.start, fault);
  }
  return [...faults.values()];
}

/** What to do with a second scenario in a cell. */
export const aCellOfItsOwn = "a cell of its own for the second";

const inOrder = (errors: readonly YAMLError[]) => [...errors].sort((a, b) => a.pos[0] - b.pos[0]);

const isOpenBrace = ({ message }: YAMLError) => /^Flow (?:map|sequence) .*end with/.test(message);

const openQuote = ({ message, pos }: YAMLError, text: string) =>
  message.startsWith("Missing closing ") ? quoteLeftOpen(pos[0], text) : undefined;

function told({ code, pos, message }: YAMLError, text: string): Fault {
  const span = { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) };
  const marked = text.slice(span.start, span.end);
  if (code === "MULTIPLE_DOCS")
    return { span, message: "`---` begins a second document, and a cell is one.", hint: aCellOfItsOwn };
  if (code === "BLOCK_AS_IMPLICIT_KEY") return keyInValue(span, text);
  if (code === "BAD_INDENT" && message.includes("same column"))
    return unlikeOthers(lineFrom(span.start, text));
  if (/flow-(?:map|seq)-end/.test(message)) {
    return { span, message: `This \`${marked}\` closes nothing.`, hint: "leaving it out", fix: "" };
  }
  if (code === "BAD_SCALAR_START") {
    return {
      span,
      message: `A value begins with \`${marked}\` only in quotes.`,
      hint: "the value in quotes",
    };
  }
  const isInBraces =
    message.startsWith("Missing , or :") ||
    code === "BLOCK_IN_FLOW" ||
    (code === "MULTILINE_IMPLICIT_KEY" && marked.includes("\n"));
  const isOurs = isInBraces || /^Unexpected \S*scalar at node end/.test(message);
  const own = isOurs ? behindQuotes(span, text, isInBraces) : undefined;
  if (own === undefined && isInBraces) return commaMissing(span, text);
  if (own !== undefined) return own;
  return { span, message: `This is not readable as YAML: ${sentence(message)}` };
}

const indentation = "as many spaces as stand before the lines that it belongs with";

/** A colon that makes a key of what should be a value: on the same line, or below it in one that is indented too far. */
function keyInValue(span: Span, text: string): Fault {
  const line = /^[^\n]*/.exec(text.slice(span.start))?.[0] ?? "";
  return /:(?:\s|$)/.test(line)
    ? {
        span,
        message: "A value holds a colon and a space only in quotes, and a map only in braces.",
        hint: "{ key: value }, or the value in quotes",
      }
    : tooDeep(lineBelow(span, text));
}

const unlikeOthers = (span: Span): Fault => ({
  span,
  message: "This line is not indented like the others of its map.",
  hint: indentation,
});

const tooDeep = (span: Span): Fault => ({
  span,
  message: "This line is indented deeper than the value above it allows.",
  hint: indentation,
});

/** What stands in the first line from the beginning of one on that says something. */
function lineFrom(start: number, text: string): Span {
  const [, blanks = "", line = ""] = /^((?:[ \t]*(?:#.*)?\r?\n)*[ \t]*)(.*)/.exec(text.slice(start)) ?? [];
  const from = start + blanks.length;
  return { start: from, end: from + line.trimEnd().length };
}

const lineBelow = ({ start }: Span, text: string): Span => lineFrom(text.indexOf("\n", start) + 1, text);

/** Whether something in a line without blanks before it is wrong because the first line has some. */
const isBelowIndented = ({ message, pos }: YAMLError, text: string): boolean =>
  /^Unexpected \S*scalar at node end/.test(message) &&
  / /.test(text[lineFrom(0, text).start - 1] ?? "") &&
  text[pos[0] - 1] === "\n";

/** As much of a line as is looked at for quotes. */
const nearby = 200;

/** `"60" tx/s`: a value that goes on behind its quotes. Numbers with units stand in none, words all in one pair. */
function behindQuotes({ start, end }: Span, text: string, isInBraces: boolean): Fault | undefined {
  const [whole, quote = "", inner = "", gap = ""] =
    /(["'])((?:(?!\1)[^\n\\])*)\1([ \t]*)$/.exec(text.slice(Math.max(0, start - nearby), start)) ?? [];
  if (whole === undefined) return undefined;
  const rest = /^.*?(?=[ \t]*(?:$|[,\]}]|[ \t]#))/m.exec(text.slice(start, start + nearby))?.[0] ?? "";
  const behind = end - start > 1 ? text.slice(start, end) : rest;
  const isNumber = /^[-+$.]?\d/.test(inner.trim());
  // Because words in quotes with others behind them are two values of a list as likely as one.
  if (!isNumber && isInBraces) return undefined;
  const bare = (inner + gap + behind.replaceAll(quote, "")).trim();
  const fix = isNumber ? bare : quote + bare + quote;
  const message = `A value in quotes ends with them, and \`${shortened(behind)}\` stands behind.`;
  return { span: { start: start - whole.length, end: start + behind.length }, message, hint: fix, fix };
}

/** `{ rate: 60 tx/s patience: 5 min }`, `["fees" throughput]` */
function commaMissing({ start, end: last }: Span, text: string): Fault {
  const end = Math.min(last, start + nearby);
  const marked = text.slice(start, end);
  const key = / +(?=[A-Za-z][\w.]*:(?:\s|$))|\n *(?=[A-Za-z][\w.]*$)/.exec(marked);
  const next =
    /^[^\s,:\]}]*/.exec(text.slice(start + (key === null ? 0 : key.index + key[0].length)))?.[0] ?? "";
  const fix = key === null ? `, ${marked}` : `${marked.slice(0, key.index)},${marked.slice(key.index)}`;
  const message = `A comma is missing before \`${shortened(next)}\`.`;
  return { span: { start, end }, message, hint: `, ${shortened(next)}`, fix };
}

const sentence = (message: string) => {
  const line = (message.split("\n")[0] ?? "").trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
};
