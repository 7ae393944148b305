import { type Dimension, dimensions } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { nearest } from "./nearest.ts";
import { isForeign, oddNumber } from "./odd-number.ts";
import type { Advice, ProblemCode } from "./problems.ts";

/** What a text says about a quantity: its value in base units, or what is wrong with it. */
export type Reading =
  | { readonly value: number }
  | ({ readonly code: ProblemCode; readonly message: string } & Advice);

/** What a reader calls a quantity of each dimension, with one to type. */
const kinds: Readonly<Record<Dimension, { readonly name: string; readonly example: string }>> = {
  time: { name: "a time", example: "12 s" },
  size: { name: "a size", example: "250 B" },
  space: { name: "a size in a block", example: "1 MB" },
  rate: { name: "a rate", example: "10 tx/s" },
  bandwidth: { name: "a bandwidth", example: "20 Mbit/s" },
  growth: { name: "a growth", example: "80 GB/y" },
  share: { name: "a share", example: "30 %" },
  count: { name: "a number", example: "20" },
  blocks: { name: "a number of blocks", example: "6" },
  transactions: { name: "a number of transactions", example: "3000 tx" },
  money: { name: "an amount of money", example: "5 $" },
  feerate: { name: "a fee rate", example: "1 sat/vB" },
  gasprice: { name: "a gas price", example: "2 gwei" },
  bytefee: { name: "a fee per byte", example: "44 lovelace/B" },
  gas: { name: "an amount of gas", example: "30 Mgas" },
  compute: { name: "an amount of computing", example: "60 MCU" },
  computeprice: { name: "a price of computing", example: "3 lamports/CU" },
  energy: { name: "an energy", example: "5 kWh" },
};

/** "a time", "an amount of money". */
export const kindOf = (dimension: Dimension): string => kinds[dimension].name;

/** A quantity of a dimension to type: "12 s". */
export const exampleOf = (dimension: Dimension): string => kinds[dimension].example;

/** Because measures have one unit that readers are asked for, a bare number beside one is in that unit. */
export const usualUnit = (dimension: Dimension): string | undefined => bare[dimension];

/** The unit that a reader is asked for: "tx/s", "s", "" for plain numbers. */
export const unitOf = (dimension: Dimension): string =>
  dimension === "share" ? "%" : (usualUnit(dimension) ?? dimensions[dimension].base);

const bare: Readonly<Partial<Record<Dimension, string>>> = {
  time: "s",
  rate: "tx/s",
  money: "$",
  feerate: "sat/vB",
  gasprice: "gwei/gas",
  bytefee: "lovelace/B",
  computeprice: "lamports/CU",
  growth: "GB/y",
  bandwidth: "B/s",
  energy: "kWh",
};

/** Units that may be typed, and that no reader is shown: energy is told in watt-hours. */
const onlyTyped: readonly string[] = ["J", "kJ", "MJ", "GJ"];

/** Words that people write for units. */
const otherWords: Readonly<Record<string, string>> = {
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  m: "min",
  mins: "min",
  minute: "min",
  minutes: "min",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  kbps: "kbit/s",
  mbps: "Mbit/s",
  gbps: "Gbit/s",
  day: "d",
  days: "d",
  week: "w",
  weeks: "w",
  year: "y",
  years: "y",
  byte: "B",
  bytes: "B",
  tps: "tx/s",
  percent: "%",
  dollar: "$",
  dollars: "$",
};

const shape =
  /^(?<sign>[-+]?)(?<dollars>\$?)(?<digits>\d+(?:[_,' ]\d+)*)?(?<fraction>\.\d+)?(?<power>[eE][-+]?\d+)?[ \t]*(?<unit>[kMG][ \t]+gas|[^\d\s.][^\s]*)?$/;

/** Counting needs no unit: six confirmations are 6. */
const countable: readonly Dimension[] = ["blocks", "transactions"];

/** Longer texts are no quantities. */
const longest = 100;

/**
 * Reads "12 s", "1 MB", "30M gas", "200 tx/s" or "60 %" as a quantity of `dimension`, in its base unit. `assumed` is the
 * unit of a number that is written without one.
 */
export function readQuantity(text: string, dimension: Dimension, assumed?: string): Reading {
  const written = text.trim();
  const parts = written.length > longest ? undefined : shape.exec(written)?.groups;
  const isNumber = parts?.digits !== undefined || parts?.fraction !== undefined;
  if (parts === undefined || !isNumber || isForeign(parts.unit ?? "") || day.test(written)) {
    return notOne(written, dimension);
  }
  const { sign = "", dollars = "", digits = "0", fraction = "", power = "" } = parts;
  // "30M gas" is how gas limits are written, and what is counted in millions of gas.
  const unit = parts.unit?.replace(/[ \t]+/, "") ?? (dollars === "" ? undefined : "$");
  const plain = digits.replace(/[_,' ]/g, "");
  const rest = `${fraction}${power}${parts.unit === undefined ? "" : ` ${parts.unit}`}`;
  if (plain !== digits && fraction === "" && hasDecimalComma(digits))
    return withComma(written, `${sign}${dollars}${digits.replace(",", ".")}${rest}`);
  if (plain !== digits) return grouped(written, `${sign}${dollars}${plain}${rest}`);
  if (plain.length > 1 && plain.startsWith("0")) {
    return ledByZero(written, `${sign}${dollars}${plain.replace(/^0+(?=\d)/, "")}${rest}`);
  }
  const number = Number(`${sign}${plain}${fraction}${power}`);
  if (!Number.isFinite(number))
    return { code: "out-of-range", message: `\`${written}\` is too large a number.` };
  return inUnit(number, unit, dimension, assumed, `${sign}${plain}${fraction}${power}`);
}

function inUnit(
  number: number,
  unit: string | undefined,
  dimension: Dimension,
  assumed: string | undefined,
  digits: string,
): Reading {
  const units: Readonly<Record<string, number>> = dimensions[dimension].units;
  const chosen = unit ?? assumed ?? (countable.includes(dimension) ? dimensions[dimension].base : "");
  if (Object.hasOwn(units, chosen)) return { value: scaled(number, units[chosen] ?? 1) };
  const kind = kinds[dimension];
  const choices = Object.keys(units).filter((each) => each !== "");
  const hint =
    dimension === "count"
      ? digits
      : `${digits} ${choices.length === 1 ? choices[0] : `followed by ${listed(choices)}`}`;
  if (chosen === "") {
    const fix = choices.length === 1 || dimension === "rate" ? `${digits} ${choices[0]}` : undefined;
    return {
      code: "missing-unit",
      message: `\`${digits}\` needs a unit: ${kind.name} such as ${kind.example}.`,
      hint: fix ?? hint,
      ...(fix !== undefined && { fix }),
    };
  }
  const meant = unitMeant(chosen, choices);
  return {
    code: "wrong-unit",
    message: `\`${chosen}\` is no unit of ${kind.name}; ${kind.name} is written such as ${kind.example}.`,
    hint: meant === undefined ? hint : `${digits} ${meant}`,
    ...(meant !== undefined && { fix: `${digits} ${meant}` }),
  };
}

/** Because 0.1 * 3 is not 0.3: a unit below one divides by its whole inverse. */
function scaled(number: number, factor: number): number {
  const inverse = Math.round(1 / factor);
  return factor < 1 && Math.abs(inverse * factor - 1) < 1e-12 ? number / inverse : number * factor;
}

function unitMeant(unit: string, choices: readonly string[]): string | undefined {
  const word = unit.toLowerCase();
  const other = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  if (other !== undefined && choices.includes(other)) return other;
  const named = Object.values(dimensions).some(({ units }) => Object.hasOwn(units, unit));
  const begun = /^[kMG]$/.test(unit) ? choices.filter((choice) => choice.startsWith(unit)) : [];
  if (begun.length === 1) return begun[0];
  const sameLetters = choices.find((choice) => choice.toLowerCase() === word);
  return sameLetters ?? (named ? undefined : nearest(unit, choices));
}

/** A day as calendars write it: `2026-01-01`, `1.1.2026`, `1/31/2026`; whatever hour follows. */
const day = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)/;

/** Small numbers as people write them out. */
const spelled = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A value of a cell, as conditions name one. */
const ofCell = /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/;

function notOne(written: string, dimension: Dimension): Reading {
  const { name, example } = kinds[dimension];
  const odd = oddNumber(written.slice(0, longest));
  // Because dollars are of use where money is asked for, and nowhere else.
  if (odd !== undefined && (odd.code !== "wrong-unit" || dimension === "money")) return odd;
  if (odd !== undefined)
    return {
      code: "wrong-unit",
      message: `\`${shortened(written)}\` is an amount of money, and this is ${name}, written such as ${example}.`,
      hint: example,
    };
  if (day.test(written)) return aDay(written, dimension);
  if (ofCell.test(written))
    return {
      code: "not-a-quantity",
      message: `\`${shortened(written)}\` is a value that a run gives, and here stands ${name} of your own, such as ${example}.`,
      hint: example,
    };
  return {
    code: "not-a-quantity",
    message: `\`${shortened(written)}\` is not ${name}; it is written such as ${example}.`,
    hint: inFull(written, dimension) ?? inDigits(written, dimension) ?? example,
  };
}

/** What stands in a date's place where something happens in mid-run. */
const sinceStart: Readonly<Partial<Record<Dimension, string>>> = { time: "2 d", blocks: "144 blocks" };

/** Because a run happens on no day of a calendar. */
const aDay = (written: string, dimension: Dimension): Reading => ({
  code: "not-a-quantity",
  message: `\`${shortened(written)}\` is a date, and a run has none: its time is counted from its start.`,
  hint: sinceStart[dimension] ?? exampleOf(dimension),
});

/** "two" as "2". */
function inDigits(written: string, dimension: Dimension): string | undefined {
  const value = spelled.indexOf(written.toLowerCase());
  return value >= 0 && dimension === "count" ? String(value) : undefined;
}

/** "60k tx/s" as "60000 tx/s". */
function inFull(written: string, dimension: Dimension): string | undefined {
  const [, digits, letter, unit = ""] = /^(\d+(?:\.\d+)?)([kM])[ \t]*(\S+)$/.exec(written) ?? [];
  if (digits === undefined || !Object.hasOwn(dimensions[dimension].units, unit)) return undefined;
  return `${scaled(Number(digits), letter === "k" ? 1e3 : 1e6)} ${unit}`;
}

/** A share that was written as a bare number, with the percent sign that it lacks; undefined where that is not what is wrong with it. */
export const percentMeant = (text: string, value: number): string | undefined =>
  value > 1 && value <= 100 && /^[\d.]+$/.test(text.trim()) ? `${text.trim()} %` : undefined;

const grouped = (written: string, fix: string): Reading => ({
  code: "thousands",
  message: `\`${written}\` is read as text, since numbers are written without marks between thousands.`,
  fix,
});

/** Whether a comma stands before decimals: marks between thousands stand before three digits each. */
export const hasDecimalComma = (digits: string): boolean =>
  /^\d+,\d+$/.test(digits) && !/^[1-9]\d{0,2},\d{3}$/.test(digits);

const withComma = (written: string, fix: string): Reading => ({
  code: "thousands",
  message: `\`${written}\` is read as text, since decimals are written with a point.`,
  fix,
});

const ledByZero = (written: string, fix: string): Reading => ({
  code: "leading-zero",
  message: `\`${written}\` begins with a zero, which some read as an octal number.`,
  fix,
});

/** A value in base units as an author would type it: "1 MB", "4 h", "0.1 %". */
export function writeQuantity(value: number, dimension: Dimension, preferred?: string): string {
  const { base } = dimensions[dimension];
  const units: Readonly<Record<string, number>> = dimensions[dimension].units;
  if (numbers.includes(dimension) && Math.abs(value) < inThousands) return typed(value) + spaced(base);
  const forms = Object.entries(units)
    .filter(([unit, factor]) => Math.abs(value) >= factor && (unit !== "block" || value === 1))
    .filter(([unit]) => unit === preferred || !onlyTyped.includes(unit))
    .map(([unit, factor]) => ({ unit, factor, digits: typed(value / factor) }))
    .sort(
      (a, b) => a.digits.length - b.digits.length || a.unit.length - b.unit.length || b.factor - a.factor,
    );
  const usual = usualUnit(dimension) ?? base;
  const smallest = { unit: usual, digits: typed(value / (units[usual] ?? 1)) };
  const { unit, digits } = forms.find((form) => form.unit === preferred) ?? forms[0] ?? smallest;
  return digits + spaced(unit);
}

/** Because "1 k" for 1000 runs is longer to read than to write: things that are counted, and from where on in k and M. */
const numbers: readonly Dimension[] = ["count", "transactions"];
const inThousands = 10_000;

const spaced = (unit: string) => (unit === "" ? "" : ` ${unit}`);

const typed = (value: number) => String(Number(value.toPrecision(12)));

export const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
