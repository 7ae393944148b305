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

/** A whole number of any size, also where it is written as a decimal or 0x string. Throws if it is missing or is none, or JSON has rounded it. */
export function integer(inputs: Inputs, name: string): bigint {
  const value = inputs[name];
  const isWhole =
    typeof value === "string" ? /^(-?\d+|0x[0-9a-f]+)$/i.test(value) : Number.isSafeInteger(value);
  if (!isWhole) throw new Error(`input "${name}" is not a whole number`);
  return BigInt(value as number | string);
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

/** Yes or no. Throws if it is missing. */
export function flag(inputs: Inputs, name: string): boolean {
  const value = inputs[name];
  if (typeof value !== "boolean") throw new Error(`input "${name}" is neither true nor false`);
  return value;
}

/** Inputs within inputs. Throws if they are missing. */
export function record(inputs: Inputs, name: string): Inputs {
  const value = inputs[name];
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`input "${name}" is not an object`);
  return value as Inputs;
}

/** A list of inputs within inputs. Throws if it is missing or holds anything else. */
export function records(inputs: Inputs, name: string): readonly Inputs[] {
  const list = inputs[name];
  if (!Array.isArray(list)) throw new Error(`input "${name}" is not a list`);
  return list.map((value: Json) => record({ [name]: value }, name));
}

/** Bytes, written as "hex:02f9..." or "1000 bytes of 0x01". Throws if they are not. */
export function bytes(inputs: Inputs, name: string): Uint8Array {
  const value = text(inputs, name);
  const [, length, repeated] = /^(\d+) bytes of 0x([0-9a-f]{2})$/i.exec(value) ?? [];
  if (repeated !== undefined) return new Uint8Array(Number(length)).fill(Number.parseInt(repeated, 16));
  const [, digits] = /^hex:((?:[0-9a-f]{2})*)$/i.exec(value) ?? [];
  if (digits === undefined) throw new Error(`input "${name}" is not bytes`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function numeral(value: Json | undefined): number | undefined {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && !Number.isNaN(read) ? read : undefined;
}
