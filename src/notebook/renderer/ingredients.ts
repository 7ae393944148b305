import { dimensionOf, figure, reading, significant, unitSpace } from "../figure.ts";
import { rowLabel } from "../headline.ts";
import type { Ingredient, Score, Scores } from "../result.ts";
import { element } from "./element.ts";
import { type ScoreName, scoreNames } from "./scores.ts";

const columns = ["Ingredient", "Value", "Worst → best", "Weight", "Points"];

/** The working of three scores: what was measured, between which anchors, and what it earned. */
export function ingredients(scores: Scores): HTMLElement {
  const heads = columns.map((title, i) =>
    element("th", { scope: "col", role: "columnheader", class: i > 0 ? "numeric" : "" }, title),
  );
  return element(
    "div",
    { class: "working" },
    element(
      "table",
      { class: "stacks", role: "table" },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
      ...(Object.keys(scoreNames) as ScoreName[]).map((name) => group(name, scores[name])),
    ),
    element(
      "p",
      { class: "muted small" },
      "An ingredient earns its share of the weight between the worst value, worth nothing, and the best. ",
      "Measured: taken from a simulated run. Derived: computed from a formula on measured values.",
    ),
  );
}

function group(name: ScoreName, score: Score): HTMLElement {
  const range = score.high - score.low < 0.05 ? "" : ` (${score.low.toFixed(1)} to ${score.high.toFixed(1)})`;
  const title = element(
    "th",
    { class: `group ${name}`, colspan: columns.length, scope: "rowgroup", role: "rowheader" },
    element("span", { class: "swatch", "aria-hidden": "true" }),
    `${scoreNames[name]} ${score.value.toFixed(1)}${range}`,
  );
  return element(
    "tbody",
    { role: "rowgroup" },
    element("tr", { role: "row" }, title),
    ...score.ingredients.map(row),
  );
}

function row(each: Ingredient): HTMLElement {
  const dimension = dimensionOf(each.name, each.raw?.unit);
  const applies = each.raw !== null;
  const weight = 100 * each.weight;
  const cells = [
    each.raw === null ? "not applicable" : reading(each.name, each.raw),
    applies ? `${figure(each.worst, dimension)} → ${figure(each.best, dimension)}` : "–",
    applies ? `${significant(weight)}${unitSpace}%` : "–",
    applies ? each.contribution.toFixed(1) : "–",
  ];
  const note = [applies ? each.how : "", each.note].filter((part) => part !== "").join(": ");
  return element(
    "tr",
    { role: "row", class: applies ? "" : "muted" },
    element("td", { role: "cell" }, rowLabel(each.name), element("div", { class: "muted small" }, note)),
    ...cells.map((cell, i) =>
      element(
        "td",
        { role: "cell", class: "numeric", "data-label": columns[i + 1] },
        element("span", {}, cell),
      ),
    ),
  );
}
