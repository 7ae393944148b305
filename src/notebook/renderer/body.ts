import type { CellResult } from "../result.ts";
import { type Chart, chart } from "./chart.ts";
import type { Opened } from "./disclosure.ts";
import { element } from "./element.ts";
import { layerRow } from "./scores.ts";
import { measures } from "./tables.ts";
import { assumptions, expectations, head, notices, problems, sentence } from "./words.ts";

/** What a card shows at one time. */
export interface Body {
  readonly article: HTMLElement;
  /** Draws the charts at the width they have; at `width` px while they stand in no page yet. */
  readonly fit: (width?: number) => Promise<void>;
  /** Width of a chart in the page, px; 0 where there is none. */
  readonly chartWidth: () => number;
  readonly dispose: () => void;
}

/** A result, in the order in which a reader wants it: what happened, the scores, the charts, the numbers. */
export function body(result: CellResult, opened: Opened): Body {
  const drawn = result.charts.map((each) => chart(each, opened));
  const { layers } = result;
  return holding(
    drawn,
    element(
      "article",
      { "aria-label": result.title, "data-status": result.status },
      head(result),
      sentence(result),
      problems(result),
      notices(result.notices),
      ...layers.map((layer) => layerRow(layer, layers, opened)),
      drawn.length === 0 ? null : element("div", { class: "charts" }, ...drawn.map((each) => each.figure)),
      measures(layers, opened),
      expectations(result.expectations),
      assumptions(result, opened),
    ),
  );
}

/** Words where there is no result to show. */
export const words = (text: string): Body =>
  holding([], element("article", { class: "words" }, element("p", {}, text)));

function holding(charts: readonly Chart[], article: HTMLElement): Body {
  const chartWidth = () => charts[0]?.figure.clientWidth ?? 0;
  return {
    article,
    chartWidth,
    fit: async (width) => {
      await Promise.all(charts.map((each) => each.draw(width ?? each.figure.clientWidth)));
    },
    dispose: () => {
      for (const each of charts) each.dispose();
    },
  };
}
