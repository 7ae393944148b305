/** An expression whose names are known and whose numbers are in base units. `R` is what a name stands for. */
export type Term<R> =
  | { readonly op: "value"; readonly value: number }
  | { readonly op: "reference"; readonly to: R }
  | { readonly op: "minus"; readonly of: Term<R> }
  | {
      readonly op: "+" | "-" | "*" | "/";
      readonly left: Term<R>;
      readonly right: Term<R>;
    };

/** What a term comes to; NaN where something that it needs is not known. */
export function evaluated<R>(term: Term<R>, known: (reference: R) => number): number {
  if (term.op === "value") return term.value;
  if (term.op === "reference") return known(term.to);
  if (term.op === "minus") return -evaluated(term.of, known);
  const [left, right] = [evaluated(term.left, known), evaluated(term.right, known)];
  return operations[term.op](left, right);
}

const operations = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
} as const;

/** What a term names, each once. */
export function referencesOf<R>(term: Term<R>): readonly R[] {
  if (term.op === "value") return [];
  if (term.op === "reference") return [term.to];
  if (term.op === "minus") return referencesOf(term.of);
  return [...new Set([...referencesOf(term.left), ...referencesOf(term.right)])];
}

/** All values from `low` to `high`; infinite where there is no bound. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Between which values a term lies when each name lies anywhere within its own. Source: interval arithmetic, Moore 1966. */
export function extentOf<R>(term: Term<R>, known: (reference: R) => Extent): Extent {
  if (term.op === "value") return { low: term.value, high: term.value };
  if (term.op === "reference") return known(term.to);
  if (term.op === "minus") return negative(extentOf(term.of, known));
  const [left, right] = [extentOf(term.left, known), extentOf(term.right, known)];
  if (term.op === "+") return { low: left.low + right.low, high: left.high + right.high };
  if (term.op === "-") return { low: left.low - right.high, high: left.high - right.low };
  return term.op === "*" ? times(left, right) : times(left, inverse(right));
}

const negative = ({ low, high }: Extent): Extent => ({ low: -high, high: -low });

function times(a: Extent, b: Extent): Extent {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  // Because 0 times what has no bound is 0 here: nothing of anything.
  const known = ends.map((end) => (Number.isNaN(end) ? 0 : end));
  return { low: Math.min(...known), high: Math.max(...known) };
}

const everything: Extent = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const inverse = ({ low, high }: Extent): Extent =>
  low > 0 || high < 0 ? { low: 1 / high, high: 1 / low } : everything;
