import { figure } from "../figure.ts";
import { provenanceParts } from "../provenance.ts";
import type { CellResult, Expectation, PlacedProblem } from "../result.ts";
import { disclosure, type Opened } from "./disclosure.ts";
import { element, inline } from "./element.ts";
import { type Hand, takeAll } from "./take.ts";

/** The question, where the numbers come from, and what happened. */
export function head(result: CellResult): HTMLElement {
  return element(
    "header",
    {},
    element("h2", {}, result.title),
    element(
      "p",
      { class: "provenance muted" },
      ...(result.provenance.runs === 0
        ? []
        : provenanceParts(result.provenance).flatMap((part, i, parts) => [
            element("span", {}, i < parts.length - 1 ? `${part} ·` : part),
            " ",
          ])),
    ),
  );
}

/** What happened. */
export function sentence(result: CellResult): HTMLElement | null {
  return result.sentence === "" ? null : element("p", { class: "sentence" }, ...inline(result.sentence));
}

/** What is wrong, where, and what to type. */
export function problems(result: CellResult): HTMLElement | null {
  if (result.problems.length === 0) return null;
  return element("ul", { class: "problems", "aria-label": "Problems" }, ...result.problems.map(problem));
}

function problem({ severity, message, hint, fix, place }: PlacedProblem): HTMLElement {
  const error = severity === "error";
  return element(
    "li",
    { class: severity },
    element("span", { class: "sign", "aria-hidden": "true" }, error ? "✗" : "!"),
    element(
      "div",
      {},
      element("p", {}, element("span", { class: "sr" }, error ? "Error: " : "Warning: "), ...inline(message)),
      place === undefined ? null : sourceLine(place),
      place === undefined || fix === undefined ? null : mended(place, fix),
      hint === undefined || (place !== undefined && fix !== undefined)
        ? null
        : element("p", { class: "muted" }, "Try: ", ...inline(/^[\w.-]+$/.test(hint) ? `\`${hint}\`` : hint)),
    ),
  );
}

type Place = NonNullable<PlacedProblem["place"]>;

function sourceLine({ line, column, source, marked }: Place): HTMLElement {
  const start = column - 1;
  return element(
    "div",
    { class: "source-line" },
    element("span", { class: "muted" }, `line ${line}`),
    element(
      "code",
      {},
      source.slice(0, start).trimStart(),
      element("mark", {}, marked),
      source.slice(start + marked.length),
    ),
  );
}

function mended({ column, source, marked }: Place, fix: string): HTMLElement {
  const start = column - 1;
  return element(
    "div",
    { class: "source-line" },
    element("span", { class: "muted" }, "write"),
    element(
      "code",
      {},
      source.slice(0, start).trimStart(),
      element("ins", {}, fix),
      source.slice(start + marked.length),
    ),
  );
}

/** What the author expected, with a sign and a word each. */
export function expectations(all: readonly Expectation[]): HTMLElement | null {
  if (all.length === 0) return null;
  return element(
    "ul",
    { class: "expectations", "aria-label": "Expectations" },
    ...all.map(({ holds, message }) =>
      element(
        "li",
        { class: holds ? "holds" : "fails" },
        element("span", { class: "sign", "aria-hidden": "true" }, holds ? "✓" : "✗"),
        element("span", {}, element("strong", {}, holds ? "As expected: " : "Not as expected: "), message),
      ),
    ),
  );
}

/** What a reader must see before believing the numbers. */
export function notices(all: readonly string[]): HTMLElement | null {
  if (all.length === 0) return null;
  return element(
    "ul",
    { class: "notices" },
    ...all.map((notice) => element("li", {}, element("span", {}, ...inline(notice)))),
  );
}

/** The modelling assumptions behind the run, and the ways to take what came of it along. */
export function foot(result: CellResult, opened: Opened, hand: Hand): HTMLElement | null {
  const { assumptions, events, engine, runs } = result.provenance;
  if (runs === 0) return null;
  const label =
    assumptions.length === 0 ? "About this run" : `${assumptions.length} assumptions behind this run`;
  const shown = disclosure("assumptions", label, opened, () =>
    element(
      "dl",
      { class: "assumptions" },
      ...assumptions.flatMap(({ id, text }) => [element("dt", {}, id), element("dd", {}, text)]),
      element("dt", {}, "run"),
      element("dd", {}, `${figure(events, "count")} events simulated by engine ${engine}`),
    ),
  );
  const taking = takeAll(result, opened, hand);
  const buttons = element("p", { class: "more" }, shown.button, taking.button);
  return element("footer", {}, buttons, shown.panel, taking.panel);
}
