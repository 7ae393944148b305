/**
 * The comments that keep prose cells apart. `<!-- l2:cell -->` begins a prose cell; `<!-- l2:cell until end -->` begins
 * one that holds everything up to `<!-- l2:end -->`, for prose that would otherwise read as something else: a fence left
 * open, an `l2` fence that is meant as an example.
 */
export interface Separator {
  /** The name of the comment that ends the cell, `end` or `end2` and so on. */
  readonly until?: string;
}

export const plainSeparator = "<!-- l2:cell -->";
export const separatorUntil = (name: string) => `<!-- l2:cell until ${name} -->`;
export const ending = (name: string) => `<!-- l2:${name} -->`;

export function separatorOf(line: string): Separator | undefined {
  const found = /^ {0,3}<!-- l2:cell(?: until (end\d{0,6}))? -->[ \t]*$/.exec(line);
  if (found === null) return undefined;
  return found[1] === undefined ? {} : { until: found[1] };
}

/** The name of the cell's end that a line stands for. */
export const endingOf = (line: string) => /^ {0,3}<!-- l2:(end\d{0,6}) -->[ \t]*$/.exec(line)?.[1];

/** A name of which `text` holds no ending. */
export function unusedEnding(text: string): string {
  const used = new Set(Array.from(text.matchAll(/l2:(end\d{0,6})/g), (found) => found[1]));
  if (!used.has("end")) return "end";
  let number = 2;
  while (used.has(`end${number}`)) number++;
  return `end${number}`;
}
