import type { CellResult, LayerResult } from "../result.ts";
import { type Chart, chart } from "./chart.ts";
import { claim } from "./claim.ts";
import type { Connection } from "./connection.ts";
import type { Opened } from "./disclosure.ts";
import type { Drawing } from "./drawing.ts";
import { element } from "./element.ts";
import { isInView } from "./in-view.ts";
import { layerRow } from "./scores.ts";
import { measures, openTable } from "./tables.ts";
import { handOf } from "./take.ts";
import { expectations, foot, head, notices, problems, sentence } from "./words.ts";

/** What a card shows at one time. */
export interface Body {
  /** The question and what happened: they stand above what a reader turns. */
  readonly head: readonly HTMLElement[];
  readonly main: HTMLElement;
  /** The layers that have scores. */
  readonly scored: readonly LayerResult[];
  /** Draws the charts at the width they have: first those that are seen, then the others one by one. */
  readonly fit: () => Promise<void>;
  /** While it stands in no page yet: draws the charts that take the place of those of `before` that are seen. */
  readonly prepare: (before: Body) => Promise<void>;
  /** Width of a chart in the page, px; 0 where there is none. */
  readonly chartWidth: () => number;
  /** Gives the plot of the chart of that id to the next body; null where there is none. */
  readonly pass: (id: string) => Drawing | null;
  /** Takes the plots that it has from the body before into its own figures. */
  readonly settle: () => void;
  /** Whether a chart of that id is seen. */
  readonly sees: (id: string) => boolean;
  readonly dispose: () => void;
}

/** A result, in the order in which a reader wants it: what happened, the scores, the charts, the numbers. */
export function body(result: CellResult, before: Body | null, opened: Opened, connection: Connection): Body {
  const hand = handOf(result.name, connection);
  const drawn = result.charts.map((each) => chart(each, opened, before?.pass(each.id) ?? null, hand));
  const { layers } = result;
  const scored = scoredOf(result, before);
  const isDated = result.isCoarse && scored.length > 0;
  const parts = [
    problems(result),
    notices(result.notices),
    claim(result.claim),
    ...result.tables.map(openTable),
    ...scored.map((layer) => layerRow(layer, scored, opened, isDated)),
    drawn.length === 0 ? null : element("div", { class: "charts" }, ...drawn.map((each) => each.figure)),
    result.kind === "compare" ? null : measures(layers, opened),
    expectations(result.expectations),
    foot(result, opened, hand),
  ];
  const main = element("div", { class: "main" }, ...parts);
  // Because an exercise says what came of it where it was answered.
  const said = result.exercise === null ? sentence(result) : null;
  return holding(drawn, [head(result), ...(said === null ? [] : [said])], main, scored);
}

/** A first look has no scores: those of before stay, and say that they are. */
function scoredOf({ isCoarse, layers }: CellResult, before: Body | null): readonly LayerResult[] {
  return isCoarse && before !== null ? before.scored : layers;
}

/** Words where there is no result to show. */
export const words = (text: string): Body =>
  holding([], [], element("div", { class: "main words" }, element("p", {}, text)), []);

function holding(
  charts: readonly Chart[],
  head: readonly HTMLElement[],
  main: HTMLElement,
  scored: readonly LayerResult[],
): Body {
  let isGone = false;
  return {
    head,
    main,
    scored,
    chartWidth: () => charts[0]?.figure.clientWidth ?? 0,
    pass: (id) => charts.find((each) => each.id === id)?.pass() ?? null,
    settle: () => {
      for (const each of charts) each.settle();
    },
    sees: (id) => charts.some((each) => each.id === id && isInView(each.figure)),
    prepare: async (before) => {
      const width = before.chartWidth();
      const seen = charts.filter(({ id }) => before.sees(id));
      if (width > 0) await Promise.all(seen.map((each) => each.draw(width)));
    },
    fit: async () => {
      const seen = charts.filter(({ figure }) => isInView(figure));
      await Promise.all(seen.map((each) => each.draw(each.figure.clientWidth)));
      for (const each of charts.filter((chart) => !seen.includes(chart))) {
        // Because a reader who turns something waits for what he sees, and not for the rest.
        await new Promise((resolve) => setTimeout(resolve));
        if (isGone) return;
        await each.draw(each.figure.clientWidth);
      }
    },
    dispose: () => {
      isGone = true;
      for (const each of charts) each.dispose();
    },
  };
}
