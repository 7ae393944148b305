/** Names as a list is typed; "" where there are none. */
export const listOf = (names: readonly string[]): string =>
  names.length === 0 ? "" : `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
