import type { TableResult } from "../result.ts";

/** A piece of a Vega-Lite specification. */
export type Spec = Readonly<Record<string, unknown>>;
/** One kind of mark with its rows. */
export type Layer = Spec & { readonly data: { readonly values: readonly Row[] } };
export type Row = Readonly<Record<string, number | string | null>>;

/** Height of the plot, px; its width follows the card. */
export const plotHeight = 180;
/** The most points a series may have: an SVG of more takes longer to draw than to read. */
export const mostPoints = 2000;

/**
 * Colors by what they mean; the renderer turns `role:served` into a color of the reader's theme, so that one result
 * suits light, dark and high contrast.
 */
export const role = {
  text: "role:text",
  muted: "role:muted",
  rule: "role:rule",
  ground: "role:ground",
  family: (family: string) => `role:family-${family}`,
  /** What became of somebody's money. */
  fate: (fate: "frozen" | "stolen") => `role:${fate}`,
} as const;

/** A chart: layers over shared axes, with room at the right for labels that stand beside what they name. */
export function frame(layers: readonly Spec[], room: { right?: number; height?: number } = {}): Spec {
  return {
    width: 640,
    height: room.height ?? plotHeight,
    padding: { left: 4, top: 4, right: room.right ?? 8, bottom: 4 },
    autosize: { type: "fit-x", contains: "padding" },
    layer: layers,
  };
}

/** An axis on named round values. Labels come from a table, so they read the same everywhere. */
export function axis(
  values: readonly number[],
  label: (value: number) => string,
  title: string,
  grid: boolean,
): Spec {
  return { title, values, grid, labelExpr: labels(values, label) };
}

/** A vertical axis says what it counts on top, in reading direction. */
export function upright(axis: Spec): Spec {
  return {
    ...axis,
    titleAngle: 0,
    titleAlign: "left",
    titleAnchor: "start",
    titleBaseline: "bottom",
    titleX: 0,
    titleY: -8,
  };
}

/** The one expression that specs may hold: a look-up of tick labels. */
function labels(values: readonly number[], label: (value: number) => string): string {
  const entries = values.map((value) => `'${value}':'${label(value).replace(/['\\]/g, "")}'`);
  return `{${entries.join(",")}}[datum.value]`;
}

/** A word beside the right end of a line, in the line's color; `at` is its height on the axis. */
export interface EndLabel {
  readonly text: string;
  readonly at: number;
  readonly color: string;
}

/** Words at the right edge of the plot, moved apart where they would touch. `position` maps a value to px from the top. */
export function endLabels(labels: readonly EndLabel[], position: (value: number) => number): Spec[] {
  const placed = spread(
    labels.map((label) => position(label.at)),
    14,
    plotHeight,
  );
  return labels.map((label, i) => ({
    data: { values: [{ label: label.text }] },
    mark: { type: "text", align: "left", baseline: "middle", dx: 6, color: label.color, aria: false },
    encoding: { x: { value: "width" }, y: { value: placed[i] ?? 0 }, text: { field: "label" } },
  }));
}

/** Words inside the plot, on a halo of the ground so that lines under them do not cross them. */
export function inLabels(rows: readonly Row[], encoding: Spec, mark: Spec): Layer[] {
  const text = { ...encoding, text: { field: "label" } };
  const data = { values: rows };
  return [
    {
      data,
      mark: { type: "text", ...mark, color: role.ground, stroke: role.ground, strokeWidth: 4, aria: false },
      encoding: text,
    },
    { data, mark: { type: "text", ...mark, aria: false }, encoding: text },
  ];
}

/** Moves positions apart to at least `gap`, in order, keeping them within [0, length]. */
export function spread(positions: readonly number[], gap: number, length: number): number[] {
  const order = positions
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  let floor = 0;
  for (const each of order) {
    each.position = Math.max(each.position, floor);
    floor = each.position + gap;
  }
  let ceiling = length;
  for (const each of [...order].reverse()) {
    each.position = Math.min(each.position, ceiling);
    ceiling = each.position - gap;
  }
  const moved = [...positions];
  for (const each of order) moved[each.index] = Math.round(each.position * 10) / 10;
  return moved;
}

/** At most `most` rows, evenly chosen, first and last included. */
export function thin<T>(rows: readonly T[], most: number): T[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))] as T);
}

/** The largest of many values, 0 for none: a call with each as an argument would overflow the stack. */
export const greatest = (values: readonly number[]) => values.reduce((most, each) => Math.max(most, each), 0);

/** Numbers in a spec keep six digits: what a screen can show, and a result stays small. */
export const brief = (value: number) => Number(value.toPrecision(6));

/** Mean of every `size` values that are there; null where none is. */
export function means(values: readonly (number | null)[], size: number): (number | null)[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => {
    const there = values.slice(i * size, (i + 1) * size).filter((value) => value !== null);
    return there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length;
  });
}

/** A table of numbers from its columns. */
export const tableOf = (titles: readonly string[], columns: readonly (readonly string[])[]): TableResult => ({
  columns: titles.map((title) => ({ title, numeric: true })),
  rows: (columns[0] ?? []).map((_, i) => columns.map((each) => each[i] ?? "–")),
});
