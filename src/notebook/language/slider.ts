import type { Dimension } from "../../engine/index.ts";
import { kindsOfNumber, unitIn } from "./expression/meaning.ts";
import type { Problems } from "./problems.ts";
import { readQuantity, shortened, writeQuantity } from "./quantity.ts";
import type { Mapping, Text } from "./syntax.ts";

/** What an author says of the values that a slider goes through. */
export interface Range {
  readonly from: Text;
  readonly to: Text;
  /** What a stop is more than the one before. */
  readonly step: Text | undefined;
  /** How many times a stop is the one before. */
  readonly factor: Text | undefined;
}

/** Places that a slider may stop at. */
export const mostStops = 200;
/** As many steps as are advised. */
const usualSteps = 20;

/** What others call the ends of a slider. */
const otherEnds: ReadonlyMap<string, string> = new Map([
  ["min", "from"],
  ["minimum", "from"],
  ["max", "to"],
  ["maximum", "to"],
]);

/** Whether the ends of a slider go by the names that they have here; a problem for each that does not. */
export function hasOurEnds({ entries }: Mapping, problems: Problems): boolean {
  const others = entries.filter(({ key }) => otherEnds.has(key));
  for (const { key, keyPlace } of others) {
    const fix = otherEnds.get(key) ?? "";
    problems.error("unknown-key", keyPlace, `The \`${key}\` of a slider is called \`${fix}\` here.`, { fix });
  }
  return others.length === 0;
}

/** What a slider that lacks a key could say there, by what is said under the others. */
export function endLike(key: string, said: (key: string) => string | undefined): string | undefined {
  const begun = said("from") ?? said("value");
  const shared = begun === undefined ? undefined : sharedDimension([begun]);
  if (begun === undefined || shared === undefined || key === "from" || key === "value")
    return said("value") ?? begun;
  const number = (name: string): number => {
    const reading = readQuantity(said(name) ?? "", shared);
    return "value" in reading ? reading.value : 0;
  };
  const low = said("from") === undefined ? number("value") : number("from");
  const high = number("to") > low ? number("to") : above(Math.max(low, number("value")), shared);
  return writeQuantity(key === "to" ? high : (high - low) / usualSteps, shared, unitIn(begun));
}

/** All stops of a slider, the value that is written among them, each in the unit that its range begins with. */
export function stopsOf(range: Range, value: Text, problems: Problems): readonly string[] | undefined {
  const { from, to, step, factor } = range;
  const written = [from, to, value, ...(step === undefined ? [] : [step])];
  const shared = sharedDimension(written.map(({ text }) => text));
  if (shared === undefined) {
    return problems.error(
      "wrong-unit",
      from.place,
      "`value`, `from`, `to` and `step` have one kind of unit.",
      {
        hint: "{ value: 1 MB, from: 1 MB, to: 32 MB, step: 1 MB }",
      },
    );
  }
  const number = ({ text, place }: Text): number => {
    const reading = readQuantity(text, shared);
    if ("value" in reading) return reading.value;
    problems.error(reading.code, place, reading.message, reading);
    return Number.NaN;
  };
  const [low, high, own, by = 0] = written.map(number) as [number, number, number, number?];
  if (problems.hasErrors) return undefined;
  const inUnit = (stop: number) => writeQuantity(stop, shared, unitIn(from.text));
  if (!(high > low)) {
    const message = `A slider goes up, and ${shortened(to.text)} is not more than ${shortened(from.text)}.`;
    const hint = own > low ? value.text : inUnit(above(low, shared));
    return problems.error("out-of-range", to.place, message, { hint });
  }
  if (factor !== undefined && !(low > 0)) {
    const message = "A slider that goes up by a factor begins above 0.";
    return problems.error("out-of-range", from.place, message, { hint: inUnit(high / usualSteps) });
  }
  const stops = stopsBetween(low, high, by, factor === undefined ? undefined : Number(factor.text));
  if (stops === undefined) {
    const { text, place } = step ?? factor ?? from;
    const message = `A slider goes from ${shortened(from.text)} to ${shortened(to.text)} in 1 to ${mostStops - 1} steps; \`${shortened(text)}\` makes no such steps.`;
    const hint = factor === undefined ? inUnit((high - low) / usualSteps) : String(Math.min(2, high / low));
    return problems.error("out-of-range", place, message, { hint });
  }
  if (own < low || own > high) {
    const message = `\`value\` lies between ${from.text} and ${to.text}; this is ${shortened(value.text)}.`;
    return problems.error("out-of-range", value.place, message, { hint: own < low ? from.text : to.text });
  }
  const all = stops.some((stop) => same(stop, own)) ? stops : [...stops, own].sort((a, b) => a - b);
  return all.map((stop) => (same(stop, own) ? value.text : inUnit(stop)));
}

/** A value that a slider could go up to from there. */
function above(low: number, dimension: Dimension): number {
  if (dimension === "share" && low < 1) return 1;
  return low > 0 ? 2 * low : 1;
}

/** Because stops are sums, which a written value need not meet in the last digit. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Where a slider stops, by steps or by a factor; undefined where that leads nowhere, beyond the end, or to too many stops. */
function stopsBetween(low: number, high: number, step: number, factor?: number): number[] | undefined {
  const next = (at: number) => (factor === undefined ? low + at * step : low * factor ** at);
  const second = next(1);
  if (!(second > low) || (second > high && !same(second, high))) return undefined;
  const stops: number[] = [];
  for (let at = 0; next(at) < high * (1 + 1e-12); at++) {
    if (at >= mostStops) return undefined;
    stops.push(Number(next(at).toPrecision(12)));
  }
  return stops.some((stop) => same(stop, high)) ? stops : [...stops, high];
}

/** Something that all of them are measured in; a plain number for those without a unit. */
function sharedDimension(texts: readonly string[]): Dimension | undefined {
  const kinds = texts.map(kindsOfNumber);
  const [first, ...rest] = kinds.filter((each) => each !== "any");
  if (first === undefined) return "count";
  if (kinds.includes("any")) return undefined;
  return first.find((dimension) => rest.every((each) => each.includes(dimension)));
}
