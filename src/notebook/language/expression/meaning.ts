import { type Dimension, dimensions } from "../../../engine/index.ts";
import { capital } from "../../words.ts";
import { warnOfMissingPercent } from "../missing-percent.ts";
import type { Place, Problems } from "../problems.ts";
import { kindOf, readQuantity, usualUnit } from "../quantity.ts";
import type { Condition, Expression } from "./parse.ts";
import type { Term } from "./term.ts";

/** What a name stands for, and what it is measured in. */
export interface Named<R> {
  readonly to: R;
  readonly dimension: Dimension;
}

/** Finds what a name stands for; undefined where a problem says why it cannot. */
export type Scope<R> = (name: string, place: Place) => Named<R> | undefined;

/** An expression in base units of its dimension. */
export interface Measured<R> {
  readonly term: Term<R>;
  readonly dimension: Dimension;
}

/** Two sides in the same unit. */
export interface Comparison<R> {
  readonly sign: "<" | "<=" | ">" | ">=";
  readonly left: Term<R>;
  readonly right: Term<R>;
}

/** What has to hold for a condition to, and the dimension of its sides. */
export interface Compared<R> {
  readonly all: readonly Comparison<R>[];
  readonly dimension: Dimension;
}

/** What an expression comes to; undefined where a problem says what does not fit. */
export function measured<R>(
  expression: Expression,
  scope: Scope<R>,
  problems: Problems,
): Measured<R> | undefined {
  const draft = new Drafting(scope, problems).of(expression);
  const dimension = draft && chosen(draft.kinds);
  const term = dimension && draft.in(dimension);
  return term && { term, dimension };
}

/** What a condition compares; a range compares twice. */
export function compared<R>(
  condition: Condition,
  scope: Scope<R>,
  problems: Problems,
): Compared<R> | undefined {
  const { form, left, place } = condition;
  const others = form === "limit" ? [condition.right] : [condition.low, condition.high];
  const drafting = new Drafting(scope, problems);
  const drafts = [left, ...others].map((side) => drafting.of(side));
  if (drafts.some((draft) => draft === undefined)) return undefined;
  const sides = drafts as Draft<R>[];
  const kinds = agreed(sides, place, problems);
  const dimension = kinds && chosen(kinds);
  const [of, ...limits] = dimension === undefined ? [] : sides.map((side) => side.in(dimension));
  if (dimension === undefined || of === undefined || limits.some((limit) => limit === undefined))
    return undefined;
  if (dimension === "share") warnOfSureness(condition, problems);
  const signs = form === "limit" ? [condition.sign] : ([">=", "<="] as const);
  const all = signs.map((sign, at) => ({ sign, left: of, right: limits[at] as Term<R> }));
  return { all, dimension };
}

function warnOfSureness(condition: Condition, problems: Problems): void {
  if (condition.form !== "limit" || !condition.sign.startsWith("<")) return;
  const { left, right } = condition;
  if (left.form === "name" && right.form === "number" && Number(right.text) >= 1)
    warnOfMissingPercent(right.text, right.place, problems);
}

/** What an expression may be measured in: a megabyte may be one on a wire or one in a block; "any": a number without a unit. */
type Kinds = readonly Dimension[] | "any";

/** An expression of which it is still open in what it is measured. */
interface Draft<R> {
  readonly kinds: Kinds;
  readonly in: (dimension: Dimension) => Term<R> | undefined;
}

class Drafting<R> {
  readonly #scope: Scope<R>;
  readonly #problems: Problems;

  constructor(scope: Scope<R>, problems: Problems) {
    this.#scope = scope;
    this.#problems = problems;
  }

  of(expression: Expression): Draft<R> | undefined {
    if (expression.form === "name") return this.#name(expression.text, expression.place);
    if (expression.form === "number") return this.#number(expression.text, expression.place);
    if (expression.form === "minus") {
      const of = this.of(expression.of);
      return of && { kinds: of.kinds, in: (dimension) => negated(of.in(dimension)) };
    }
    const left = this.of(expression.left);
    const right = this.of(expression.right);
    if (left === undefined || right === undefined) return undefined;
    const { form, sign, place } = expression;
    return form === "sum" ? this.#sum(sign, left, right, place) : this.#product(sign, left, right, place);
  }

  #name(text: string, place: Place): Draft<R> | undefined {
    const found = this.#scope(text, place);
    return found && { kinds: [found.dimension], in: () => ({ op: "reference", to: found.to }) };
  }

  #number(text: string, place: Place): Draft<R> | undefined {
    const kinds = kindsOfNumber(text);
    return { kinds, in: (dimension) => this.#inUnit(text, place, kinds, dimension) };
  }

  #inUnit(text: string, place: Place, kinds: Kinds, dimension: Dimension): Term<R> | undefined {
    const own = kinds === "any" || kinds.includes(dimension) ? dimension : chosen(kinds);
    const reading = readQuantity(text, own, usualUnit(own));
    if ("value" in reading) return { op: "value", value: reading.value };
    return this.#problems.error(reading.code, place, reading.message, reading);
  }

  #sum(sign: Sign, left: Draft<R>, right: Draft<R>, place: Place): Draft<R> | undefined {
    const kinds = agreed([left, right], place, this.#problems);
    return kinds && { kinds, in: (dimension) => joined(sign, left.in(dimension), right.in(dimension)) };
  }

  /** Because a number beside a time is one of seconds, and one that a time is multiplied by is none. */
  #product(sign: Sign, left: Draft<R>, right: Draft<R>, place: Place): Draft<R> | undefined {
    if (isPlain(right.kinds)) {
      const kinds = left.kinds === "any" ? right.kinds : left.kinds;
      return { kinds, in: (dimension) => joined(sign, left.in(dimension), right.in("count")) };
    }
    if (sign === "*" && isPlain(left.kinds))
      return { kinds: right.kinds, in: (dimension) => joined(sign, left.in("count"), right.in(dimension)) };
    const shared = common(left.kinds, right.kinds);
    if (sign === "/" && shared !== undefined) {
      const dimension = chosen(shared);
      return { kinds: ["count"], in: () => joined(sign, left.in(dimension), right.in(dimension)) };
    }
    const done = sign === "*" ? "multiplied by" : "divided by";
    return this.#problems.error(
      "bad-expression",
      place,
      `${capital(said(left.kinds))} cannot be ${done} ${said(right.kinds)} here.`,
      { hint: "a plain number on one of the sides, or two of a kind divided by each other" },
    );
  }
}

type Sign = "+" | "-" | "*" | "/";

function joined<R>(op: Sign, left: Term<R> | undefined, right: Term<R> | undefined): Term<R> | undefined {
  return left && right && { op, left, right };
}

const negated = <R>(of: Term<R> | undefined): Term<R> | undefined => of && { op: "minus", of };

/** What all of them can be measured in. */
function agreed<R>(drafts: readonly Draft<R>[], place: Place, problems: Problems): Kinds | undefined {
  let together: Kinds = "any";
  for (const { kinds } of drafts) {
    const both = common(together, kinds);
    if (both === undefined) {
      const message = `${capital(said(together))} and ${said(kinds)} are no two of a kind, so they cannot be compared or added.`;
      return problems.error("bad-expression", place, message);
    }
    together = both;
  }
  return together;
}

/** Plain numbers, whatever they count. */
const plain: readonly Dimension[] = ["count", "share"];

const isPlain = (kinds: Kinds): boolean => kinds === "any" || kinds.every((kind) => plain.includes(kind));

const chosen = (kinds: Kinds): Dimension => (kinds === "any" ? "count" : (kinds[0] ?? "count"));

function common(a: Kinds, b: Kinds): Kinds | undefined {
  if (a === "any") return b;
  if (b === "any") return a;
  const both = a.filter((kind) => b.includes(kind));
  if (both.length > 0) return both;
  return isPlain(a) && isPlain(b) ? ["count"] : undefined;
}

/** The dimensions that have the unit of a number as it was written. */
export function kindsOfNumber(text: string): Kinds {
  const unit = unitIn(text);
  if (unit === undefined) return "any";
  const all = Object.keys(dimensions) as Dimension[];
  return all.filter((dimension) => Object.hasOwn(dimensions[dimension].units, unit));
}

/** "MB" of "2 MB"; undefined where none stands there. */
export function unitIn(text: string): string | undefined {
  if (text.startsWith("$")) return "$";
  const unit = /^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?[ \t]*(\S.*)?$/.exec(text)?.[1];
  return unit?.replace(/[ \t]+/, "");
}

const said = (kinds: Kinds): string => (kinds === "any" ? "a plain number" : kindOf(chosen(kinds)));
