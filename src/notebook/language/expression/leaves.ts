import type { Expression } from "./parse.ts";

/** A number or a name. */
export type Leaf = Extract<Expression, { readonly text: string }>;

/** The numbers and names of an expression, in their order. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  if (expression.form === "number" || expression.form === "name") return [expression];
  if (expression.form === "minus") return leavesOf(expression.of);
  return [...leavesOf(expression.left), ...leavesOf(expression.right)];
}
