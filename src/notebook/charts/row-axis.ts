import { lineBreak, wrapped } from "../words.ts";
import { axis, role, type Spec, upright } from "./frame.ts";

/** A row of a chart of several layers: what stands beside it, and where its middle is, px from the top. */
export interface NamedRow {
  readonly title: string;
  readonly center: number;
}

/** Longest name of a row, characters; how many of them stand in a line; and the room of a line, px, whatever its letters. */
const longest = 110;
const perLine = 18;
const room = 150;
const lineHeight = 13;

const linesOf = (title: string): readonly string[] => wrapped(title.slice(0, longest), perLine);

/** Room that the name of a row takes, px, with air above and below. */
export const nameHeight = (title: string): number => lineHeight * linesOf(title).length + 6;

/** A vertical axis in px, whose ticks are the names of rows. */
export function rowAxis(rows: readonly NamedRow[], height: number, title = ""): Spec {
  // Because the first of several lines stands at its tick, which nobody sees.
  const named = rows.map((row) => {
    const lines = linesOf(row.title);
    return { lines, top: row.center - (lineHeight * (lines.length - 1)) / 2 };
  });
  const ticks = axis(
    named.map(({ top }) => top),
    (tick) => named.find(({ top }) => top === tick)?.lines.join(lineBreak) ?? "",
    title,
    false,
  );
  return {
    field: "y",
    type: "quantitative",
    scale: { domain: [height, 0], nice: false },
    axis: { ...(title === "" ? ticks : upright(ticks)), labelColor: role.text, labelLimit: room },
  };
}
