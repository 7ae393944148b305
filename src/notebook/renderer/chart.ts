import { type Loader, Warn } from "vega";
import embed, { type Config, type Result, type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { ChartResult } from "../result.ts";
import { disclosure, type Opened } from "./disclosure.ts";
import { element } from "./element.ts";
import { dataTable } from "./tables.ts";

/** A chart in the card: drawn once it has a width, redrawn when that changes. */
export interface Chart {
  readonly id: string;
  readonly figure: HTMLElement;
  readonly draw: (width: number) => Promise<void>;
  readonly dispose: () => void;
}

export function chart(result: ChartResult, opened: Opened): Chart {
  const plot = element("div", { class: "plot", "data-chart": result.id });
  plot.style.setProperty("height", `${roomFor(result.spec)}px`);
  const behind = disclosure(`table/${result.id}`, "Table", opened, () =>
    dataTable(result.table, result.title),
  );
  const figure = element(
    "figure",
    {},
    element("figcaption", {}, element("h3", {}, result.title), behind.button),
    element("p", { class: "chart-sentence" }, result.sentence),
    plot,
    behind.panel,
  );
  let drawn: Promise<Result> | null = null;
  const draw = async (width: number) => {
    try {
      if (drawn === null) drawn = embedded(result, plot, width);
      const { view } = await drawn;
      await view.width(width).runAsync();
      plot.dataset.ready = "1";
    } catch (error) {
      plot.dataset.error = String(error);
      plot.replaceChildren(
        element("p", { class: "muted" }, "This chart could not be drawn; its table holds the numbers."),
      );
    }
  };
  return {
    id: result.id,
    figure,
    draw,
    dispose: () =>
      void drawn?.then(
        (each) => each.finalize(),
        () => undefined,
      ),
  };
}

/** Height kept for a plot before it is drawn: the plot itself, its axis below and the words above it. */
function roomFor(spec: ChartResult["spec"]): number {
  const above = JSON.stringify(spec).includes('"titleY"') ? 22 : 0;
  return Number(spec.height ?? 0) + above + 48;
}

async function embedded(result: ChartResult, plot: HTMLElement, width: number): Promise<Result> {
  const host = element("div", {});
  const spec = { ...(themed(result.spec) as object), width, description: result.sentence, usermeta: {} };
  const made = await embed(host, spec as VisualizationSpec, {
    mode: "vega-lite",
    // No eval, no menu, no style sheet, nothing loaded.
    ast: true,
    expr: expressionInterpreter,
    actions: false,
    defaultStyle: false,
    renderer: "svg",
    tooltip: false,
    hover: false,
    logLevel: Warn,
    loader: refuses,
    config: config(getComputedStyle(plot).fontFamily),
  });
  plot.replaceChildren(host);
  return made;
}

const refused = () => Promise.reject(new Error("charts load nothing"));
const refuses: Loader = { load: refused, sanitize: refused, http: refused, file: refused };

/** `role:served` becomes a color that the style sheet resolves: a change of theme recolors without drawing again. */
function themed(value: unknown): unknown {
  if (typeof value === "string")
    return value.startsWith("role:") ? color(value.slice("role:".length)) : value;
  if (Array.isArray(value)) return value.map(themed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, themed(each)]));
}

const color = (role: string): string =>
  role.startsWith("family-") ? `var(--lb-${role}, var(--lb-family))` : `var(--lb-${role})`;

/** `font` measures labels on a canvas, which knows no style sheet. */
const config = (font: string): Config => ({
  background: "transparent",
  font,
  view: { stroke: null },
  text: { fontSize: 12 },
  axis: {
    labelColor: color("muted"),
    labelFontSize: 11,
    labelFontWeight: "normal",
    titleColor: color("muted"),
    titleFontSize: 11,
    titleFontWeight: "normal",
    titlePadding: 8,
    labelPadding: 5,
    labelFlush: false,
    labelSeparation: 6,
    domainColor: color("axis"),
    tickColor: color("axis"),
    tickSize: 4,
    gridColor: color("rule"),
    aria: false,
  },
  axisY: { domain: false, ticks: false },
});
