import { standing } from "../headline.ts";
import type { LayerResult, Score, Scores } from "../result.ts";
import { disclosure, type Opened } from "./disclosure.ts";
import { element } from "./element.ts";
import { ingredients } from "./ingredients.ts";
import { triangle } from "./triangle.ts";

export const scoreNames = {
  security: "Security",
  decentralization: "Decentralization",
  scalability: "Scalability",
} as const satisfies Record<Exclude<keyof Scores, "minimum">, string>;

export type ScoreName = keyof typeof scoreNames;

/** One layer: the triangle, its name, the three bars, and how they were scored; dated where they are those of an earlier result. */
export function layerRow(
  layer: LayerResult,
  layers: readonly LayerResult[],
  opened: Opened,
  isDated: boolean,
): HTMLElement | null {
  const { scores } = layer;
  if (scores === null) return null;
  const working = disclosure(`scored/${layer.name}`, "How was this scored?", opened, () =>
    ingredients(scores),
  );
  return element(
    "section",
    { class: isDated ? "layer dated" : "layer", role: "group", "aria-label": `Scores of ${layer.title}` },
    triangle(scores),
    element(
      "div",
      { class: "layer-name" },
      element("h3", {}, layer.title),
      element("div", { class: "muted" }, standing(layer, layers)),
    ),
    element(
      "div",
      { class: "bars" },
      ...(Object.keys(scoreNames) as ScoreName[]).flatMap((name) => bar(name, scores[name])),
      element("div", { class: "bars-more" }, working.button),
    ),
    working.panel,
  );
}

/** A bar on the scale of 0 to 100, its interval drawn on it. */
function bar(name: ScoreName, score: Score): HTMLElement[] {
  const wide = score.high - score.low >= 1;
  const fill = element("div", { class: `fill ${name}` });
  fill.style.setProperty("width", `${score.value}%`);
  const whisker = element("div", { class: wide ? "whisker" : "whisker narrow" });
  whisker.style.setProperty("left", `${score.low}%`);
  whisker.style.setProperty("width", `${score.high - score.low}%`);
  const words =
    score.high > score.low
      ? `${tenths(score.value)} of 100, 95 % interval ${tenths(score.low)} to ${tenths(score.high)}`
      : `${tenths(score.value)} of 100`;
  const track = element(
    "div",
    {
      class: "track",
      role: "meter",
      "aria-label": scoreNames[name],
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "aria-valuenow": rounded(score.value),
      "aria-valuetext": words,
      title: words,
    },
    fill,
    ...(score.high > score.low ? [whisker] : []),
  );
  return [
    element("div", { class: "bar-name" }, scoreNames[name]),
    track,
    element("div", { class: "bar-value", "aria-hidden": "true" }, rounded(score.value)),
  ];
}

const rounded = (points: number): string => points.toFixed(0);
const tenths = (points: number): string => points.toFixed(1);
