import type { ExerciseResult } from "../result.ts";
import { element, keepKeys, shape } from "./element.ts";
import type { Field } from "./exercise.ts";

const size = { width: 560, height: 170, left: 8, right: 8, top: 10, bottom: 10 };

/** A curve that a reader draws over the values of a sweep: by dragging, or by a number field for each of them. */
export function curveField({ options, unit, range }: ExerciseResult): Field {
  const { low, high } = range ?? { low: 0, high: 1 };
  const heights: (number | null)[] = options.map(() => null);
  const line = shape("path", { class: "drawn" });
  const dots = options.map(() => shape("circle", { r: 4, class: "dot" }));
  const plot = shape(
    "svg",
    {
      viewBox: `0 0 ${size.width} ${size.height}`,
      class: "drawing",
      role: "img",
      "aria-label": "Your curve; its values can be typed below.",
    },
    shape("rect", { x: 0, y: 0, width: size.width, height: size.height, class: "ground" }),
    line,
    ...dots,
  );
  const fields = options.map((option, at) => {
    const input = keepKeys(element("input", { type: "text", class: "number", "aria-label": `at ${option}` }));
    input.addEventListener("change", () => {
      const number = Number(input.value.replace(/%$/, ""));
      set(at, input.value.trim() === "" || !Number.isFinite(number) ? null : number);
    });
    return input;
  });
  const across = (at: number) =>
    size.left + (at * (size.width - size.left - size.right)) / Math.max(1, options.length - 1);
  const up = (value: number) =>
    size.top + (1 - (value - low) / (high - low)) * (size.height - size.top - size.bottom);

  function set(at: number, value: number | null): void {
    heights[at] = value === null ? null : Math.min(high, Math.max(low, value));
    const field = fields[at];
    if (field !== undefined)
      field.value = heights[at] === null ? "" : String(Number(heights[at]?.toPrecision(3)));
    draw();
  }

  function draw(): void {
    const points = heights.flatMap((value, at) => (value === null ? [] : [`${across(at)} ${up(value)}`]));
    line.setAttribute("d", points.length === 0 ? "" : `M${points.join("L")}`);
    for (const [at, dot] of dots.entries()) {
      const value = heights[at];
      dot.toggleAttribute("hidden", value === null || value === undefined);
      dot.setAttribute("cx", String(across(at)));
      dot.setAttribute("cy", String(up(value ?? low)));
    }
  }

  function follow(event: PointerEvent): void {
    if (event.buttons === 0) return;
    const { left, top, width, height } = plot.getBoundingClientRect();
    const part =
      (((event.clientX - left) / width) * size.width - size.left) / (size.width - size.left - size.right);
    const at = Math.round(Math.min(1, Math.max(0, part)) * (options.length - 1));
    const y = ((event.clientY - top) / height) * size.height;
    const value = high - ((y - size.top) / (size.height - size.top - size.bottom)) * (high - low);
    set(at, value);
  }

  plot.addEventListener("pointerdown", (event) => {
    plot.setPointerCapture((event as PointerEvent).pointerId);
    follow(event as PointerEvent);
  });
  plot.addEventListener("pointermove", (event) => follow(event as PointerEvent));
  draw();
  const said = (value: number) => `${Number(value.toPrecision(3))} ${unit}`.trim();
  return {
    element: element(
      "div",
      { class: "curve" },
      element(
        "p",
        { class: "muted" },
        `Draw from left to right; the edges are ${said(low)} and ${said(high)}.`,
      ),
      plot as unknown as HTMLElement,
      element(
        "div",
        { class: "curve-fields" },
        ...fields.map((field, at) => element("label", {}, element("span", {}, options[at] ?? ""), field)),
      ),
    ),
    value: () => (heights.some((value) => value === null) ? "" : heights.join(",")),
    put: (reply) => {
      const numbers = reply.split(",").map(Number);
      for (const at of options.keys()) {
        const number = numbers[at];
        set(at, reply === "" || number === undefined || !Number.isFinite(number) ? null : number);
      }
    },
  };
}
