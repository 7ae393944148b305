import { type Document, isScalar, type Scalar, visit } from "yaml";
import type { Span } from "../document.ts";
import type { Advice, ProblemCode, Problems } from "./problems.ts";
import { hasDecimalComma } from "./quantity.ts";

/**
 * The slips that YAML passes over in silence or explains in its own words: `block = 1`, `block:1`, `block 1`, tabs and
 * `1,000` inside braces. Each gets a problem with what to type; the spans of the lines they stand in come back.
 */
export function slips(text: string, document: Document.Parsed, problems: Problems): Span[] {
  const lines = linesOf(text);
  const literal = touched(lines, literalSpans(text, document));
  const wrong = document.errors.map(({ pos }) => ({ start: pos[0], end: pos[1] }));
  const unreadable = touched(lines, wrong);
  const found = lines.filter((line, at) => {
    if (literal[at] || problems.full) return false;
    const slip = slipIn(text.slice(line.start, line.end), unreadable[at] === true);
    if (slip === undefined) return false;
    const start = line.start + slip.at;
    problems.error(slip.code, { start, end: start + slip.length }, slip.message, slip);
    return true;
  });
  return [...found, ...slipsInBraces(text, document, problems)];
}

interface Slip extends Advice {
  readonly code: ProblemCode;
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

const assigned = /^(\s*(?:- )?)([A-Za-z][\w.]*)(\s*=\s*)(?=[^\s=>])/;
const glued = /^(\s*(?:- )?)([A-Za-z][\w.]*):(?=[^\s:/])/;
const uncoloned = /^(\s*(?:- )?)([A-Za-z][\w.]*)[ ]+(?=[^\s:#][^:]*$)/;

const conflict = /^(?:<{7} .*|={7}|>{7} .*)$/;

function slipIn(line: string, unreadable: boolean): Slip | undefined {
  if (conflict.test(line)) {
    return {
      code: "syntax",
      at: 0,
      length: line.length,
      message: "This is the mark of a merge conflict.",
      hint: "keep one of the two sides and remove the marks",
    };
  }
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  if (unreadable && indent.includes("\t") && indent.length < line.length) {
    return {
      code: "tab",
      at: 0,
      length: indent.length,
      message: "YAML is indented by spaces, not by tabs.",
      hint: "two spaces",
      fix: indent.replaceAll("\t", "  "),
    };
  }
  const equals = assigned.exec(line);
  if (equals !== null) return entry("equals-sign", equals, "is given its value by a colon, not by `=`.");
  const colon = glued.exec(line);
  if (colon !== null) return entry("missing-space", colon, "needs a space after its colon.");
  const bare = unreadable ? uncoloned.exec(line) : null;
  return bare === null ? undefined : entry("missing-colon", bare, "needs a colon before its value.");
}

function entry(code: ProblemCode, found: RegExpExecArray, what: string): Slip {
  const [whole, before = "", key = ""] = found;
  const length = whole.length - before.length;
  return { code, at: before.length, length, message: `\`${key}\` ${what}`, fix: `${key}: ` };
}

/** Inside `{ }` the same slips make keys without values. */
function slipsInBraces(text: string, document: Document.Parsed, problems: Problems): Span[] {
  const found: Span[] = [];
  visit(document, {
    Map(_, map) {
      if (map.flow !== true) return;
      for (const [at, { key, value }] of map.items.entries()) {
        if (problems.full) return visit.BREAK;
        if (value !== null || !isScalar(key) || !key.range) continue;
        const before = map.items[at - 1]?.value;
        const slip = slipInBraces(text, key, isScalar(before) ? before : undefined);
        if (slip === undefined) continue;
        problems.error(slip.code, slip.span, slip.message, slip);
        found.push(slip.span);
      }
      return undefined;
    },
    Seq(_, { flow, items }) {
      if (flow !== true) return;
      for (const [at, item] of items.entries()) {
        const before = items[at - 1];
        if (problems.full) return visit.BREAK;
        if (!isScalar(before) || !isScalar(item) || areTwo(String(before.value), String(item.value)))
          continue;
        const slip = numberApart(text, before, item);
        if (slip === undefined) continue;
        problems.error(slip.code, slip.span, slip.message, slip);
        found.push(slip.span);
      }
      return undefined;
    },
  });
  return found;
}

function slipInBraces(text: string, key: Scalar, before: Scalar | undefined) {
  const apart = before && numberApart(text, before, key);
  if (apart !== undefined) return apart;
  const [start, end] = key.range ?? [0, 0];
  const words = text.slice(start, end);
  const slip = /\s/.test(words[0] ?? " ") ? undefined : slipIn(words, false);
  return slip && { ...slip, span: { start: start + slip.at, end: start + slip.at + slip.length } };
}

/** A number that a comma makes two values of: between thousands, or before decimals. */
function numberApart(text: string, before: Scalar, { range }: Scalar) {
  const [[from, to], [start, end]] = [before.range ?? [0, 0], range ?? [0, 0]];
  const [first, second] = [text.slice(from, to), text.slice(start, end)];
  const [digits = ""] = /\d+,\d+/.exec(text.slice(from, end)) ?? [];
  if (!/\d$/.test(first) || !/^\d/.test(second) || text.slice(to, start) !== ",") return undefined;
  const fix = first + (hasDecimalComma(digits) ? "." : "") + second;
  const message = `\`${text.slice(from, end)}\` is read as two values, since a comma separates values here.`;
  return { code: "thousands" as const, span: { start: from, end }, message, fix };
}

/** Whether two items of a list may well be two numbers: `[1,5 MB]` and `[1,100]`, and neither `[1,000]` nor `[1,500 tx/s]`. */
const areTwo = (first: string, second: string) =>
  !/^\d{3}(?!\d)/.test(second) || (/^\d+$/.test(first) && /^[1-9]\d\d$/.test(second));

/** The further lines of texts that take several, in which anything may stand. */
function literalSpans(text: string, document: Document.Parsed): Span[] {
  const spans: Span[] = [];
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === undefined || type === "PLAIN" || !range) return;
      const newline = text.slice(range[0], range[1]).indexOf("\n");
      if (newline >= 0) spans.push({ start: range[0] + newline + 1, end: range[1] });
    },
  });
  return spans;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** For each line whether its beginning or what precedes its end lies in one of the spans; linear in lines and spans. */
function touched(lines: readonly Span[], spans: readonly Span[]): boolean[] {
  const change = new Int32Array(lines.length + 1);
  for (const { start, end } of spans) {
    const [first, last] = [lineAt(lines, start), lineAt(lines, Math.max(start, end - 1))];
    change[first] = (change[first] ?? 0) + 1;
    change[last + 1] = (change[last + 1] ?? 0) - 1;
  }
  let depth = 0;
  return lines.map((_, at) => {
    depth += change[at] ?? 0;
    return depth > 0;
  });
}

function lineAt(lines: readonly Span[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
