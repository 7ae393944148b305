import type { LayerRun, Reach } from "../../engine/index.ts";
import { column, figure } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { axis, brief, frame, inLabels, type Layer, role, type Spec } from "./frame.ts";
import { narrowest, widthOf } from "./lanes.ts";
import { rowAxis } from "./row-axis.ts";
import type { Subject } from "./subject.ts";

/** Where payments still get through: a bar for each of the largest nodes, of what its channels could do when measuring ended. */
export function channels(layer: LayerRun, subject: Subject): ChartResult {
  const nodes = layer.reach ?? [];
  return {
    id: "channels",
    title: "What the channels have left",
    sentence: sentence(nodes),
    spec: spec(nodes, subject),
    table: table(nodes),
  };
}

export const hasChannels = ({ reach }: LayerRun) => reach !== null && reach.length > 0;

/** What a node can do over a channel, and how it is told: from the bar's left to its right. */
const kinds = [
  { kind: "both", title: "sends and receives" },
  { kind: "away", title: "only sends" },
  { kind: "towards", title: "only receives" },
  { kind: "neither", title: "neither" },
  { kind: "closed", title: "closed" },
] as const;
type Kind = (typeof kinds)[number]["kind"];

const countOf = (node: Reach) => kinds.reduce((sum, { kind }) => sum + node[kind], 0);
const shareOf = (node: Reach, kind: Kind) => node[kind] / Math.max(1, countOf(node));

function sentence(nodes: readonly Reach[]): string {
  const all = countOf(total(nodes));
  const share = (...those: readonly Kind[]) =>
    figure(those.reduce((sum, kind) => sum + total(nodes)[kind], 0) / Math.max(1, all), "share");
  const closed = total(nodes).closed === 0 ? "" : ` ${share("closed")} are closed or closing.`;
  return `When measuring ended, a payment could go either way through ${share("both")} of all channel ends, only one way through ${share("away", "towards")}, and neither way through ${share("neither")}.${closed} A bar is the paler the less its node can do over its channels.`;
}

function total(nodes: readonly Reach[]): Reach {
  const sum = (kind: Kind) => nodes.reduce((all, node) => all + node[kind], 0);
  return {
    ...{ name: "all", both: sum("both"), away: sum("away"), towards: sum("towards") },
    ...{ neither: sum("neither"), closed: sum("closed") },
  };
}

const rowHeight = 22;
const thick = 15;
/** Of the legend: height of a line, length of a mark, and air beside it and between entries, px. */
const legendLine = 18;
const markLength = 16;
const air = 6;

function spec(nodes: readonly Reach[], { family }: Subject): Spec {
  const entries = legend(nodes);
  const head = legendLine * (1 + Math.max(...entries.map(({ line }) => line))) + air;
  const rows = nodes.map((node, place) => ({
    node,
    title: node.name,
    center: head + rowHeight * (place + 0.5),
  }));
  const height = head + rowHeight * rows.length;
  const y = rowAxis(rows, height, "nodes with the most channels, and all others");
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: axis([0, 0.25, 0.5, 0.75, 1], (value) => `${100 * value} %`, "share of its channels", false),
  };
  const bars = kinds.flatMap(({ kind }): Layer[] => {
    const values = rows.flatMap(({ node, center }) => {
      const [from, share] = [before(node, kind), shareOf(node, kind)];
      return share === 0 ? [] : [{ t: brief(from), end: brief(from + share), y: center }];
    });
    const mark = { type: "rule", ...looks(kind, family), strokeWidth: thick, aria: false };
    return [{ data: { values }, mark, encoding: { x, x2: { field: "end" }, y } }];
  });
  return frame(
    [
      ...bars.filter(({ data }) => data.values.length > 0),
      ...entries.flatMap((entry) => drawn(entry, family, { x, y })),
    ],
    { right: 16, height },
  );
}

/** The less a channel can do, the paler it is; what is closed looks like what is frozen. */
function looks(kind: Kind, family: string): Spec {
  const opacity = { both: 0.9, away: 0.5, towards: 0.28, neither: 0.1, closed: 0.7 }[kind];
  return { color: kind === "closed" ? role.fate("frozen") : role.family(family), opacity };
}

/** What stands in a node's bar before a kind. */
function before(node: Reach, kind: Kind): number {
  const place = kinds.findIndex((each) => each.kind === kind);
  return kinds.slice(0, place).reduce((sum, each) => sum + shareOf(node, each.kind), 0);
}

/** A kind in the legend: in which of its lines, and px from the left of the narrowest plot. */
interface Entry {
  readonly kind: Kind;
  readonly title: string;
  readonly line: number;
  readonly at: number;
}

/** The kinds that occur, in as many lines as they need in the narrowest card. */
function legend(nodes: readonly Reach[]): readonly Entry[] {
  const entries: Entry[] = [];
  let [line, at] = [0, 0];
  for (const { kind, title } of kinds) {
    if (nodes.every((node) => node[kind] === 0)) continue;
    const width = markLength + air + widthOf(title);
    if (at > 0 && at + width > narrowest) [line, at] = [line + 1, 0];
    entries.push({ kind, title, line, at });
    at += width + 2 * air;
  }
  return entries;
}

/** A piece of bar, and beside it what it says. */
function drawn({ kind, title, line, at }: Entry, family: string, { x, y }: Record<"x" | "y", Spec>): Layer[] {
  const [t, end] = [brief(at / narrowest), brief((at + markLength) / narrowest)];
  const place = { t: end, y: legendLine * (line + 0.5) };
  const mark = { type: "rule", ...looks(kind, family), strokeWidth: thick - air, aria: false };
  return [
    { data: { values: [{ ...place, t, end }] }, mark, encoding: { x, x2: { field: "end" }, y } },
    ...inLabels(
      [{ ...place, label: title }],
      { x, y },
      { align: "left", baseline: "middle", dx: air, color: role.text },
    ),
  ];
}

function table(nodes: readonly Reach[]): TableResult {
  const titles = ["node", "channels", ...kinds.map(({ title }) => title)];
  const shares = kinds.map(({ kind }) =>
    column(
      nodes.map((node) => shareOf(node, kind)),
      "share",
    ),
  );
  const counts = column(nodes.map(countOf), "count");
  return {
    columns: titles.map((title, place) => ({ title, numeric: place > 0 })),
    rows: nodes.map(({ name }, place) => [
      name,
      counts[place] ?? "–",
      ...shares.map((share) => share[place] ?? "–"),
    ]),
  };
}
