import { reading } from "../figure.ts";
import { allMeasures, headlineMeasures, rowLabel } from "../headline.ts";
import type { LayerResult, NamedTable, TableResult } from "../result.ts";
import { disclosure, type Opened } from "./disclosure.ts";
import { element, keepKeys } from "./element.ts";

/** A table behind a chart: scrolls sideways in itself where the card is narrow. */
export function dataTable({ columns, rows }: TableResult, label: string): HTMLElement {
  const aligned = (i: number) => (columns[i]?.numeric === true ? "numeric" : "");
  const table = element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...columns.map(({ title }, i) => element("th", { scope: "col", class: aligned(i) }, title)),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row) =>
        element("tr", {}, ...row.map((cell, i) => element("td", { class: aligned(i) }, cell))),
      ),
    ),
  );
  return keepKeys(
    element("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": `Table: ${label}` }, table),
  );
}

/** A table that is the answer: it stands open under its title. */
export const openTable = ({ title, table }: NamedTable): HTMLElement =>
  element("section", { class: "answer" }, element("h3", {}, title), dataTable(table, title));

/** The measures of all layers: the headline ones, and all of them when asked. */
export function measures(layers: readonly LayerResult[], opened: Opened): HTMLElement | null {
  const headline = headlineMeasures(layers);
  const all = allMeasures(layers);
  if (all.length === 0) return null;
  const rest = all.filter((name) => !headline.includes(name));
  const more = disclosure("measures", `${rest.length} more measures`, opened, () => table(rest, layers));
  return element(
    "section",
    { class: "measures", role: "group", "aria-label": "Measures" },
    table(headline, layers),
    ...(rest.length === 0 ? [] : [element("p", { class: "more" }, more.button), more.panel]),
  );
}

function table(names: readonly string[], layers: readonly LayerResult[]): HTMLElement {
  const heads = ["measure", ...layers.map((layer) => layer.title)];
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...heads.map((head, i) => element("th", { scope: "col", class: i > 0 ? "numeric" : "" }, head)),
      ),
    ),
    element(
      "tbody",
      {},
      ...names.map((name) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, rowLabel(name, layers)),
          ...layers.map(({ measures }) => element("td", { class: "numeric" }, value(name, measures[name]))),
        ),
      ),
    ),
  );
}

const value = (name: string, measurement: LayerResult["measures"][string] | undefined): string =>
  measurement === undefined ? "–" : reading(name, measurement);
