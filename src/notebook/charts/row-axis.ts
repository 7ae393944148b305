import { axis, role, type Spec, upright } from "./frame.ts";

/** A row of a chart of several layers: what stands beside it, and where its middle is, px from the top. */
export interface NamedRow {
  readonly title: string;
  readonly center: number;
}

/** Longest name of a row, characters, and its room, px. */
const longest = 40;
const room = 115;

/** A vertical axis in px, whose ticks are the names of rows. */
export function rowAxis(rows: readonly NamedRow[], height: number, title = ""): Spec {
  const name = (center: number) => rows.find((row) => row.center === center)?.title.slice(0, longest) ?? "";
  const ticks = axis(
    rows.map(({ center }) => center),
    name,
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
