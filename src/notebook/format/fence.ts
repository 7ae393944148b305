/** The opening line of a fenced block (CommonMark 4.5). */
export interface Fence {
  /** Spaces before it, 0..3. */
  readonly indent: number;
  readonly mark: "`" | "~";
  readonly length: number;
  /** What follows the marks, as written. */
  readonly info: string;
}

const opening = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/s;

/** Reads a line as the beginning of a fenced block. */
export function fenceOf(line: string): Fence | undefined {
  const found = opening.exec(line);
  if (found === null) return undefined;
  const [, spaces = "", marks = "", info = ""] = found;
  return { indent: spaces.length, mark: marks.startsWith("`") ? "`" : "~", length: marks.length, info };
}

/** Whether a fence begins a cell: the first word of its info is `l2`. */
export const isCell = (fence: Fence) => /^[ \t]*l2(?:[ \t]|$)/.test(fence.info);

const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** Whether a line ends the block that `fence` began. */
export function closes(line: string, fence: Fence): boolean {
  const marks = closing.exec(line)?.[1] ?? "";
  return marks.startsWith(fence.mark) && marks.length >= fence.length;
}

/** A line inside the block without the spaces that the block itself is indented by. */
export function outdented(line: string, indent: number): string {
  let spaces = 0;
  while (spaces < indent && line[spaces] === " ") spaces++;
  return line.slice(spaces);
}

/** Code of a language that is no cell of ours, as prose holds it; a language that could not stand there is left out. */
export function codeBlock(language: string, text: string): string {
  const marks = "`".repeat(lengthAround(text, "`"));
  return `${marks}${/^[\w+#.-]*$/.test(language) ? language : ""}\n${text}\n${marks}`;
}

/** The fewest marks, three at least, that no line of `text` can close. */
export function lengthAround(text: string, mark: Fence["mark"]): number {
  const runs = text.match(mark === "`" ? /^[ \t]*`{3,}/gm : /^[ \t]*~{3,}/gm) ?? [];
  return runs.reduce((longest, run) => Math.max(longest, run.trimStart().length + 1), 3);
}
