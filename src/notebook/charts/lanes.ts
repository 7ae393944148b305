/** A word at a place along a line: px from its left end and its text. */
export interface Word {
  readonly at: number;
  readonly text: string;
}

/** Where a word stands: in which lane, 0 the nearest to what it names, and which way it runs from its place. */
export interface Placed {
  readonly lane: number;
  readonly align: "left" | "center" | "right";
}

/** Width of the plot of rows with names in the narrowest card, px. */
export const narrowest = 215;

/** Px that a word of 12 px takes at most as a rule, and what is kept free beside it. */
export const widthOf = (text: string) => 6.8 * text.length;
const air = 5;

/**
 * Puts words into as few lanes as keep them from touching each other, on a line of `length` px, and from sticking out of it. What
 * does not touch on a short line does not touch on a longer one: words keep their size while their places move apart.
 */
export function lanes(words: readonly Word[], length: number): readonly Placed[] {
  const ends: number[] = [];
  const order = words.map((word, index) => ({ ...word, index })).sort((a, b) => a.at - b.at);
  const placed: Placed[] = [];
  for (const { at, text, index } of order) {
    const align = alignOf({ at, text }, length);
    const { start, end } = extent({ at, text }, align);
    const free = ends.findIndex((last) => last + air <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    placed[index] = { lane, align };
  }
  return placed;
}

/** Around its place where there is room on both sides, else towards the side with more. */
export function alignOf({ at, text }: Word, length: number): Placed["align"] {
  const half = widthOf(text) / 2;
  if (at >= half && at <= length - half) return "center";
  return at < length / 2 ? "left" : "right";
}

/** Px by which a word that runs to one side keeps off its place. */
export function besideOf(align: Placed["align"]): number {
  if (align === "center") return 0;
  return align === "left" ? air : -air;
}

/** Where a word begins and ends, px. */
export function extent({ at, text }: Word, align: Placed["align"]) {
  const width = widthOf(text);
  const start = align === "left" ? at : align === "right" ? at - width : at - width / 2;
  return { start, end: start + width };
}
