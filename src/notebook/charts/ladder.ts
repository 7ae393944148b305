import { type LadderStep, ladder as ladderOf, type Measurement } from "../../engine/index.ts";
import { figure, reading } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { axis, brief, frame, inLabels, type Layer, type Row, role, type Spec } from "./frame.ts";
import { lanes, narrowest } from "./lanes.ts";
import type { Member } from "./member.ts";
import { rowAxis } from "./row-axis.ts";
import { halvings, logTimeTicks, timeLabel } from "./ticks.ts";

/** The finality ladder: from a promise to money in hand, a row for each layer, on one axis of time. */
export function ladder(members: readonly Member[]): ChartResult {
  const rows = rowsOf(members);
  return {
    id: "ladder",
    title: "When is a payment really yours?",
    sentence: sentence(rows),
    spec: spec(rows),
    table: table(rows),
  };
}

/** Layers of which a ladder was measured. */
export const hasLadder = ({ layer }: Member) => ladderOf(layer).length > 0;

/** A layer's place in the picture, px from the top. */
interface LadderRow {
  readonly title: string;
  readonly color: string;
  readonly steps: readonly LadderStep[];
  readonly marks: readonly Mark[];
  readonly center: number;
  readonly bottom: number;
}

/** A dot and its word. */
interface Mark {
  readonly t: number;
  readonly label: string;
  readonly look: "hollow" | "filled" | "later";
  /** Px that the word stands above the line; below it where negative. */
  readonly lift: number;
  readonly align: "left" | "center" | "right";
}

/** What a reader calls a step; `kept`: it cannot be undone under the stated trust, everything before is a promise. */
const words: Readonly<Record<LadderStep["measure"], { readonly label: string; readonly kept: boolean }>> = {
  seenSeconds: { label: "seen", kept: false },
  inclusionSeconds: { label: "in a block", kept: false },
  softConfirmationSeconds: { label: "promised", kept: false },
  postedSeconds: { label: "posted", kept: false },
  finalitySeconds: { label: "final", kept: true },
  withdrawalSeconds: { label: "withdrawable", kept: true },
  messageSeconds: { label: "across", kept: false },
  returnSeconds: { label: "back across", kept: false },
};

/** Seconds that the axis shows at least, so that one ladder can be compared with another. */
const least = [0.1, 14 * 86_400] as const;
const lineHeight = 14;

function rowsOf(members: readonly Member[]): readonly LadderRow[] {
  const ladders = members.filter(hasLadder).map((member) => ({ ...member, steps: ladderOf(member.layer) }));
  const domain = domainOf(ladders.flatMap(({ steps }) => steps));
  let top = 0;
  return ladders.map(({ title, subject, steps }) => {
    const marks = marksOf(steps, domain);
    const lifts = marks.map(({ lift }) => lift);
    const center = top + Math.max(...lifts, lineHeight) + lineHeight / 2;
    const bottom = center + Math.max(...lifts.map((lift) => -lift), 0) + lineHeight / 2;
    top = bottom + 4;
    return { title, color: role.family(subject.family), steps, marks, center, bottom };
  });
}

/** Lanes of words by how near they are: above, below, further above, further below. */
const liftOf = (lane: number) => (lane % 2 === 0 ? 1 : -1) * (12 + Math.floor(lane / 2) * lineHeight);

function marksOf(steps: readonly LadderStep[], [low, high]: readonly [number, number]): readonly Mark[] {
  const together = new Map<number, Omit<Mark, "lift" | "align">>();
  for (const { measure, p50 } of steps) {
    const { label, kept } = words[measure];
    const t = Math.max(brief(p50.mean), low);
    const later = p50.moreThan === true;
    // Because what happens at the same moment is one dot, the later step says how it looks.
    const before = together.get(t);
    together.set(t, {
      t,
      label: `${before === undefined ? "" : `${before.label}, `}${label}${later ? " later" : ""}`,
      look: later ? "later" : kept ? "filled" : "hollow",
    });
  }
  const marks = [...together.values()];
  const at = (t: number) => (narrowest * halvings(t / low)) / halvings(high / low);
  const placed = lanes(
    marks.map(({ t, label }) => ({ at: at(t), text: label })),
    narrowest,
  );
  return marks.map((mark, i) => ({
    ...mark,
    lift: liftOf(placed[i]?.lane ?? 0),
    align: placed[i]?.align ?? "center",
  }));
}

function domainOf(steps: readonly LadderStep[]): readonly [number, number] {
  const times = steps.flatMap(({ p50, p90, p99 }) => [p50, p90, p99].flatMap((each) => each?.mean ?? []));
  const some = times.filter((time) => time > 0);
  return [brief(Math.min(least[0], ...some.map((t) => t / 2))), brief(Math.max(least[1], ...some) * 1.3)];
}

function spec(rows: readonly LadderRow[]): Spec {
  const domain = domainOf(rows.flatMap(({ steps }) => steps));
  const height = Math.round(Math.max(...rows.map(({ bottom }) => bottom), lineHeight));
  const title = "time since submitting, log scale";
  const x = {
    field: "t",
    type: "quantitative",
    scale: { type: "log", domain, nice: false },
    axis: axis(logTimeTicks(...domain), timeLabel, title, true),
  };
  const encoding = { x, y: rowAxis(rows, height) };
  return frame(
    [
      ...rows.flatMap((row) => lines(row, encoding)),
      ...rows.flatMap((row) => dots(row, encoding)),
      ...texts(rows, encoding),
    ].filter(({ data }) => data.values.length > 0),
    { right: 16, height },
  );
}

/** From the first step to the last; bars from the middle payment to the slowest tenth, lines to the slowest hundredth. */
function lines({ steps, marks, center, color }: LadderRow, { x, y }: { x: Spec; y: Spec }): Layer[] {
  const times = marks.map(({ t }) => t);
  const reach = (p: "p90" | "p99") =>
    steps.flatMap((step) => {
      const [from, end] = [step.p50.mean, step[p]?.mean ?? 0];
      return step.p50.moreThan === true || end <= from ? [] : [bar(from, end, center)];
    });
  const ends = (late: boolean) =>
    steps.flatMap(({ p50, p99 }) =>
      p99 === undefined || p50.moreThan === true || (p99.moreThan === true) !== late
        ? []
        : [{ t: brief(p99.mean), y: center - 4, high: center + 4 }],
    );
  const rule = (rows: readonly Row[], mark: Spec) => ({
    data: { values: rows },
    mark: { type: "rule", ...mark, aria: false },
    encoding: { x, x2: { field: "end" }, y },
  });
  return [
    rule([bar(Math.min(...times), Math.max(...times), center)], { color: role.muted, strokeWidth: 1 }),
    rule(reach("p99"), { color, strokeWidth: 1.5 }),
    rule(reach("p90"), { color, strokeWidth: 4.5, opacity: 0.45 }),
    {
      data: { values: ends(false) },
      mark: { type: "rule", color, strokeWidth: 1.5, aria: false },
      encoding: { x, y, y2: { field: "high" } },
    },
    {
      data: { values: ends(true).map(({ t }) => ({ t, y: center })) },
      mark: { type: "point", shape: "triangle-right", size: 36, color, fill: color, opacity: 1, aria: false },
      encoding: { x, y },
    },
  ];
}

const bar = (t: number, end: number, y: number) => ({ t: brief(t), end: brief(end), y });

function dots({ marks, center, color }: LadderRow, encoding: Spec): Layer[] {
  return (["hollow", "filled", "later"] as const).flatMap((look) => {
    const values = marks.filter((mark) => mark.look === look).map(({ t }) => ({ t, y: center }));
    if (values.length === 0) return [];
    const mark = {
      type: "point",
      shape: look === "later" ? "triangle-right" : "circle",
      size: look === "later" ? 90 : 70,
      stroke: color,
      strokeWidth: 1.75,
      fill: look === "filled" ? color : role.ground,
      opacity: 1,
      aria: false,
    };
    return [{ data: { values }, mark, encoding }];
  });
}

function texts(rows: readonly LadderRow[], encoding: Spec): Layer[] {
  const all = rows.flatMap(({ marks, center }) => marks.map((mark) => ({ ...mark, y: center - mark.lift })));
  return (["left", "center", "right"] as const).flatMap((align) => {
    const values = all.filter((mark) => mark.align === align).map(({ t, y, label }) => ({ t, y, label }));
    if (values.length === 0) return [];
    const dx = align === "center" ? 0 : align === "left" ? -5 : 5;
    return inLabels(values, encoding, { align, baseline: "middle", dx, color: role.text });
  });
}

function sentence(rows: readonly LadderRow[]): string {
  const told = rows.map(({ title, steps }) => {
    const settles = steps.some(({ measure }) => measure === "finalitySeconds");
    const few = steps.filter(({ measure }) => measure !== "postedSeconds" || !settles);
    const each = few.map(({ measure, p50 }) => `${words[measure].label} after ${plain(p50)}`);
    return `${title}: ${each.join(", ")}`;
  });
  return `Half of the payments are this far – ${told.join("; ")}. Bars reach to the slowest tenth, lines to the slowest hundredth; what is filled cannot be undone under the stated trust.`;
}

const plain = ({ mean, moreThan }: Measurement) =>
  `${moreThan === true ? "more than " : ""}${figure(mean, "time")}`;

function table(rows: readonly LadderRow[]): TableResult {
  const cell = (measure: string, value: Measurement | undefined) =>
    value === undefined ? "–" : reading(measure, value);
  return {
    columns: ["layer", "step", "half within", "9 in 10 within", "99 in 100 within"].map((title, i) => ({
      title,
      numeric: i > 1,
    })),
    rows: rows.flatMap(({ title, steps }) =>
      steps.map(({ measure, p50, p90, p99 }) => [
        title,
        words[measure].label,
        ...[p50, p90, p99].map((value) => cell(measure, value)),
      ]),
    ),
  };
}
