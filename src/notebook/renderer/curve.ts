import type { ExerciseResult } from "../result.ts";
import type { Field } from "./answer-field.ts";
import { element, keepTyping } from "./element.ts";
import { sketch } from "./sketch.ts";

/** As many fields stand right below their points; more of them wrap. */
const mostBelow = 8;
/** What an arrow key adds, of the whole height. */
const step = 1 / 50;

/** A curve that a reader draws over the values of a sweep: by dragging, or by a number for each of them. */
export function curveField({ options, unit, range }: ExerciseResult, send: () => void): Field {
  const { low, high } = range ?? { low: 0, high: 1 };
  const heights: (number | null)[] = options.map(() => null);
  const plot = sketch(options.length, low, high, (at, value) => set(at, value));
  const fields = options.map((option, at) => numberAt(option, unit, (key) => pressed(at, key)));
  for (const [at, field] of fields.entries()) field.addEventListener("change", () => typed(at));

  function set(at: number, value: number | null): void {
    heights[at] = value;
    const field = fields[at];
    if (field !== undefined) field.value = value === null ? "" : String(Number(value.toPrecision(3)));
    field?.removeAttribute("aria-invalid");
    plot.draw(heights);
  }

  function typed(at: number): void {
    const text = fields[at]?.value.replace(/%$/, "").trim() ?? "";
    const number = Number(text);
    if (text === "" || Number.isFinite(number)) set(at, text === "" ? null : number);
    else {
      // What cannot be read stays, so that it can be mended.
      heights[at] = null;
      fields[at]?.setAttribute("aria-invalid", "true");
      plot.draw(heights);
    }
  }

  function pressed(at: number, key: string): void {
    if (key === "ArrowUp" || key === "ArrowDown") {
      typed(at);
      const by = (key === "ArrowUp" ? step : -step) * (high - low);
      set(at, Math.min(high, Math.max(low, (heights[at] ?? low) + by)));
    }
    if (key !== "Enter") return;
    typed(at);
    send();
  }

  plot.draw(heights);
  const said = (value: number) => `${Number(value.toPrecision(3))} ${unit}`.trim();
  const columns = options.map((option, at) =>
    element("label", {}, fields[at] ?? null, element("span", { "aria-hidden": "true" }, option)),
  );
  return {
    element: element(
      "div",
      { class: "curve" },
      element(
        "p",
        { class: "muted" },
        `Drag over the field from left to right, or type a number${inUnit(unit)} for each point.`,
      ),
      element(
        "div",
        { class: "drawing-field" },
        element("span", { class: "edge high", "aria-hidden": "true" }, said(high)),
        plot.element,
        element("span", { class: "edge low", "aria-hidden": "true" }, said(low)),
      ),
      element(
        "div",
        { class: options.length > mostBelow ? "curve-fields many" : "curve-fields" },
        ...columns,
      ),
    ),
    value: () => (heights.includes(null) ? "" : heights.join(",")),
    put: (reply) => {
      const numbers = reply === "" ? [] : reply.split(",").map(Number);
      for (const at of options.keys()) {
        const number = numbers[at];
        set(at, number !== undefined && Number.isFinite(number) ? number : null);
      }
    },
    focus: () => fields[Math.max(0, heights.indexOf(null))]?.focus(),
    missing: () => {
      const wanted = options.filter((_, at) => heights[at] === null);
      return `A number is missing at ${wanted.join(", ")}.`;
    },
  };
}

const inUnit = (unit: string) => (unit === "" ? "" : ` in ${unit}`);

function numberAt(option: string, unit: string, press: (key: string) => void): HTMLInputElement {
  const name = `At ${option}${inUnit(unit)}`;
  const input = keepTyping(
    element("input", {
      type: "text",
      class: "number",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": name,
    }),
  );
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") event.preventDefault();
    press(event.key);
  });
  return input;
}
