import type { Scenario } from "../../engine/index.ts";
import type { ChartResult } from "../result.ts";
import { brief, frame, greatest, inLabels, type Layer, role, type Spec } from "./frame.ts";
import type { Member } from "./member.ts";

/** What stands on what: a box for each layer, those without a host at the bottom, and a line for each host with what it is for. */
export function diagram(all: readonly Member[], scenario: Scenario): ChartResult {
  const lines = linesOf(scenario);
  const titleOf = (at: number) => all[at]?.title ?? "";
  return {
    id: "diagram",
    title: "What stands on what",
    sentence: sentence(all, lines),
    spec: spec(all, lines),
    table: {
      columns: ["layer", "for its", "stands on"].map((title) => ({ title, numeric: false })),
      rows: lines.map(({ from, to, roles }) => [titleOf(from), roles.join(", "), titleOf(to)]),
    },
  };
}

/** Whether a scenario has layers that stand on others. */
export const isStack = ({ layers }: Scenario): boolean => layers.some(({ on }) => Object.keys(on).length > 0);

/** A layer's use of one below it, by their places in the scenario. */
interface Line {
  readonly from: number;
  readonly to: number;
  /** What the one below is to it: "settlement", "data". */
  readonly roles: readonly string[];
}

function linesOf({ layers }: Scenario): readonly Line[] {
  return layers.flatMap(({ on }, from) => {
    const hosts = [...new Set(Object.values(on))];
    return hosts.map((host) => ({
      from,
      to: layers.findIndex(({ name }) => name === host),
      roles: Object.entries(on).flatMap(([role, name]) => (name === host ? [role] : [])),
    }));
  });
}

function sentence(all: readonly Member[], lines: readonly Line[]): string {
  const said = all.flatMap(({ title }, at) => {
    const own = lines.filter(({ from }) => from === at);
    const uses = own.map(({ to, roles }) => `${all[to]?.title} (${roles.join(", ")})`);
    return uses.length === 0 ? [] : [`${title} stands on ${uses.join(" and ")}.`];
  });
  return said.join(" ");
}

const boxHeight = 34;
const rowHeight = 84;
/** Share of a row's equal parts that a box takes. */
const boxWidth = 0.86;

/** A layer's box: the middle of it, and half its width, as shares of the plot; its row from the top, and its top, px. */
interface Box {
  readonly center: number;
  readonly half: number;
  readonly row: number;
  readonly top: number;
}

/** Layers of like depth stand beside each other in the order of the scenario, the deepest on top. */
function boxesOf(count: number, lines: readonly Line[]): readonly Box[] {
  const depths: number[] = [];
  // Because a layer is always written after those it stands on.
  for (let at = 0; at < count; at++)
    depths[at] = greatest(lines.filter(({ from }) => from === at).map(({ to }) => 1 + (depths[to] ?? 0)));
  const deepest = greatest(depths);
  return depths.map((depth, at) => {
    const beside = depths.flatMap((each, place) => (each === depth ? [place] : []));
    const center = (beside.indexOf(at) + 0.5) / beside.length;
    const row = deepest - depth;
    return { center, half: boxWidth / 2 / Math.max(beside.length, 2), row, top: row * rowHeight };
  });
}

function spec(all: readonly Member[], lines: readonly Line[]): Spec {
  const boxes = boxesOf(all.length, lines);
  const height = greatest(boxes.map(({ top }) => top)) + boxHeight;
  const x = { field: "t", type: "quantitative", scale: { domain: [0, 1], nice: false }, axis: null };
  const y = { field: "y", type: "quantitative", scale: { domain: [height, 0], nice: false }, axis: null };
  const plane = { x, y };
  const drawn = [
    ...lines.map((line) => joint(line, lines, boxes, plane)),
    ...all.map(({ title, subject }, at) => framedBox(title, subject.family, boxes[at] as Box, plane)),
  ];
  return frame(drawn.flat(), { right: 8, height });
}

interface Plane {
  readonly x: Spec;
  readonly y: Spec;
}

type Point = { readonly t: number; readonly y: number };

/** A line from the bottom of a box to the top of the one below, with what it is for. */
function joint(line: Line, lines: readonly Line[], boxes: readonly Box[], { x, y }: Plane): Layer[] {
  const [upper, lower] = [boxes[line.from] as Box, boxes[line.to] as Box];
  const bends = bendsOf(upper, lower, boxes);
  const path = [
    { t: brief(upper.center), y: upper.top + boxHeight },
    ...bends,
    { t: brief(lower.center), y: lower.top },
  ];
  const word = { ...(bends[0] ?? wordPlace(path, line, lines)), label: line.roles.join(", ") };
  // Because a line with more than two ends would be drawn from left to right.
  const parts = path.slice(1).map((end, at) => [path[at] as Point, end]);
  const mark = { type: "line", color: role.muted, strokeWidth: 1.5, aria: false };
  return [
    ...parts.map((values) => ({ data: { values }, mark, encoding: { x, y } })),
    ...inLabels([word], { x, y }, { align: "center", baseline: "middle", color: role.muted }),
  ];
}

/** Where a line that goes further than to the next row passes the rows between: beside a box that stands alone, or between the middle two. */
function bendsOf(upper: Box, lower: Box, boxes: readonly Box[]): readonly Point[] {
  const between = Array.from({ length: lower.row - upper.row - 1 }, (_, at) => upper.row + at + 1);
  return between.map((row) => {
    const count = boxes.filter((box) => box.row === row).length;
    const t = count === 1 ? 0.86 : Math.ceil(count / 2) / count;
    return { t: brief(t), y: row * rowHeight + boxHeight / 2 };
  });
}

/** Nearer to the end that fewer lines share, so that words of lines that meet do not touch. */
function wordPlace(path: readonly Point[], { from, to }: Line, lines: readonly Line[]): Point {
  const [first, last] = [path[0] as Point, path.at(-1) as Point];
  const [above, below] = [
    lines.filter((each) => each.from === from).length,
    lines.filter((each) => each.to === to).length,
  ];
  const part = above === below ? 0.5 : above < below ? 0.3 : 0.7;
  return { t: brief(first.t + part * (last.t - first.t)), y: brief(first.y + part * (last.y - first.y)) };
}

function framedBox(title: string, family: string, { center, half, top }: Box, { x, y }: Plane): Layer[] {
  const [left, right, bottom] = [brief(center - half), brief(center + half), top + boxHeight];
  const color = role.family(family);
  const sides = [
    { t: left, y: top, low: bottom },
    { t: right, y: top, low: bottom },
  ];
  const area = (fill: string, opacity: number): Layer => ({
    data: { values: sides },
    mark: { type: "area", color: fill, opacity, aria: false },
    encoding: { x, y, y2: { field: "low" } },
  });
  const edge = (at: number): Layer => ({
    data: { values: [left, right].map((t) => ({ t, y: at })) },
    mark: { type: "line", color, strokeWidth: 2, aria: false },
    encoding: { x, y },
  });
  const label = { t: brief(center), y: (top + bottom) / 2, label: title };
  return [
    // Because a line to a layer further down passes behind the boxes between.
    area(role.ground, 1),
    area(color, 0.14),
    edge(top),
    edge(bottom),
    {
      data: { values: [label] },
      mark: { type: "text", align: "center", baseline: "middle", color: role.text, aria: false },
      encoding: { x, y, text: { field: "label" } },
    },
  ];
}
