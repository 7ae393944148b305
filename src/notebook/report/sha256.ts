/**
 * SHA-256 of UTF-8 text in base64, as a Content-Security-Policy names a script (FIPS 180-4, RFC 4648). Written out
 * because this room runs where there is neither node:crypto nor a synchronous WebCrypto.
 */
export const sha256 = (text: string): string => base64(digest(utf8(text)));

function digest(message: Uint8Array): Uint8Array {
  const state = new Uint32Array(roots(2, 8));
  const constants = roots(3, 64);
  const blocks = padded(message);
  for (let at = 0; at < blocks.length; at += 64) mix(state, constants, words(blocks, at));
  return Uint8Array.from([...state].flatMap(bytes));
}

/** The first 32 bits of the fractional parts of the square or cube roots of the first `count` primes, exactly. */
function roots(degree: 2 | 3, count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes.map((prime) =>
    Number(integerRoot(BigInt(prime) << BigInt(32 * degree), degree) & 0xffffffffn),
  );
}

function integerRoot(value: bigint, degree: 2 | 3): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    const power = degree === 2 ? middle * middle : middle * middle * middle;
    if (power <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The message, a one bit, zeros, and its length in bits: a whole number of 64-byte blocks. */
function padded(message: Uint8Array): Uint8Array {
  const blocks = new Uint8Array(64 * Math.ceil((message.length + 9) / 64));
  blocks.set(message);
  blocks[message.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(blocks.length - 4, (message.length * 8) >>> 0);
  return blocks;
}

function words(blocks: Uint8Array, at: number): Uint32Array {
  const view = new DataView(blocks.buffer, at, 64);
  const w = new Uint32Array(64);
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(4 * i);
  for (let i = 16; i < 64; i++) {
    const [a = 0, b = 0, c = 0, d = 0] = [w[i - 15], w[i - 2], w[i - 16], w[i - 7]];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = c + s0 + d + s1;
  }
  return w;
}

function mix(state: Uint32Array, constants: readonly number[], w: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + s1 + choice + (constants[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + s0 + majority) | 0];
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i] ?? 0) + (mixed[i] ?? 0);
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const bytes = (word: number): number[] => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];

/** A lone surrogate becomes U+FFFD, as when a browser encodes it. */
function utf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      out.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return Uint8Array.from(out);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(data: Uint8Array): string {
  let out = "";
  for (let i = 0; i < data.length; i += 3) {
    const chunk = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    out += [18, 12, 6, 0].map((shift) => alphabet[(chunk >> shift) & 63]).join("");
  }
  const missing = (3 - (data.length % 3)) % 3;
  return out.slice(0, out.length - missing) + "=".repeat(missing);
}
