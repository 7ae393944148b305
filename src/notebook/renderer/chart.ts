import type { ChartResult } from "../result.ts";
import type { Opened } from "./disclosure.ts";
import { disclosure } from "./disclosure.ts";
import { Drawing } from "./drawing.ts";
import { element } from "./element.ts";
import { dataTable } from "./tables.ts";
import { type Hand, take } from "./take.ts";

/** A chart in the card, with its sentence above and its table behind it. */
export interface Chart {
  readonly id: string;
  readonly figure: HTMLElement;
  readonly draw: (width: number) => Promise<void>;
  /** Puts the plot that it has from an earlier chart into its own figure. */
  readonly settle: () => void;
  /** Gives its plot to the next chart: it is that one's from then on. */
  readonly pass: () => Drawing;
  readonly dispose: () => void;
}

/** `drawing` is the plot of the chart that it takes the place of; null where there is none. */
export function chart(result: ChartResult, opened: Opened, drawing: Drawing | null, hand: Hand): Chart {
  const own = drawing ?? new Drawing(result);
  own.show(result);
  const place = element("div", {});
  const behind = disclosure(`table/${result.id}`, "Table", opened, () =>
    dataTable(result.table, result.title),
  );
  const taking = take(result, own, opened, hand);
  const figure = element(
    "figure",
    {},
    element(
      "figcaption",
      {},
      element("h3", {}, result.title),
      element("span", { class: "figure-actions" }, taking.button, behind.button),
    ),
    element("p", { class: "chart-sentence" }, result.sentence),
    drawing === null ? own.plot : place,
    taking.panel,
    behind.panel,
  );
  let isPassed = false;
  return {
    id: result.id,
    figure,
    draw: (width) => own.draw(width),
    settle: () => {
      if (place.parentNode !== null) place.replaceWith(own.plot);
    },
    pass: () => {
      isPassed = true;
      return own;
    },
    dispose: () => {
      if (!isPassed) own.dispose();
    },
  };
}
