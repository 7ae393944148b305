import { axis, brief, frame, greatest, inLabels, type Layer, type Row, role, type Spec } from "./frame.ts";
import {
  amountOf,
  between,
  foot,
  head,
  laneHeight,
  lineHeight,
  namedLanes,
  type Panel,
  type Placed,
  placedPanels,
} from "./hop-lanes.ts";
import type { Subject } from "./subject.ts";
import { linearTicks, timeLabel } from "./ticks.ts";

/** Lanes for the nodes of each attempt, one attempt below the other, on one axis of time. */
export function hopsSpec(panels: readonly Panel[], { family }: Subject): Spec {
  const placed = placedPanels(panels);
  const last = placed.at(-1) as Placed;
  const height = greatest(last.lanes) + foot;
  // Because a payer who cannot even begin has word at once.
  const end = brief(greatest(panels.map(({ tried }) => tried.to)) || 1);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [brief(-edge * end), brief((1 + edge) * end)], nice: false },
    axis: axis(linearTicks(0, end, 5), timeLabel, "time since the payment began", false),
  };
  const plane = { x, y: namedLanes(placed, height) };
  const plot = { plane, end, color: role.family(family) };
  const layers = [
    rules(placed.flatMap(lanesOf), { color: role.rule, strokeWidth: 1 }, plane),
    ...balances(placed, plot),
    ...messages(placed, plot),
    ...dots(placed, plot),
    ...words(placed, plot),
  ];
  return frame(
    layers.filter(({ data }) => data.values.length > 0),
    { right: 16, height },
  );
}

/** Part of the time that stays free on both sides for what channels hold. */
const edge = 0.06;

interface Plot {
  readonly plane: { readonly x: Spec; readonly y: Spec };
  /** The last moment, s. */
  readonly end: number;
  readonly color: string;
}

const lanesOf = ({ tried, lanes }: Placed): readonly Row[] =>
  lanes.map((y) => ({ t: brief(tried.from), end: brief(tried.to), y, high: y }));

/** Straight lines from (t, y) to (end, high). */
const rules = (values: readonly Row[], mark: Spec, { x, y }: Plot["plane"]): Layer => ({
  data: { values },
  mark: { type: "rule", ...mark, aria: false },
  encoding: { x, y, x2: { field: "end" }, y2: { field: "high" } },
});

/** What stays free between a lane and a channel's bar, px. */
const gap = 7;

/** A bar for each channel before and after the attempt: from above what its sender holds, from below what its receiver does. */
function balances(placed: readonly Placed[], { plane, end, color }: Plot): Layer[] {
  const bars = (side: 0 | 1) =>
    placed.flatMap((panel) =>
      between(panel, ({ before, after, capacity }, upper, lower): Row[] =>
        [
          { sides: before, t: (-edge * end) / 2 },
          { sides: after, t: (1 + edge / 2) * end },
        ].map(({ sides, t }) => {
          const length = ((lower - upper - 2 * gap) * sides[side]) / capacity;
          const [from, to] =
            side === 0 ? [upper + gap, upper + gap + length] : [lower - gap - length, lower - gap];
          return { t: brief(t), end: brief(t), y: brief(from), high: brief(to) };
        }),
      ).flat(),
    );
  return [
    rules(bars(0), { color, opacity: 0.85, strokeWidth: 8 }, plane),
    rules(bars(1), { color, opacity: 0.3, strokeWidth: 8 }, plane),
  ];
}

/** Promises on their way to the payee, and what comes back: secrets, or that it did not work. */
function messages(placed: readonly Placed[], { plane, color }: Plot): Layer[] {
  const line = (t: number, end: number, y: number, high: number) => ({
    t: brief(t),
    end: brief(end),
    y,
    high,
  });
  const there = placed.flatMap((panel) =>
    between(panel, ({ offered, lockedIn }, upper, lower) => line(offered, lockedIn, upper, lower)),
  );
  const back = (isTaken: boolean) =>
    placed.flatMap((panel) =>
      between(panel, (hop, upper, lower, place) => {
        if (hop.isTaken !== isTaken) return [];
        const { lockedIn, over } = hop;
        return [line(panel.tried.hops[place + 1]?.over ?? lockedIn, over, lower, upper)];
      }).flat(),
    );
  const stubs = placed.flatMap(({ tried, lanes }) => {
    if (tried.refused === null) return [];
    const [t, y] = [tried.hops.at(-1)?.lockedIn ?? tried.from, lanes.at(-2) as number];
    return [line(t, t, y, y + laneHeight / 2)];
  });
  return [
    rules(there, { color, strokeWidth: 2 }, plane),
    rules(back(true), { color, strokeWidth: 1.5, strokeDash: [4, 3] }, plane),
    rules(back(false), { color: role.fate("frozen"), strokeWidth: 1.5, strokeDash: [4, 3] }, plane),
    rules(stubs, { color: role.fate("frozen"), strokeWidth: 1.5 }, plane),
  ];
}

/** Hollow: a promise is locked in; filled: whoever is there knows the secret and has his money; a cross: no further. */
function dots(placed: readonly Placed[], { plane, color }: Plot): Layer[] {
  const lockedIn = placed.flatMap((panel) =>
    between(panel, (hop, _, lower) => ({ t: brief(hop.lockedIn), y: lower })),
  );
  const dot = { type: "point", shape: "circle", size: 50, stroke: color, strokeWidth: 1.75, opacity: 1 };
  const point = (values: readonly Row[], fill: string): Layer => ({
    data: { values },
    mark: { ...dot, fill, aria: false },
    encoding: plane,
  });
  const cross = { align: "center", baseline: "middle", color: role.fate("frozen") };
  return [
    point(lockedIn, role.ground),
    point(placed.flatMap(secrets), color),
    ...inLabels(placed.flatMap(ends), plane, cross),
  ];
}

/** Who knows the secret, and from when on: the payee, whoever was paid, and whoever pays for it. */
function secrets(panel: Placed): Row[] {
  const { hops, refused } = panel.tried;
  if (refused !== null) return [];
  const known = between(panel, ({ isTaken, over }, upper, _, place) =>
    isTaken || hops[place - 1]?.isTaken === true ? [{ t: brief(over), y: upper }] : [],
  );
  return [...known.flat(), { t: brief(hops.at(-1)?.lockedIn ?? 0), y: panel.lanes.at(-1) as number }];
}

/** Where an attempt does not get on. */
function ends({ tried, lanes }: Placed): Row[] {
  if (tried.refused === null) return [];
  const t = brief(tried.hops.at(-1)?.lockedIn ?? tried.from);
  return [{ t, y: (lanes.at(-2) as number) + laneHeight / 2, label: "✕" }];
}

/** Titles of attempts, of when their bars are, and beside each promise its amount and end, where more room is. */
function words(placed: readonly Placed[], { plane, end }: Plot): Layer[] {
  const aligned = (align: "left" | "right") => {
    const labels = placed.flatMap((panel) => promises(panel).filter((each) => each.align === align));
    const rows = labels.map(({ t, y, label }) => ({ t, y, label }));
    const dx = align === "left" ? 6 : -6;
    return inLabels(rows, plane, { align, baseline: "middle", dx, color: role.text });
  };
  const [left, right] = [brief(-edge * end), brief((1 + edge) * end)];
  const titles = placed.map(({ top, title }) => ({ t: left, y: top + 7, label: title }));
  const overBars = (t: number, label: string) =>
    placed.flatMap(({ top, tried }) =>
      tried.hops.length === 0 ? [] : [{ t, y: top + head - lineHeight, label }],
    );
  const muted = (rows: readonly Row[], align: "left" | "right") =>
    inLabels(rows, plane, { align, baseline: "middle", color: role.muted });
  return [
    ...aligned("left"),
    ...aligned("right"),
    ...muted([...titles, ...overBars(left, "before")], "left"),
    ...muted(overBars(right, "after"), "right"),
  ];
}

/** Words keep off the line that they stand beside, which falls from left to right: each begins where that leaves its height. */
function promises(panel: Placed) {
  return between(panel, ({ cltvExpiry, offered, lockedIn, over }, upper, lower, place) => {
    const [middle, center] = [(offered + lockedIn) / 2, (upper + lower) / 2];
    const align = over - middle >= middle ? ("left" as const) : ("right" as const);
    const side = align === "left" ? 1 : -1;
    return [amountOf(panel.tried, place), `by block ${cltvExpiry}`].map((label, line) => {
      const y = center + (line - 0.5) * lineHeight;
      const nearest = y + (side * lineHeight) / 2;
      const t = middle + ((nearest - center) / laneHeight) * (lockedIn - offered);
      return { t: brief(t), y, label, align };
    });
  }).flat();
}
