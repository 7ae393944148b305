import type { YAMLError } from "yaml";
import type { Span } from "../document.ts";
import { braceLeftOpen, type Fault, quoteLeftOpen } from "./left-open.ts";

/** What the parser says of `text`, in our own words where they help more than its own; each fault once. */
export function brokenYaml(errors: readonly YAMLError[], text: string): readonly Fault[] {
  const faults = new Map<number, Fault>();
  const brace = errors.some(isOpenBrace) ? braceLeftOpen(text) : undefined;
  for (const error of errors) {
    const fault = (isOpenBrace(error) ? brace : openQuote(error, text)) ?? told(error, text);
    if (!faults.has(fault.span.start)) faults.set(fault.span.start, fault);
  }
  return [...faults.values()];
}

const isOpenBrace = ({ message }: YAMLError) => /^Flow (?:map|sequence) .*end with/.test(message);

const openQuote = ({ message, pos }: YAMLError, text: string) =>
  message.startsWith("Missing closing ") ? quoteLeftOpen(pos[0], text) : undefined;

function told({ code, pos, message }: YAMLError, text: string): Fault {
  const span = { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) };
  const marked = text.slice(span.start, span.end);
  if (code === "MULTIPLE_DOCS")
    return { span, message: "`---` begins a second document, and a cell is one." };
  if (code === "BLOCK_AS_IMPLICIT_KEY") return keyInValue(span, text);
  if (code === "BAD_INDENT" && message.includes("same column")) {
    return { span, message: "This line is not indented like the others of its map.", hint: indentation };
  }
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
    : { span, message: "The line below is indented deeper than this value allows.", hint: indentation };
}

const sentence = (message: string) => {
  const line = (message.split("\n")[0] ?? "").trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
};
