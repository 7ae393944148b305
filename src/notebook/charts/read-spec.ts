import { mostPoints, type Spec } from "./frame.ts";

/** Tells whether a value may stand at a place in a spec. */
type Check = (value: unknown) => boolean;

/**
 * Whether a value is a chart that this room could have written: only the keys below, numbers in range, words from
 * closed lists, data inline, and no expression but a table of tick labels. Saved results are hostile until this says so.
 */
export const isSpec = (value: unknown): value is Spec => spec(value);

const most = 1e15;
/** Marks of a chart of a whole stack: a handful for each of its layers. */
const mostLayers = 96;
const number: Check = (value) =>
  typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= most;
const pixels: Check = (value) => number(value) && Math.abs(value as number) <= 2000;
const truth: Check = (value) => typeof value === "boolean";
const words: Check = (value) => typeof value === "string" && value.length <= 120;
const oneOf =
  (...options: readonly unknown[]): Check =>
  (value) =>
    options.includes(value);
const color: Check = (value) =>
  typeof value === "string" && /^role:[a-z]{1,20}(-[a-z0-9]{1,20})?$/.test(value);
const tickLabels: Check = (value) =>
  typeof value === "string" &&
  value.length <= 4000 &&
  /^\{('-?[\de.+-]{1,24}':'[^'\\]{0,120}',?)*\}\[datum\.value\]$/.test(value);

/** Every element passes, and there are at most `limit`. */
const list =
  (check: Check, limit: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= limit && value.every(check);

/** A plain object of known keys only; a key that may be absent passes when it is. */
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlain(value) &&
    Object.keys(value).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries(value).every(([key, each]) => checks[key]?.(each) === true);

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const fields = ["t", "end", "y", "share", "offered", "served", "low", "fee", "high", "label"];
const row = shape(
  Object.fromEntries(
    fields.map((field) => [field, (value) => value === null || number(value) || words(value)]),
  ),
);
const data = shape({ values: list(row, mostPoints) });

const axis = shape({
  title: words,
  values: list(number, 60),
  grid: truth,
  labelExpr: tickLabels,
  titleAngle: pixels,
  titleAlign: oneOf("left", "center", "right"),
  titleAnchor: oneOf("start", "middle", "end"),
  titleBaseline: oneOf("top", "middle", "bottom"),
  titleX: pixels,
  titleY: pixels,
  labelColor: color,
  labelLimit: pixels,
  labelOverlap: oneOf(false),
});
const scale = shape({ type: oneOf("linear", "log"), domain: list(number, 2), nice: truth });
const position = shape({
  field: oneOf(...fields),
  type: oneOf("quantitative"),
  scale,
  axis: (value) => value === null || axis(value),
  value: (value) => pixels(value) || value === "width" || value === "height",
});
const encoding = shape({
  x: position,
  y: position,
  x2: position,
  y2: position,
  text: shape({ field: oneOf("label") }),
});
const mark = shape({
  type: oneOf("line", "area", "rule", "point", "text"),
  aria: truth,
  clip: truth,
  color,
  fill: color,
  stroke: color,
  strokeWidth: pixels,
  strokeOpacity: pixels,
  strokeDash: list(pixels, 4),
  opacity: pixels,
  size: pixels,
  shape: oneOf("circle", "triangle-right"),
  align: oneOf("left", "center", "right"),
  baseline: oneOf("top", "middle", "bottom"),
  dx: pixels,
  dy: pixels,
});
const spec = shape({
  width: pixels,
  height: pixels,
  padding: shape({ left: pixels, top: pixels, right: pixels, bottom: pixels }),
  autosize: shape({ type: oneOf("fit-x"), contains: oneOf("padding") }),
  layer: list(shape({ data, mark, encoding }), mostLayers),
});
