import type { Parameter, Shares, Value } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { nearest } from "./nearest.ts";
import type { Advice, Problems } from "./problems.ts";
import { percentMeant, readQuantity, shortened, writeQuantity } from "./quantity.ts";
import type { Entry, Mapping, Syntax, Text } from "./syntax.ts";

/** Reads what is written for a parameter as a value in base units; undefined where a problem says what is wrong with it. */
export function readParameter(
  name: string,
  written: Syntax,
  parameter: Parameter,
  problems: Problems,
): Value | undefined {
  if (written.form === "nothing") {
    return problems.error("missing-value", written.place, `\`${name}\` has no value.`, {
      hint: example(parameter),
    });
  }
  if (parameter.kind === "shares") return readShares(name, written, parameter, problems);
  if (written.form !== "text") {
    const what = parameter.kind === "choice" ? "one word" : "one value";
    return problems.error(
      "wrong-form",
      written.place,
      `\`${name}\` is ${what}, such as ${example(parameter)}.`,
      { hint: example(parameter) },
    );
  }
  return parameter.kind === "choice"
    ? readChoice(name, written, parameter.options, problems)
    : readWithin(name, written, parameter, problems);
}

type QuantityParameter = Extract<Parameter, { kind: "quantity" }>;
type SharesParameter = Extract<Parameter, { kind: "shares" }>;

function readWithin(name: string, { text, place }: Text, parameter: QuantityParameter, problems: Problems) {
  const { dimension, minimum, maximum, whole } = parameter;
  const reading = readQuantity(text, dimension);
  if (!("value" in reading))
    return problems.error(reading.code, place, reading.message, withinReach(reading, parameter));
  const { value } = reading;
  const unit = /[^\d\s.]+$/.exec(text)?.[0];
  if (value < minimum || value > maximum) {
    const limit = (bound: number) => writeQuantity(bound, dimension, unit);
    const range = `between ${limit(minimum)} and ${limit(maximum)}`;
    return problems.error("out-of-range", place, `\`${name}\` is ${range}; this is ${shortened(text)}.`, {
      hint:
        (dimension === "share" ? percentMeant(text, value) : undefined) ??
        limit(value < minimum ? minimum : maximum),
    });
  }
  if (whole === true && !Number.isInteger(value)) {
    const fix = writeQuantity(Math.max(minimum, Math.round(value)), dimension, unit);
    return problems.error("not-whole", place, `\`${name}\` is a whole number; this is ${shortened(text)}.`, {
      fix,
    });
  }
  return value;
}

/** Because an example of a time may be no time that this one can be. */
function withinReach(advice: Advice, { dimension, minimum, maximum }: QuantityParameter): Advice {
  const reading = readQuantity(advice.hint ?? advice.fix ?? "", dimension);
  if (!("value" in reading) || (minimum <= reading.value && reading.value <= maximum)) return advice;
  return { hint: writeQuantity(reading.value < minimum ? minimum : maximum, dimension) };
}

function readChoice(name: string, { text, place }: Text, options: readonly string[], problems: Problems) {
  if (options.includes(text)) return text;
  const meant = nearest(text, options) ?? (options.length === 1 ? options[0] : undefined);
  return problems.error(
    "unknown-choice",
    place,
    `\`${name}\` is ${listed(options)}; this is \`${shortened(text)}\`.`,
    {
      hint: meant ?? listed(options),
      ...(meant !== undefined && { fix: meant }),
    },
  );
}

/** Named parties with plain weights, or with percentages. */
function readShares(
  name: string,
  written: Syntax,
  parameter: SharesParameter,
  problems: Problems,
): Shares | undefined {
  const { minimum, maximum } = parameter;
  if (written.form !== "map") {
    return problems.error("wrong-form", written.place, `\`${name}\` is a map of names and weights.`, {
      hint: example(parameter),
    });
  }
  const count = written.entries.length;
  if (count < minimum || count > maximum) {
    return problems.error(
      "out-of-range",
      written.place,
      `\`${name}\` names ${minimum} to ${maximum} parties; these are ${count}.`,
    );
  }
  const weights = written.entries.map((entry) => readWeight(name, entry, problems));
  if (weights.some((weight) => weight === undefined)) return undefined;
  const shares = weights as Weight[];
  const percent = shares.filter((weight) => weight.percent).length;
  if (percent !== 0 && percent !== count) {
    return problems.error(
      "mixed-shares",
      written.place,
      `\`${name}\` mixes percentages with plain weights; write all in one way.`,
    );
  }
  const total = shares.reduce((sum, { value }) => sum + value, 0);
  if (!(total > 0) || !Number.isFinite(total)) {
    return problems.error("empty-shares", written.place, `The weights of \`${name}\` have no sum above 0.`);
  }
  if (percent > 0 && Math.abs(total - 1) > 0.005) warnOfTotal(name, written, total, problems);
  return Object.fromEntries(shares.map(({ party, value }) => [party, value]));
}

interface Weight {
  readonly party: string;
  readonly value: number;
  readonly percent: boolean;
}

const longestName = 80;

function readWeight(name: string, { key, keyPlace, value }: Entry, problems: Problems): Weight | undefined {
  if (key.length > longestName || key === "__proto__") {
    return problems.error(
      "bad-name",
      keyPlace,
      `A party's name in \`${name}\` has at most ${longestName} characters and is an ordinary word.`,
    );
  }
  if (value.form !== "text") {
    return problems.error("missing-value", keyPlace, `\`${key}\` has no weight in \`${name}\`.`, {
      hint: `${key}: 10 %`,
    });
  }
  const reading = readQuantity(value.text, value.text.trim().endsWith("%") ? "share" : "count");
  if (!("value" in reading)) return problems.error(reading.code, value.place, reading.message, reading);
  if (reading.value < 0) {
    return problems.error("out-of-range", value.place, `The weight of \`${key}\` is less than 0.`);
  }
  return { party: key, value: reading.value, percent: value.text.trim().endsWith("%") };
}

function warnOfTotal(name: string, { place }: Mapping, total: number, problems: Problems): void {
  const sum = writeQuantity(Number(total.toPrecision(4)), "share", "%");
  problems.warn(
    "incomplete-shares",
    place,
    `The shares of \`${name}\` add up to ${sum}, and are read as parts of that.`,
  );
}

function example(parameter: Parameter): string {
  if (parameter.kind === "choice") return listed(parameter.options);
  if (parameter.kind === "shares") return "{ first: 60 %, second: 40 % }";
  return writeQuantity(parameter.minimum, parameter.dimension);
}
