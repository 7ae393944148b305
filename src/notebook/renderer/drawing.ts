import { type Loader, Warn } from "vega";
import embed, { type Config, type Result, type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { ChartResult } from "../result.ts";
import { lineBreak } from "../words.ts";
import { element } from "./element.ts";
import { lift } from "./lift.ts";

/** The plot of a chart: drawn once it has a width, and the next result of the same shape is drawn into it. */
export class Drawing {
  readonly plot: HTMLElement;
  #shape = "";
  #drawn: Promise<Result> | null = null;
  /** What it is to show. */
  #result: ChartResult;
  /** What it shows, and how wide. */
  #shown = "";

  constructor(result: ChartResult) {
    this.#result = result;
    this.plot = element("div", { class: "plot", "data-chart": result.id });
    this.show(result);
  }

  /** What to draw next. */
  show(result: ChartResult): void {
    this.#result = result;
    this.plot.style.setProperty("height", `${roomFor(result.spec)}px`);
  }

  async draw(width: number): Promise<void> {
    const result = this.#result;
    const wanted = `${width} ${JSON.stringify(result.spec)}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    try {
      await this.#draw(result, width);
      this.plot.dataset.ready = "1";
    } catch (error) {
      this.plot.dataset.error = String(error);
      this.plot.replaceChildren(
        element("p", { class: "muted" }, "This chart could not be drawn; its table holds the numbers."),
      );
    }
  }

  async #draw(result: ChartResult, width: number): Promise<void> {
    const { shape, signals, data } = lift(themed(result.spec) as ChartResult["spec"]);
    const next = JSON.stringify(shape);
    if (this.#drawn !== null && next === this.#shape) {
      const { view } = await this.#drawn;
      for (const [name, value] of Object.entries(signals)) view.signal(name, value);
      for (const [name, rows] of Object.entries(data)) view.data(name, [...rows]);
      view.description(result.sentence);
      await view.width(width).resize().runAsync();
      return;
    }
    const before = this.#drawn;
    this.#shape = next;
    const params = Object.entries(signals).map(([name, value]) => ({ name, value }));
    this.#drawn = embedded({ ...shape, params, datasets: data }, result.sentence, this.plot, width);
    const { view } = await this.#drawn;
    await view.width(width).runAsync();
    before?.then((each) => each.finalize(), ignore);
  }

  /** The plot as SVG; rejects where it is not drawn yet. */
  async svg(): Promise<string> {
    if (this.#drawn === null) throw new Error("nothing is drawn yet");
    return (await this.#drawn).view.toSVG();
  }

  dispose(): void {
    this.#drawn?.then((each) => each.finalize(), ignore);
  }
}

function ignore(): void {}

/** Height kept for a plot before it is drawn: the plot itself, its axis below and the words above it. */
function roomFor(spec: ChartResult["spec"]): number {
  const above = JSON.stringify(spec).includes('"titleY"') ? 22 : 0;
  return Number(spec.height ?? 0) + above + 48;
}

async function embedded(shape: object, sentence: string, plot: HTMLElement, width: number): Promise<Result> {
  const host = element("div", {});
  const spec = { ...shape, width, description: sentence, usermeta: {} };
  const made = await embed(host, spec as unknown as VisualizationSpec, {
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
  lineBreak,
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
