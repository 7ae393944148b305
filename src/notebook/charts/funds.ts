import type { FundsOverTime, Scenario } from "../../engine/index.ts";
import { column, figure, reading } from "../figure.ts";
import { span } from "../provenance.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { axis, brief, frame, greatest, inLabels, type Layer, type Row, role, type Spec } from "./frame.ts";
import { type Happening, happenings } from "./happenings.ts";
import { alignOf, besideOf, extent, lanes, narrowest, type Word, widthOf } from "./lanes.ts";
import type { Member } from "./member.ts";
import { momentsOf } from "./moments.ts";
import { rowAxis } from "./row-axis.ts";
import { spanTicks, timeLabel } from "./ticks.ts";

/** Whose value is safe, frozen or stolen at each time: a band for each layer that keeps some, and what befell them. */
export function funds(all: readonly Member[], scenario: Scenario): ChartResult {
  const kept = all.flatMap(keeping);
  return {
    id: "funds",
    title: "Who can get at the money",
    sentence: kept.map(sentence).join(" "),
    spec: spec(kept, happenings(scenario, all)),
    table: table(kept),
  };
}

/** Whether a layer keeps value of its users, and whether all of it was safe all the time. */
export const keepsFunds = ({ layer }: Member) => layer.pulse.funds !== null;
export const hasTrouble = ({ layer }: Member) =>
  layer.pulse.funds?.safe.some((share) => share < 1 - 1e-9) === true;

/** A layer that keeps value. */
interface Keeper extends Member {
  readonly step: number;
  readonly shares: FundsOverTime;
}

const keeping = (member: Member): Keeper[] => {
  const { funds: shares, step } = member.layer.pulse;
  return shares === null ? [] : [{ ...member, step, shares }];
};

function sentence({ title, shares, layer }: Keeper): string {
  const [frozen, stolen] = [greatest(shares.frozen), greatest(shares.stolen)];
  const { "funds.safe": safe } = layer.measurements;
  if (frozen === 0 && stolen === 0) return `On ${title} all of the value stays safe.`;
  const worst = [
    ...(frozen > 0 ? [`${figure(frozen, "share")} of the value is frozen`] : []),
    ...(stolen > 0 ? [`${figure(stolen, "share")} is stolen`] : []),
  ].join(" and ");
  const end = safe === undefined ? "" : `; ${reading("funds.safe", safe)} is safe when the runs end`;
  return `On ${title} up to ${worst}${end}.`;
}

const bandHeight = 60;
const gap = 14;
const laneHeight = 18;
const lineHeight = 15;

/** A layer's band: px from the top of the plot. */
interface Band extends Keeper {
  readonly top: number;
  readonly center: number;
}

function spec(kept: readonly Keeper[], events: readonly Happening[]): Spec {
  const end = greatest(kept.map(({ step, shares }) => step * (shares.safe.length - 1)));
  const shown = events.filter(({ at }) => at < end);
  const signs = shown.map(({ at, text }) => signOf(text, at / end));
  const placed = lanes(signs, narrowest);
  const head = laneHeight * placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const bands = kept.map((each, i): Band => {
    const top = head + 4 + i * (bandHeight + gap);
    return { ...each, top, center: top + bandHeight / 2 };
  });
  const height = head + 4 + kept.length * (bandHeight + gap) - gap;
  const title = "all of the users' value, layer by layer";
  const y = rowAxis(bands, height, title);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [0, Math.max(end, 1)], nice: false },
    axis: axis(spanTicks(Math.max(end, 1), 8), timeLabel, "time since measuring began", false),
  };
  const layers = [
    ...bands.flatMap((band) => areas(band, { x, y })),
    ...shown.flatMap((each, i) => marked(each, placed[i]?.lane ?? 0, { x, y, end, height })),
    ...bands.flatMap((band) => words(band, end, { x, y })),
    ...inLabels(
      signs.map(({ at, text }, i) => ({
        t: brief((end * at) / narrowest),
        y: (placed[i]?.lane ?? 0) * laneHeight + 7,
        label: text,
      })),
      { x, y },
      { align: "center", baseline: "middle", color: role.text },
    ),
  ];
  return frame(
    layers.filter(({ data }) => data.values.length > 0),
    { right: 16, height },
  );
}

/** Longest word over the plot, characters. */
const longest = 30;

/** A word around its moment, but inside the plot: px from the left of the narrowest plot. */
function signOf(text: string, part: number): Word {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  const half = widthOf(short) / 2;
  return { at: Math.min(Math.max(part * narrowest, half), narrowest - half), text: short };
}

/** Fates from the bottom of a band to its top, and how heavy each looks: what is lost is darkest. */
const fates = [
  { name: "stolen", opacity: 0.85 },
  { name: "frozen", opacity: 0.5 },
  { name: "safe", opacity: 0.16 },
] as const;
type Fate = (typeof fates)[number]["name"];

const colorOf = (fate: Fate, { subject }: Member) =>
  fate === "safe" ? role.family(subject.family) : role.fate(fate);

/** Where a fate begins and ends at each moment, px. */
function edges({ shares, top }: Band, fate: Fate): readonly { readonly y: number; readonly high: number }[] {
  const below = fates.slice(0, fates.map(({ name }) => name).indexOf(fate)).map(({ name }) => name);
  const floor = (i: number, names: readonly Fate[]) =>
    brief(top + bandHeight * (1 - names.reduce((sum, name) => sum + (shares[name][i] ?? 0), 0)));
  return shares.safe.map((_, i) => ({ y: floor(i, below), high: floor(i, [...below, fate]) }));
}

function areas(band: Band, { x, y }: { readonly x: Spec; readonly y: Spec }): Layer[] {
  return fates.flatMap(({ name, opacity }) => {
    if (greatest(band.shares[name]) === 0) return [];
    const color = colorOf(name, band);
    const data = { values: edges(band, name).map((each, i) => ({ t: brief(i * band.step), ...each })) };
    const area = {
      data,
      mark: { type: "area", color, opacity, aria: false },
      encoding: { x, y, y2: { field: "high" } },
    };
    const line = {
      data,
      mark: { type: "line", color, strokeWidth: 1.5, aria: false },
      encoding: { x, y: { ...y, field: "high" } },
    };
    return [area, line];
  });
}

/** Words in the areas, each where its area is highest, moved up where it would touch one below. */
function words(band: Band, end: number, encoding: Spec): Layer[] {
  const taken: { readonly start: number; readonly end: number; readonly y: number }[] = [];
  return fates.flatMap(({ name }) => {
    const share = greatest(band.shares[name]);
    // Because a word as wide as an hour would stand on a moment, what passes so quickly is left to the sentence and the table.
    if (share === 0 || (name === "frozen" && isBrief(band.shares[name], share))) return [];
    const i = summit(band.shares[name], share);
    const { y: floor, high } = edges(band, name)[i] ?? { y: 0, high: 0 };
    const label = name === "safe" ? "safe" : `${figure(share, "share")} ${name}`;
    const word = { at: (narrowest * i * band.step) / end, text: label };
    const align = alignOf(word, narrowest);
    const own = extent(word, align);
    let y = floor - high < lineHeight ? high - lineHeight / 2 : (floor + high) / 2;
    for (const other of taken)
      if (own.start < other.end + 5 && other.start < own.end + 5) y = Math.min(y, other.y - lineHeight);
    // What is left is safe: where there is no room to say so, nothing is lost.
    if (name === "safe" && y < band.top + lineHeight / 2) return [];
    y = brief(Math.max(y, band.top + lineHeight / 2));
    taken.push({ ...own, y });
    const dx = besideOf(align);
    const mark = { align, baseline: "middle", dx, color: role.text };
    return inLabels([{ t: brief(i * band.step), y, label }], encoding, mark);
  });
}

/** Whether a share is nearly as high as it gets for a few steps only. */
function isBrief(shares: readonly number[], most: number): boolean {
  return shares.filter((share) => share >= 0.95 * most).length < 4;
}

/** The middle of the first stretch in which a share is nearly as high as it gets. */
function summit(shares: readonly number[], most: number): number {
  const first = shares.indexOf(most);
  const after = shares.findIndex((share, i) => i > first && share < 0.95 * most);
  return Math.floor((first + (after < 0 ? shares.length : after) - 1) / 2);
}

interface Plot {
  readonly x: Spec;
  readonly y: Spec;
  readonly end: number;
  readonly height: number;
}

/** A bar for as long as it lasts, and dashed lines through all bands where it begins and ends. */
function marked({ at, lasts }: Happening, lane: number, { x, y, end, height }: Plot): Layer[] {
  const under = lane * laneHeight + 15;
  const until = lasts === null ? end : Math.min(end, at + lasts);
  const rule = (row: Row, mark: Spec, encoding: Spec): Layer => ({
    data: { values: [row] },
    mark: { type: "rule", ...mark, aria: false },
    encoding: { x, y, ...encoding },
  });
  const edge = (t: number) =>
    rule(
      { t: brief(t), y: under, high: height },
      { color: role.muted, strokeWidth: 1, strokeDash: [3, 3] },
      { y2: { field: "high" } },
    );
  return [
    rule(
      { t: brief(at), end: brief(until), y: under },
      { color: role.text, strokeWidth: 2 },
      { x2: { field: "end" } },
    ),
    edge(at),
    ...(until < end ? [edge(until)] : []),
  ];
}

function table(kept: readonly Keeper[]): TableResult {
  const columns = ["layer", "at", "safe", "frozen", "stolen"].map((title, i) => ({ title, numeric: i > 0 }));
  const rows = kept.flatMap(({ title, step, shares }) => {
    const moments = momentsOf(shares.safe.length);
    const told = (fate: Fate) =>
      column(
        moments.map((i) => shares[fate][i]),
        "share",
      );
    const [safe, frozen, stolen] = [told("safe"), told("frozen"), told("stolen")];
    return moments.map((i, row) => [
      title,
      span(i * step),
      safe[row] ?? "–",
      frozen[row] ?? "–",
      stolen[row] ?? "–",
    ]);
  });
  return { columns, rows };
}
