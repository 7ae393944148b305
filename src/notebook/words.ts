/** "1 cell", "3 cells". */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Words as they begin a sentence or a row. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "a, b or c", or with another word before the last. */
export function listed(words: readonly string[], joint = "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** Where a label goes on in its next line: no author types it, and it may stand in an expression. */
export const lineBreak = "\v";

/** A name in lines of at most so many characters: broken between words, behind hyphens, and within a word only where that is longer than a line. */
export function wrapped(name: string, most: number): readonly string[] {
  const pieces = name
    .split(/(?<=[ -])/)
    .flatMap((piece) =>
      Array.from({ length: Math.ceil(piece.trimEnd().length / most) }, (_, at) =>
        piece.slice(at * most, (at + 1) * most),
      ),
    );
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}${piece.trimEnd()}`.length <= most)
      lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
}
