/** The bytes are no text: opening them as anything would lose them at the next save. */
export class UnreadableDocument extends Error {
  /** `offset`: the first byte that is not UTF-8, 0-based. */
  constructor(readonly offset: number) {
    super(`This file is not UTF-8 text: byte ${offset} cannot be read. Save it as UTF-8 and open it again.`);
    this.name = "UnreadableDocument";
  }
}

/**
 * The text that `bytes` encode, byte-order mark included.
 * @throws UnreadableDocument where they are not UTF-8.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableDocument(invalidFrom(bytes));
  }
}

/** Because the decoder does not say where it failed. */
function invalidFrom(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the well-formed sequence at `at`, 0 if there is none (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const row = wellFormed.find(({ from, to }) => first >= from && first <= to);
  const second = bytes[at + 1] ?? 0;
  if (row === undefined || second < row.low || second > row.high) return 0;
  for (let next = 2; next < row.length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return row.length;
}

const wellFormed = [
  { from: 0xc2, to: 0xdf, low: 0x80, high: 0xbf, length: 2 },
  { from: 0xe0, to: 0xe0, low: 0xa0, high: 0xbf, length: 3 },
  { from: 0xe1, to: 0xec, low: 0x80, high: 0xbf, length: 3 },
  { from: 0xed, to: 0xed, low: 0x80, high: 0x9f, length: 3 },
  { from: 0xee, to: 0xef, low: 0x80, high: 0xbf, length: 3 },
  { from: 0xf0, to: 0xf0, low: 0x90, high: 0xbf, length: 4 },
  { from: 0xf1, to: 0xf3, low: 0x80, high: 0xbf, length: 4 },
  { from: 0xf4, to: 0xf4, low: 0x80, high: 0x8f, length: 4 },
] as const;
