const source = "A77: accounts and payees by chance, nobody late";

/** What nothing is known of: no hot shard, no payments that stay on purpose, no part that is late. */
export const evenly = {
  localShare: [{ value: 0, source, asOf: "2026" }],
  hotShare: [{ value: 0, source, asOf: "2026" }],
  missingChunks: [{ value: 0, source, asOf: "2026" }],
} as const;
