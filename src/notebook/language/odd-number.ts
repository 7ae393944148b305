import type { Span } from "../document.ts";
import type { Advice, ProblemCode } from "./problems.ts";

/** What is wrong with a number, and where in the text. */
export interface OddNumber extends Advice, Span {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The number of a text that is written as in a table, a spreadsheet or another money: `1,000`, `=5`, `€5`; undefined where there is none. */
export function oddNumber(text: string): OddNumber | undefined {
  return marked(text) ?? equated(text) ?? foreign(text);
}

function marked(text: string): OddNumber | undefined {
  const found = /(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])/.exec(text);
  if (found === null) return undefined;
  const message = `\`${found[0]}\` is no number here, since none has marks between thousands.`;
  return { code: "thousands", ...spanOf(found), message, fix: found[0].replaceAll(",", "") };
}

/** An equals sign where a number begins, and no comparison. */
function equated(text: string): OddNumber | undefined {
  const found = /(?:^|(?<=[<>]=?\s{1,9}|[(+*/-]\s{0,9}))=\s{0,9}([$\d][^\s,()]{0,40})/.exec(text);
  if (found === null) return undefined;
  const [, number = ""] = found;
  const message = `\`${found[0]}\` begins with an equals sign, and a number stands without one.`;
  return { code: "equals-sign", ...spanOf(found), message, fix: number };
}

/** A comparison that is written as in mathematics, or the wrong way round: `≥`, `=>`. */
export function oddSign(text: string): (OddNumber & { readonly fix: string }) | undefined {
  const found = /=>|=<|[≥≤]/.exec(text);
  if (found === null) return undefined;
  const fix = /[>≥]/.test(found[0]) ? ">=" : "<=";
  const message = `\`${found[0]}\` is written \`${fix}\` here.`;
  return { code: "bad-condition", ...spanOf(found), message, fix };
}

/** Whether a unit is one of money, and none that amounts are counted in here. */
export const isForeign = (unit: string): boolean => /^(?:[€£¥]|EUR|GBP|JPY|CHF)$/.test(unit);

function foreign(text: string): OddNumber | undefined {
  const found = /([€£¥])\s?(\d[\d.]{0,40})|(\d[\d.]{0,40})\s?([€£¥]|(?:EUR|GBP|JPY|CHF)\b)/.exec(text);
  if (found === null) return undefined;
  const [, before, one, other, behind] = found;
  const message = `\`${before ?? behind}\` is no unit here: amounts are in US dollars, or in a chain's own coin such as gwei or sat/vB.`;
  return { code: "wrong-unit", ...spanOf(found), message, hint: `${one ?? other} $` };
}

const spanOf = ({ index, 0: words }: RegExpExecArray): Span => ({
  start: index,
  end: index + words.length,
});
