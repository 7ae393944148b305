/** What a reference case may hold: JSON. */
export type Json = number | string | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The inputs of a reference case, by name. */
export type Inputs = Readonly<Record<string, Json>>;

/** A number, also where it is written as a decimal or 0x string. Throws if it is missing or is none. */
export function number(inputs: Inputs, name: string): number {
  const read = numeral(inputs[name]);
  if (read === undefined) throw new Error(`input "${name}" is not a number`);
  return read;
}

/** A number, or null where it is not applicable: null or left out. */
export function numberOrNull(inputs: Inputs, name: string): number | null {
  return (inputs[name] ?? null) === null ? null : number(inputs, name);
}

/** A list of numbers. Throws if it is missing or holds anything else. */
export function numbers(inputs: Inputs, name: string): number[] {
  const list = inputs[name];
  const read = Array.isArray(list) ? list.map(numeral) : [undefined];
  return read.map((value) => {
    if (value === undefined) throw new Error(`input "${name}" is not a list of numbers`);
    return value;
  });
}

/** Text. Throws if it is missing. */
export function text(inputs: Inputs, name: string): string {
  const value = inputs[name];
  if (typeof value !== "string") throw new Error(`input "${name}" is not text`);
  return value;
}

function numeral(value: Json | undefined): number | undefined {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && !Number.isNaN(read) ? read : undefined;
}
