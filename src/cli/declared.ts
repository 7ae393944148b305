import type { Parameter, Value } from "../engine/index.ts";
import { writeQuantity } from "../notebook/language/index.ts";

/** What a parameter may be, in words: "1 s .. 1 h", "longest or ghost". */
export function rangeOf(parameter: Parameter): string {
  if (parameter.kind === "choice") return parameter.options.join(" or ");
  if (parameter.kind === "shares") return `${parameter.minimum} to ${parameter.maximum} names with weights`;
  const { dimension, minimum, maximum, whole } = parameter;
  const range = `${writeQuantity(minimum, dimension)} .. ${writeQuantity(maximum, dimension)}`;
  return whole === true ? `${range}, whole` : range;
}

/** A parameter's value as an author types it; of many parties the three that a reader would ask for. */
export function shown(value: Value, parameter: Parameter | undefined): string {
  if (typeof value === "number" && parameter?.kind === "quantity")
    return writeQuantity(value, parameter.dimension);
  if (typeof value !== "object") return String(value);
  const parties = Object.entries(value);
  const largest = parties.slice(0, 3).map(([name, weight]) => `${name} ${weight}`);
  return `${parties.length} parties: ${largest.join(", ")}${parties.length > 3 ? ", ..." : ""}`;
}
