import {
  type Dimension,
  dimensions,
  type Measure,
  type Measurement,
  type MeasureName,
  measures,
} from "../engine/index.ts";
import { listed } from "./words.ts";

/** No-break space before a unit, narrow no-break space between thousands: figures never break across lines. */
export const unitSpace = "\u00a0";
export const thousandsSpace = "\u202f";
const minus = "\u2212";

/** One readable unit of a dimension: `from` is the least magnitude, in base units, that is written in it. */
interface Step {
  readonly from: number;
  readonly factor: number;
  readonly unit: string;
}

/** Units a thousand apart; the least of them is worth `least` base units. */
const metric = (units: readonly string[], least = 1): readonly Step[] =>
  units.map((unit, power) => {
    const factor = least * Number(`1e${3 * power}`);
    return { from: power === 0 ? 0 : factor, factor, unit };
  });

/** Things that are counted: large numbers of them in words. */
const counted = (unit: string): readonly Step[] => [
  { from: 0, factor: 1, unit },
  { from: 1e6, factor: 1e6, unit: `million ${unit}`.trim() },
  { from: 1e9, factor: 1e9, unit: `billion ${unit}`.trim() },
];

const ladders: Readonly<Record<Dimension, readonly Step[]>> = {
  time: [
    { from: 0, factor: 1e-6, unit: "µs" },
    { from: 1e-3, factor: 1e-3, unit: "ms" },
    { from: 1, factor: 1, unit: "s" },
    { from: 100, factor: 60, unit: "min" },
    { from: 6000, factor: 3600, unit: "h" },
    { from: 172_800, factor: 86_400, unit: "d" },
    { from: 63_115_200, factor: 31_557_600, unit: "y" },
  ],
  size: metric(["B", "kB", "MB", "GB", "TB", "PB"]),
  space: [
    { from: 0, factor: 4, unit: "vB" },
    { from: 4e3, factor: 4e3, unit: "kvB" },
    { from: 4e6, factor: 4e6, unit: "MvB" },
  ],
  rate: counted("tx/s"),
  bandwidth: metric(["B/s", "kB/s", "MB/s", "GB/s", "TB/s"]),
  growth: metric(["GB/y", "TB/y", "PB/y"]),
  share: [{ from: 0, factor: 0.01, unit: "%" }],
  count: counted(""),
  blocks: counted("blocks"),
  transactions: counted("tx"),
  money: counted("$"),
  feerate: counted("sat/vB"),
  gasprice: [
    { from: 0, factor: 1e-9, unit: "wei/gas" },
    ...counted("gwei/gas").map((step) => ({ ...step, from: Math.max(1e-4, step.from) })),
  ],
  bytefee: counted("lovelace/B"),
  gas: counted("gas"),
  compute: counted("CU"),
  computeprice: counted("lamports/CU"),
  energy: metric(["mWh", "Wh", "kWh", "MWh", "GWh", "TWh"], dimensions.energy.units.mWh),
};

/** Shares below this are written as powers of ten, without a percent sign. */
const tinyShare = 1e-4;
/** And beside a larger one, in a range, below this. */
const leastBesidePercent = 1e-6;

/** Beyond this, in base units, nothing here means anything: a power of ten says so. */
const largest = 1e24;

/**
 * A value in base units as a reader sees it: two or three significant digits and a unit that suits its size.
 * The same text on every JavaScript engine and in every locale; a value that is no number is a dash.
 */
export function figure(value: number, dimension: Dimension): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
  if (isTiny(value, dimension) || Math.abs(value) > largest) return scientific(value);
  if (dimension === "share" && value < 1 && value > 0.9995) return nearlyAll(value);
  const step = stepFor(value, dimension);
  const scaled = value / step.factor;
  return withUnit(step.unit === "$" ? dollars(scaled) : significant(scaled), step.unit);
}

/**
 * A measured value with its 95 % interval: "6.13 ± 0.08 tx/s", "6.05 to 6.21 tx/s" where it is lopsided,
 * "more than 2 h" where it was cut off, "below 0.3 %" where nothing was seen in n trials.
 */
export function interval(measurement: Measurement, dimension: Dimension): string {
  const { mean, low, high, moreThan } = measurement;
  if (moreThan === true) return `more than ${figure(mean, dimension)}`;
  const half = (high - low) / 2;
  if (!(half > 0) || !Number.isFinite(half) || Number.isNaN(mean)) return figure(mean, dimension);
  if (mean === 0) return `below ${figure(Number(high.toPrecision(2)), dimension)}`;
  const wide = half > 1000 * Math.abs(mean) || Math.abs(mean) > largest;
  if (dimension === "share" && (wide || isTiny(low, dimension))) return shareRange(low, high);
  if (wide) return `${figure(low, dimension)} to ${figure(high, dimension)}`;
  const step = stepFor(mean, dimension);
  const cents = dimension === "money" && Math.abs(mean) >= 0.1 && Math.abs(mean) < 1000;
  const places = cents ? 2 : placesOf(half / step.factor, mean / step.factor);
  const show = (value: number) => fixed(value / step.factor, places);
  if (Number(fixedDigits(half / step.factor, places)) === 0) return figure(mean, dimension);
  const lopsided = Math.abs(high + low - 2 * mean) > 0.3 * half;
  const text = lopsided
    ? `${show(low)} to ${show(high)}`
    : `${show(mean)}${unitSpace}±${unitSpace}${show(half)}`;
  return withUnit(text, step.unit);
}

/** A wide range of shares: percentages or powers of ten on both sides, two digits each. */
function shareRange(low: number, high: number): string {
  const percent = (low === 0 || low >= leastBesidePercent) && !isTiny(high, "share") && high <= largest;
  const [first, last] = [twoDigits(100 * low), twoDigits(100 * high)];
  if (percent) return withUnit(first === last ? first : `${first} to ${last}`, "%");
  const [least, most] = [low === 0 ? "0" : scientific(low), scientific(high)];
  return least === most ? most : `${least} to ${most}`;
}

/**
 * Values that stand below each other: one unit and one number of decimal places for all, chosen so that the largest has
 * three significant digits. null is a dash.
 */
export function column(values: readonly (number | null | undefined)[], dimension: Dimension): string[] {
  const there = values.filter((value) => typeof value === "number" && Number.isFinite(value)) as number[];
  const most = there.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const step = stepFor(most, dimension);
  const places = most === 0 ? 0 : 2 - exponentOf(most / step.factor);
  const kept = dimension === "money" && most >= 0.1 ? Math.max(places, most < 1000 ? 2 : 0) : places;
  return values.map((value) =>
    typeof value === "number" && Number.isFinite(value)
      ? withUnit(fixed(value / step.factor, kept), step.unit)
      : "–",
  );
}

/** An amount of money to so many places, by default to the millionth of a dollar, in which channels count. */
export const exactly = (dollars: number, places = 6) => withUnit(trimZeros(fixed(dollars, places)), "$");

/** The value of a named measure with its interval: `reading("userTps", m)`. */
export function reading(name: string, measurement: Measurement): string {
  return interval(measurement, dimensionOf(name, measurement.unit));
}

/** What a measure's number means; of a name this version does not know, its unit decides. */
export function dimensionOf(name: string, unit = ""): Dimension {
  const base = name.replace(/\.p\d+$/, "");
  const own = Object.hasOwn(measures, base) ? measures[base as keyof typeof measures].dimension : undefined;
  // Because each chain quotes fee rates in a unit of its own market.
  if (own !== undefined && own !== "feerate") return own;
  const otherwise = own ?? "count";
  if (unit === "") return otherwise;
  return (Object.keys(dimensions) as Dimension[]).find((each) => dimensions[each].base === unit) ?? otherwise;
}

/** A measure's name in a reader's words: "final, 90 % within"; `paid` are those who earn on the layers that it is of, as far as they are known. */
export function labelOf(name: string, paid: readonly string[] = []): string {
  const [base = name, percentile] = name.split(/\.(?=p\d+$)/);
  const measure: Measure | undefined = Object.hasOwn(measures, base)
    ? measures[base as MeasureName]
    : undefined;
  const known = [...new Set(paid)].filter((each) => each !== "");
  const own = known.length === 0 ? undefined : measure?.labelFor?.(listed(known, "and"));
  const label = own ?? measure?.label ?? base;
  if (percentile === undefined) return label;
  const bound = dimensionOf(base) === "time" ? "within" : "below";
  return `${label}, ${percentile.slice(1)}${unitSpace}% ${bound}`;
}

/** Digits of a number without a unit: at most three significant, thousands set apart. */
export function significant(value: number): string {
  if (value === 0) return "0";
  const exponent = exponentOf(value);
  if (exponent < -3 || exponent >= 15) return scientific(value);
  if (Number.isInteger(value) && Math.abs(value) < 10_000) return fixed(value, 0);
  return trimZeros(fixed(value, 2 - exponent));
}

const isTiny = (value: number, dimension: Dimension) =>
  dimension === "share" && value !== 0 && Math.abs(value) < tinyShare;

function stepFor(value: number, dimension: Dimension): Step {
  const steps = ladders[dimension];
  const size = Math.abs(value);
  const whole = dimension === "time" ? steps.find((step) => step.factor === (size || 1)) : undefined;
  const fitting = steps.filter((step) => Number(size.toPrecision(3)) >= step.from).at(-1);
  return whole ?? fitting ?? (steps[0] as Step);
}

function withUnit(digits: string, unit: string): string {
  if (unit === "") return digits;
  if (unit === "blocks" && digits === "1") return `1${unitSpace}block`;
  if (!unit.endsWith("$")) return `${digits}${unitSpace}${unit}`;
  const word = unit.slice(0, -1).trim();
  const signed = digits.startsWith(minus) ? `${minus}$${digits.slice(1)}` : `$${digits}`;
  return word === "" ? signed : `${signed}${unitSpace}${word}`;
}

function dollars(value: number): string {
  const size = Math.abs(value);
  if (size < 0.1) return twoDigits(value, leastDollars);
  if (size >= 1000) return fixed(value, 0);
  return fixed(value, 2).replace(/\.00$/, "");
}

/** Exponents below which an amount of money, and anything else, is written as a power of ten: fees of millionths of a dollar are common. */
const leastDollars = -7;
const leastElse = -4;

function twoDigits(value: number, least = leastElse): string {
  if (value === 0) return "0";
  const exponent = exponentOf(value);
  return exponent < least ? scientific(value) : trimZeros(fixed(value, 1 - exponent));
}

/** Because 99.96 % is not all, a share just below 1 keeps the digit that says so. */
function nearlyAll(share: number): string {
  return share > 0.99995 ? `over${unitSpace}99.99${unitSpace}%` : `${fixed(100 * share, 2)}${unitSpace}%`;
}

function scientific(value: number): string {
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential(1).split("e");
  return `${value < 0 ? minus : ""}${mantissa.replace(/\.0$/, "")}e${exponent.replace("+", "")}`;
}

/** Decimal places that show the half-width with one digit (two if it begins with 1), and four of the value at most. */
function placesOf(half: number, value: number): number {
  const places = (half.toExponential().startsWith("1") ? 1 : 0) - exponentOf(half);
  return Math.min(places, 3 - exponentOf(value));
}

/** The power of ten of a number's first digit. */
export const exponentOf = (value: number) => Number(value.toExponential(2).split("e")[1]);

/** `value` to `places` decimals; tens, hundreds and so on where `places` is negative. */
function fixed(value: number, places: number): string {
  const digits = fixedDigits(value, places);
  const [whole = "0", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousandsSpace);
  const sign = value < 0 && Number(digits) !== 0 ? minus : "";
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

function fixedDigits(value: number, places: number): string {
  const size = Math.abs(value);
  if (places >= 0) return size.toFixed(Math.min(places, 20));
  const unit = Number(`1e${-places}`);
  return (Math.round(size / unit) * unit).toFixed(0);
}

const trimZeros = (digits: string) => (digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits);
