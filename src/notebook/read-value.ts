/** The own fields of a plain object that came from outside; nothing in it is trusted yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value's own fields; null when it is no plain object. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.assign(Object.create(null), value) as Fields;
}

/** A string, cut at `most` characters; "" for anything else. */
export const textOf = (value: unknown, most: number): string =>
  typeof value === "string" ? value.slice(0, most) : "";

/** A finite number; 0 for anything else. */
export const numberOf = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;

export const truthOf = (value: unknown): boolean => value === true;

/** One of the words; null for anything else. */
export const wordOf = <W extends string>(value: unknown, words: readonly W[]): W | null =>
  words.find((word) => word === value) ?? null;

/** The first `most` elements, read one by one; those that read as null are left out. */
export function listOf<T>(value: unknown, most: number, read: (each: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, most)
    .map(read)
    .filter((each) => each !== null);
}

/** The first `most` entries whose keys are names (letters, digits, dots) and whose values read. */
export function recordOf<T>(
  value: unknown,
  most: number,
  read: (each: unknown) => T | null,
): Record<string, T> {
  const entries = Object.entries(fieldsOf(value) ?? {})
    .filter(([key]) => /^[A-Za-z][\w.]{0,80}$/.test(key) && !["constructor", "prototype"].includes(key))
    .slice(0, most)
    .flatMap(([key, each]) => {
      const item = read(each);
      return item === null ? [] : [[key, item] as const];
    });
  return Object.fromEntries(entries);
}
