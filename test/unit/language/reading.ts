import { type CellContext, readCell } from "../../../src/notebook/language/index.ts";

/** Codes of a cell's problems, in the order of the text. */
export const codes = (text: string, context?: CellContext) =>
  readCell(text, context).problems.map(({ code }) => code);

/** The only scenario layer's parameter. */
export const parameter = (text: string, name: string, context?: CellContext) =>
  readCell(text, context).scenario?.layers[0]?.parameters[name];

/** The cell after the first of its fixes, as an editor applies them one at a time, until none is left. */
export function mended(text: string): string {
  const problem = readCell(text).problems.find(({ fix }) => fix !== undefined);
  if (problem?.fix === undefined) return text;
  return mended(text.slice(0, problem.span.start) + problem.fix + text.slice(problem.span.end));
}
