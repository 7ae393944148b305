import { listed } from "../words.ts";
import { leavesOf } from "./expression/leaves.ts";
import { measured, unitIn } from "./expression/meaning.ts";
import { type Expression, readExpression } from "./expression/parse.ts";
import { evaluated } from "./expression/term.ts";
import { tokens } from "./expression/tokens.ts";
import { nearest } from "./nearest.ts";
import { oddNumber } from "./odd-number.ts";
import type { Param } from "./params.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { shortened, writeQuantity } from "./quantity.ts";
import { type Entry, type Mapping, partOf, type Syntax, type Text } from "./syntax.ts";

/** The cell with what its params come to in place of every `=size` and `=2 * params.size`; undefined where one stands for nothing. */
export function substituted(
  cell: Mapping,
  params: readonly Param[],
  problems: Problems,
): Mapping | undefined {
  const own = new Problems();
  const entries = cell.entries.map((entry) => inEntry(entry, params, own));
  for (const { code, span, message, hint, fix } of own.inOrder()) {
    problems.error(code as ProblemCode, span, message, {
      ...(hint !== undefined && { hint }),
      ...(fix !== undefined && { fix }),
    });
  }
  return own.hasErrors ? undefined : { ...cell, entries };
}

/** The names that the expressions of a cell hold, `params.` left out. */
export function namesUsed({ entries }: Mapping): ReadonlySet<string> {
  const texts = entries.flatMap(({ value }) => textsIn(value)).filter(isExpression);
  const names = texts.flatMap((text) =>
    tokens(text.slice(1)).flatMap((token) => (token.kind === "name" ? token.text : [])),
  );
  return new Set(names.map((name) => name.replace(/^params\./, "")));
}

/** Whether a value is one to reckon, and no comparison the wrong way round. */
const isExpression = (text: string): boolean => /^=(?![<>])/.test(text);

function textsIn(value: Syntax): readonly string[] {
  if (value.form === "map") return value.entries.flatMap((entry) => textsIn(entry.value));
  if (value.form === "list") return value.items.flatMap(textsIn);
  return value.form === "text" ? [value.text] : [];
}

function inEntry(entry: Entry, params: readonly Param[], problems: Problems): Entry {
  return { ...entry, value: within(entry.value, params, problems) };
}

function within(value: Syntax, params: readonly Param[], problems: Problems): Syntax {
  if (value.form === "map")
    return { ...value, entries: value.entries.map((entry) => inEntry(entry, params, problems)) };
  if (value.form === "list")
    return { ...value, items: value.items.map((item) => within(item, params, problems)) };
  if (value.form !== "text" || !isExpression(value.text)) return value;
  const text = worth(value, params, problems);
  return text === undefined ? { form: "nothing", place: value.place } : { ...value, text };
}

/** The text that an expression stands for; of a param alone the text that was written for it, whatever it says. */
function worth(written: Text, params: readonly Param[], problems: Problems): string | undefined {
  const text = written.text.slice(1).trimStart();
  const place = partOf(written, written.text.length - text.length, written.text.length);
  const inner: Text = { form: "text", text, place };
  const expression = readExpression(inner, problems);
  if (expression === undefined) return undefined;
  const odd = expression.form === "number" ? oddNumber(written.text) : undefined;
  if (odd !== undefined) return problems.error(odd.code, written.place, odd.message, { fix: text });
  if (expression.form === "name") return textOf(expression.text, expression.place, params, problems);
  const numbers = inNumbers(expression, params, problems);
  const meant = numbers && measured<never>(numbers, () => undefined, problems);
  if (numbers === undefined || meant === undefined) return undefined;
  const value = evaluated(meant.term, () => Number.NaN);
  if (Number.isFinite(value)) return writeQuantity(value, meant.dimension, firstUnit(numbers));
  return problems.error("bad-expression", written.place, "This divides by nothing.");
}

function firstUnit(expression: Expression): string | undefined {
  return leavesOf(expression).flatMap((leaf) => unitIn(leaf.text) ?? [])[0];
}

/** The expression with the values of params in place of their names. */
function inNumbers(
  expression: Expression,
  params: readonly Param[],
  problems: Problems,
): Expression | undefined {
  if (expression.form === "number") return expression;
  if (expression.form === "name") {
    const text = textOf(expression.text, expression.place, params, problems);
    if (text === undefined) return undefined;
    if (/^\$?\d/.test(text)) return { ...expression, form: "number", text };
    const message = `\`${shortened(text)}\` is no number to reckon with.`;
    return problems.error("bad-expression", expression.place, message);
  }
  if (expression.form === "minus") {
    const of = inNumbers(expression.of, params, problems);
    return of && { ...expression, of };
  }
  const left = inNumbers(expression.left, params, problems);
  const right = inNumbers(expression.right, params, problems);
  return left && right && { ...expression, left, right };
}

function textOf(
  name: string,
  place: Place,
  params: readonly Param[],
  problems: Problems,
): string | undefined {
  const own = name.replace(/^params\./, "");
  const param = params.find((each) => each.name === own);
  if (param !== undefined) return param.options[param.at];
  const names = params.map((each) => each.name);
  const near = nearest(own, names) ?? (names.length === 1 ? names[0] : undefined);
  const message = `This cell has no param \`${shortened(own)}\`.`;
  return problems.error("unknown-key", place, message, {
    hint: near ?? (names.length === 0 ? `params: { ${own}: 1 MB }` : listed(names)),
    ...(near !== undefined && { fix: near }),
  });
}
