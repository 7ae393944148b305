import { shape } from "./element.ts";

const size = { width: 560, height: 190, edge: 12 };

/** Where a curve is drawn by hand. */
export interface Sketch {
  readonly element: HTMLElement;
  readonly draw: (heights: readonly (number | null)[]) => void;
}

/** A field with a column for each point, which stands in its middle; `put` hears of what is drawn. */
export function sketch(
  count: number,
  low: number,
  high: number,
  put: (at: number, value: number) => void,
): Sketch {
  const line = shape("path", { class: "drawn" });
  const dots = Array.from({ length: count }, () => shape("circle", { r: 4.5, class: "dot" }));
  const stems = dots.map((_, at) =>
    shape("path", { class: "stem", d: `M${across(at)} ${size.edge}V${size.height - size.edge}` }),
  );
  const ground = shape("rect", { width: size.width, height: size.height, class: "ground" });
  const all = shape(
    "svg",
    { viewBox: `0 0 ${size.width} ${size.height}`, class: "drawing", "aria-hidden": "true" },
    ground,
    ...stems,
    line,
    ...dots,
  );
  let last: { readonly at: number; readonly value: number } | null = null;

  function across(at: number): number {
    return ((at + 0.5) * size.width) / count;
  }

  function up(value: number): number {
    const part = (Math.min(high, Math.max(low, value)) - low) / (high - low);
    return size.height - size.edge - part * (size.height - 2 * size.edge);
  }

  function follow({ clientX, clientY }: PointerEvent): void {
    const box = all.getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * count);
    const at = Math.min(count - 1, Math.max(0, column));
    const y = ((clientY - box.top) / box.height) * size.height;
    const part = (size.height - size.edge - y) / (size.height - 2 * size.edge);
    const value = low + Math.min(1, Math.max(0, part)) * (high - low);
    const from = last ?? { at, value };
    // Because a quick hand leaves out columns.
    for (let each = from.at; each !== at; each += Math.sign(at - each))
      if (each !== from.at)
        put(each, from.value + ((value - from.value) * (each - from.at)) / (at - from.at));
    put(at, value);
    last = { at, value };
  }

  all.addEventListener("pointerdown", (event) => {
    const pointer = event as PointerEvent;
    all.setPointerCapture(pointer.pointerId);
    last = null;
    follow(pointer);
  });
  all.addEventListener("pointermove", (event) => {
    if ((event as PointerEvent).buttons > 0) follow(event as PointerEvent);
  });

  return {
    element: all as unknown as HTMLElement,
    draw: (heights) => {
      const points = heights.flatMap((value, at) => (value === null ? [] : [`${across(at)} ${up(value)}`]));
      line.setAttribute("d", points.length === 0 ? "" : `M${points.join("L")}`);
      for (const [at, dot] of dots.entries()) {
        const value = heights[at] ?? null;
        dot.toggleAttribute("hidden", value === null);
        dot.setAttribute("cx", String(across(at)));
        dot.setAttribute("cy", String(up(value ?? low)));
      }
    },
  };
}
