/** "1 cell", "3 cells". */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Words as they begin a sentence or a row. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "a, b or c", or with another word before the last. */
export function listed(words: readonly string[], joint = "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}
