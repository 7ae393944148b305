import { dimensions } from "../../../engine/index.ts";

/** A word of an expression, and where in it. */
export interface Token {
  readonly kind: "number" | "name" | "sign" | "unknown";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const units = [...new Set(Object.values(dimensions).flatMap(({ units }) => Object.keys(units)))]
  .filter((unit) => unit !== "")
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replace(/[$/]/g, "\\$&"));

/** A unit may stand apart from its number, and is no beginning of a longer word. */
const unit = `(?:[ \\t]*(?:[kMG][ \\t]+gas|${units.join("|")})(?![\\w.]))?`;

/** A number that another dot follows ends before it, so that `6..8` is a range; a name may hold hyphens, a minus stands between blanks. */
const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["number", new RegExp(`\\$?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?${unit}`, "y")],
  ["name", /[A-Za-z]\w*(?:-\w+)*(?:\.\w+(?:-\w+)*)*/y],
  ["sign", /\.\.|[<>]=?|[-+*/()]/y],
  ["unknown", /\S+?(?=[\s\w()]|$)/y],
];

/** The words of an expression; what is no word of it comes as `unknown`. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (let at = blanks(text, 0); at < text.length; at = blanks(text, at)) {
    const token = tokenAt(text, at);
    found.push(token);
    at = token.end;
  }
  return found;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) return { kind, text: word, start, end: start + word.length };
  }
  return { kind: "unknown", text: text.slice(start), start, end: text.length };
}

function blanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}
