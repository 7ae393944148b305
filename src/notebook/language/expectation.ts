import { type Dimension, dimensions } from "../../engine/index.ts";
import type { Span } from "../document.ts";
import type { LayerPart } from "./layer-part.ts";
import { measureMeant } from "./measure-name.ts";
import { warnOfMissingPercent } from "./missing-percent.ts";
import { oddSign } from "./odd-number.ts";
import type { Place, Problems } from "./problems.ts";
import { type Reading, readQuantity, shortened, usualUnit } from "./quantity.ts";
import type { Entry, Syntax, Text } from "./syntax.ts";

/** One line of `expect`: what the author expects of a measure. */
export interface ExpectationSource {
  /** As the author wrote it: "bitcoin.userTps: 6 .. 8". */
  readonly text: string;
  /** What the author wrote behind the colon: "6 .. 8". */
  readonly wanted: string;
  /** The layer that was named; null: the only one. */
  readonly layer: string | null;
  /** As in a layer's measures: "userTps", "finalitySeconds.p90". */
  readonly measure: string;
  readonly bounds: Bounds;
  readonly span: Span;
}

/** In base units; infinite where there is no bound. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether `low` and `high` themselves are within. */
  readonly inclusive: boolean;
}

export const within = (value: number, { low, high, inclusive }: Bounds) =>
  inclusive ? low <= value && value <= high : low < value && value < high;

/** `expect: { userTps: 6 .. 8, staleShare: < 2 %, finalitySeconds.p90: > 1 h, feeUsd: about 2 $ }` */
export function readExpectations(
  written: Syntax | undefined,
  parts: readonly LayerPart[] | null,
  cell: string,
  problems: Problems,
): readonly ExpectationSource[] {
  if (written === undefined) return [];
  if (written.form !== "map") {
    problems.error(
      "wrong-form",
      written.place,
      "`expect` is a map of measures and what is expected of them.",
      {
        hint: "{ userTps: 6 .. 8 }",
      },
    );
    return [];
  }
  return written.entries.flatMap((entry) => readExpectation(entry, parts, cell, problems) ?? []);
}

function readExpectation(
  { key, keyPlace, value }: Entry,
  parts: readonly LayerPart[] | null,
  cell: string,
  problems: Problems,
): ExpectationSource | undefined {
  if (problems.full) return undefined;
  const meant = measureMeant(key, keyPlace, parts, cell, problems);
  if (meant === undefined) return undefined;
  if (value.form !== "text") {
    return problems.error(
      "bad-condition",
      value.place,
      `What is expected of \`${key}\` is written on one line.`,
      { hint: forms },
    );
  }
  const bounds = readBounds(value, meant.dimension, problems);
  if (bounds === undefined) return undefined;
  return {
    text: `${key}: ${value.text}`,
    wanted: value.text,
    layer: meant.layer,
    measure: meant.measure,
    bounds,
    span: { start: keyPlace.start, end: Math.max(keyPlace.end, value.place.end) },
  };
}

const forms = "6 .. 8, > 5, < 2 % or about 6.7";

/** How near "about" is. */
const nearness = 0.05;

function readBounds(written: Text, dimension: Dimension, problems: Problems): Bounds | undefined {
  const { text, place } = written;
  const range = /^(.+?)\s*\.\.\s*(.+)$/s.exec(text);
  const limit = /^(<=?|>=?|about)\s*(.+)$/s.exec(text);
  const odd = oddSign(text);
  if (odd !== undefined) {
    const fix = text.slice(0, odd.start) + odd.fix + text.slice(odd.end);
    return problems.error("bad-condition", place, odd.message, { fix });
  }
  const dashed = /^([\d.]+)\s*(?:-|–|to)\s*([\d.]+.*)$/s.exec(text);
  if (range === null && limit === null && dashed !== null) {
    const fix = `${dashed[1]} .. ${dashed[2]}`;
    return problems.error("bad-condition", place, `A range is written with two dots.`, { hint: fix, fix });
  }
  if (range === null && limit === null) {
    const reading = readQuantity(text, dimension, usualUnit(dimension));
    const meant = "value" in reading ? shortened(text) : (reading.hint ?? reading.fix);
    const message =
      "value" in reading || reading.code === "not-a-quantity"
        ? `\`${shortened(text)}\` is no expectation; one is written such as ${forms}.`
        : reading.message;
    return problems.error("bad-condition", place, message, { hint: `about ${meant ?? shortened(text)}` });
  }
  if (range !== null) return readRange(range[1] ?? "", range[2] ?? "", written, dimension, problems);
  const number = limit?.[2] ?? "";
  const sign = text.slice(0, text.length - number.length);
  const value = numberOf(readQuantity(number, dimension, usualUnit(dimension)), place, sign, problems);
  if (value === undefined) return undefined;
  if (unitOf(number) === undefined) warnOfBareTime(written, dimension, problems);
  if (dimension === "share" && value >= 1 && limit?.[1]?.startsWith("<") && !text.includes("%"))
    warnOfMissingPercent(text, place, problems);
  if (limit?.[1] === "about") {
    const half = Math.abs(value) * nearness;
    return { low: value - half, high: value + half, inclusive: true };
  }
  const inclusive = limit?.[1]?.endsWith("=") === true;
  return limit?.[1]?.startsWith("<")
    ? { low: Number.NEGATIVE_INFINITY, high: value, inclusive }
    : { low: value, high: Number.POSITIVE_INFINITY, inclusive };
}

function readRange(from: string, to: string, written: Text, dimension: Dimension, problems: Problems) {
  const writtenUnit = unitOf(to) ?? unitOf(from);
  const unit = writtenUnit ?? usualUnit(dimension);
  const [first, last] = [readQuantity(from, dimension, unit), readQuantity(to, dimension, unit)];
  const noNumber = ({ code, message }: Exclude<Reading, { readonly value: number }>) => {
    const hint = [from, to].map((end) => endMeant(end, dimension)).join(" .. ");
    return problems.error(code, written.place, message, { hint });
  };
  if (!("value" in first)) return noNumber(first);
  if (!("value" in last)) return noNumber(last);
  const [low, high] = [first.value, last.value];
  if (writtenUnit === undefined) warnOfBareTime(written, dimension, problems);
  if (low <= high) return { low, high, inclusive: true };
  return problems.error(
    "bad-condition",
    written.place,
    `The range \`${shortened(written.text)}\` ends before it begins.`,
    {
      fix: `${to} .. ${from}`,
    },
  );
}

const unitOf = (quantity: string): string | undefined => /[^\d\s.]+$/.exec(quantity.trim())?.[0];

/** Because a result shows minutes and hours, and who reads "about 60" beside "61 min" takes it for minutes. */
function warnOfBareTime({ text, place }: Text, dimension: Dimension, problems: Problems): void {
  if (dimension !== "time") return;
  const fix = `${text} s`;
  problems.warn("missing-unit", place, `\`${shortened(text)}\` has no unit, and is read as seconds.`, {
    fix,
  });
}

/** An end of a range with its own number put right: one without a unit has that of the other. */
function endMeant(end: string, dimension: Dimension): string {
  const reading = readQuantity(end, dimension, usualUnit(dimension) ?? dimensions[dimension].base);
  return "value" in reading ? end : (reading.fix ?? reading.hint ?? end);
}

/** The number behind `sign`, which begins what is advised as well. */
function numberOf(reading: Reading, place: Place, sign: string, problems: Problems): number | undefined {
  if ("value" in reading) return reading.value;
  const { code, message, hint, fix } = reading;
  const advice = hint ?? fix;
  return problems.error(code, place, message, {
    ...(advice !== undefined && { hint: sign + advice }),
    ...(fix !== undefined && { fix: sign + fix }),
  });
}
