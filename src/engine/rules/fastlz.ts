/**
 * Literals are written in runs of up to 32, each behind a byte. A match is a short one of 3 to 8 bytes, written in two, or a long one of up to
 * 264, written in three. Both reach back 8,192 bytes. Source: ariya/FastLZ, README, block format for level 1.
 */
const longestRun = 32;
const longestShortMatch = 8;
const longestMatch = 264;
const window = 8_191;

/** A match is three bytes at least; the place of the latest three that share a hash of 13 bits is remembered. */
const shortestMatch = 3;
const hashBits = 13;
/** 2^32 divided by the golden ratio. Source: Knuth, The Art of Computer Programming 3, section 6.4. */
const hashFactor = 0x9e3779b9;

/** Bytes at the end which begin no match, and which no match covers. */
const noStart = 14;
const noCover = 4;

/**
 * Bytes that FastLZ makes of `input` at level 1, as the OP Stack asks for it: greedily, the latest place with the same hash or none. The
 * first two bytes are always literals. Source: ethereum-optimism/specs, protocol/fjord, fastlzSize; met by op-geth's test vectors.
 */
export function fastlzLength(input: Uint8Array): number {
  const places = new Uint32Array(1 << hashBits);
  let length = 0;
  let literals = 0;
  for (let at = 2; at < input.length - noStart; ) {
    const bytes = threeBytes(input, at);
    const earlier = recall(places, bytes, at);
    if (at - earlier > window || threeBytes(input, earlier) !== bytes) {
      at++;
      continue;
    }
    const match = matchLength(input, earlier, at);
    length += literalSize(at - literals) + matchSize(match);
    at += match;
    literals = at;
    for (const inside of [at - 2, at - 1]) recall(places, threeBytes(input, inside), inside);
  }
  return length + literalSize(input.length - literals);
}

/** Where the latest bytes with this hash begin, the first of all if there were none; from now on `at`. */
function recall(places: Uint32Array, bytes: number, at: number): number {
  const hash = Math.imul(hashFactor, bytes) >>> (32 - hashBits);
  const earlier = places[hash] as number;
  places[hash] = at;
  return earlier;
}

/**
 * Bytes from `at` that are the same as those from `earlier`, where three are known to be. FastLZ counts the byte that differs and takes one off, also
 * where none differs before the end: such a match is a byte shorter than it could be.
 */
function matchLength(input: Uint8Array, earlier: number, at: number): number {
  const end = input.length - noCover - at;
  let compared = shortestMatch;
  while (compared < end && input[earlier + compared] === input[at + compared]) compared++;
  return compared < end ? compared : end - 1;
}

/** Bytes that literals take. */
export function literalSize(bytes: number): number {
  return bytes + Math.ceil(bytes / longestRun);
}

/** A match longer than the longest is followed by others, each of which counts its first two bytes as read. */
function matchSize(bytes: number): number {
  const [first, most] = [shortestMatch, longestMatch - 2];
  const rest = (bytes - first) % most;
  const whole = (bytes - first - rest) / most;
  return whole * 3 + (rest + first <= longestShortMatch ? 2 : 3);
}

function threeBytes(input: Uint8Array, at: number): number {
  return (input[at] as number) | ((input[at + 1] as number) << 8) | ((input[at + 2] as number) << 16);
}
