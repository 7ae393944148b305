import type { LayerRun, Measurement } from "../../engine/index.ts";
import { labelOf, reading } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { axis, brief, frame, inLabels, role, type Spec } from "./frame.ts";
import type { Subject } from "./subject.ts";
import { logTimeTicks, timeLabel } from "./ticks.ts";

/** News of a block against the wait for the next one: where the two come near, blocks go stale. */
export function propagation(layer: LayerRun, subject: Subject): ChartResult {
  return {
    id: "propagation",
    title: "How fast news of a block travels",
    sentence: sentence(layer, subject),
    spec: spec(layer, subject),
    table: table(layer),
  };
}

function sentence({ measurements }: LayerRun, { paid }: Subject): string {
  const { propagationSeconds, blockSeconds, staleShare, nodesKeepingUp } = measurements;
  const who = nodesKeepingUp === undefined ? paid : "nodes";
  const heard =
    propagationSeconds &&
    `Half of the ${who} hear of a block within ${reading("propagationSeconds", propagationSeconds)}`;
  const next = blockSeconds && `the next one comes ${reading("blockSeconds", blockSeconds)} later`;
  const stale =
    staleShare && ` Of all blocks, ${reading("staleShare", staleShare)} are found too late and go stale.`;
  const first = [heard, next].filter((part) => part !== undefined).join("; ");
  return `${first === "" ? "" : `${first}.`}${stale ?? ""}`.trim();
}

/** One moment of a block's life on the line; `below` keeps neighboring words apart. */
interface Moment {
  readonly t: number;
  readonly label: string;
  readonly filled: boolean;
  readonly below: boolean;
}

function moments(measurements: Readonly<Record<string, Measurement>>): Moment[] {
  const moment = (name: string, label: string, filled: boolean, below: boolean): Moment[] => {
    const t = measurements[name]?.mean ?? 0;
    return t > 0 ? [{ t: brief(t), label, filled, below }] : [];
  };
  return [
    ...moment("propagationSeconds", "half heard", false, false),
    ...moment("propagationSeconds.p90", "9 in 10 heard", false, true),
    ...moment("blockSeconds", "next block", true, false),
  ];
}

/** Words above the line stand beside their moments, away from each other, where those are nearer than by this factor. */
const near = 4;

function alignOf({ t, below }: Moment, all: readonly Moment[]): "left" | "center" | "right" {
  const other = all.find((each) => !each.below && each.t !== t);
  if (below || other === undefined || Math.max(t / other.t, other.t / t) > near) return "center";
  return t < other.t ? "right" : "left";
}

const rowHeight = 64;

function spec(layer: LayerRun, subject: Subject): Spec {
  const all = moments(layer.measurements);
  const times = all.map((each) => each.t);
  const low = brief(Math.min(...times, 1) / 4);
  const high = brief(Math.max(...times, 1) * 4);
  const color = role.family(subject.family);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { type: "log", domain: [low, high], nice: false },
    axis: axis(logTimeTicks(low, high), timeLabel, "time since a block was found, log scale", true),
  };
  const y = { value: rowHeight / 2 };
  const span = { t: Math.min(...times), end: Math.max(...times) };
  return frame(
    [
      {
        data: { values: times.length === 0 ? [] : [span] },
        mark: { type: "rule", color: role.muted, strokeWidth: 1.5, aria: false },
        encoding: { x, x2: { field: "end" }, y },
      },
      ...all.flatMap((each) => [
        {
          data: { values: [{ t: each.t }] },
          mark: {
            type: "point",
            shape: "circle",
            size: 80,
            stroke: color,
            strokeWidth: 1.75,
            fill: each.filled ? color : role.ground,
            opacity: 1,
            aria: false,
          },
          encoding: { x, y },
        },
        ...inLabels(
          [{ t: each.t, label: each.label }],
          { x, y },
          {
            align: alignOf(each, all),
            baseline: each.below ? "top" : "bottom",
            dy: each.below ? 9 : -9,
            color: role.text,
          },
        ),
      ]),
    ],
    { right: 16, height: rowHeight },
  );
}

const rows = [
  "propagationSeconds",
  "propagationSeconds.p90",
  "blockSeconds",
  "staleShare",
  "forkRate",
  "reorgDepth",
];

function table({ measurements }: LayerRun): TableResult {
  return {
    columns: [
      { title: "measure", numeric: false },
      { title: "value", numeric: true },
    ],
    rows: rows.flatMap((name) => {
      const measurement = measurements[name];
      return measurement === undefined ? [] : [[labelOf(name), reading(name, measurement)]];
    }),
  };
}
