import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fastlzLength } from "../../../src/engine/rules/fastlz.ts";

const repeated = (byte: number, length: number) => new Uint8Array(length).fill(byte);
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, "hex"));
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A transaction with nothing in it but a receiver, as RLP. Source: ethereum-optimism/op-geth core/types/rollup_cost_test.go. */
const emptyTransaction = hex("dd80808094095e7baea6a6c7c4c2dfeb977efac326af552d878080808080");

describe("the FastLZ length", () => {
  it("is op-geth's for its test vectors", () => {
    expect(fastlzLength(new Uint8Array())).toBe(0);
    expect(fastlzLength(repeated(1, 1_000))).toBe(21);
    expect(fastlzLength(repeated(0, 1_000))).toBe(21);
    expect(fastlzLength(emptyTransaction)).toBe(31);
  });

  it("is never more than the input and a byte for each 32 of it, the same each time, and just that for bytes that never repeat", () => {
    const literal = (length: number) => length + Math.ceil(length / 32);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (input) => {
        const length = fastlzLength(input);
        return length <= literal(input.length) && length === fastlzLength(input.slice());
      }),
    );
    for (let length = 0; length <= 256; length++)
      expect(fastlzLength(Uint8Array.from({ length }, (_, i) => i))).toBe(literal(length));
  });

  it("of one byte repeated is two literals, one match, and five literals", () => {
    for (let length = 17; length < 2_000; length++) {
      // A match of 3 to 8 bytes takes two, one of 9 to 264 three; beyond, each 262 bytes take three more.
      const match = length - 7;
      const beyond = Math.max(0, Math.ceil((match - 264) / 262));
      const rest = match - 262 * beyond;
      expect(fastlzLength(repeated(7, length))).toBe(3 + 3 * beyond + (rest <= 8 ? 2 : 3) + 6);
    }
  });

  it("rises by every byte that was never there, and by what their runs take, less what the end before them held back", () => {
    const low = fc.uint8Array({ min: 0, max: 127, minLength: 20, maxLength: 300 });
    fc.assert(
      fc.property(low, (input) => {
        const tail = Uint8Array.from({ length: 64 }, (_, i) => 128 + i);
        const grown = fastlzLength(joined(input, tail)) - fastlzLength(input);
        // Because no match begins in the last 14 bytes or covers the last five, those may be matched once others follow.
        return grown >= 64 - 18 && grown <= 64 + 3;
      }),
    );
  });

  it("finds what was said 8,191 bytes ago and nothing farther back", () => {
    const said = Uint8Array.from({ length: 40 }, (_, i) => 200 - 3 * i);
    const lengthAt = (distance: number) =>
      fastlzLength(joined(said, repeated(7, distance - said.length), said, repeated(9, 20)));
    // As literals 40 bytes take 42, as a match three.
    expect(lengthAt(8_192) - lengthAt(8_191)).toBeGreaterThan(30);
    expect(lengthAt(8_191) - lengthAt(8_190)).toBeLessThan(3);
  });

  it("begins no match in the last 14 bytes and ends none in the last five", () => {
    const said = distinct(20, 0);
    const again = (length: number) => fastlzLength(joined(said, said.slice(0, length)));
    // A run of 20, a match of ten in three bytes and a run of five; and one byte less than that is all literals.
    expect(again(15)).toBe(21 + 3 + 6);
    expect(again(14)).toBe(34 + 2);
  });

  it("remembers the last two places inside a match", () => {
    const [said, after] = [distinct(20, 0), distinct(12, 50)];
    const again = (from: number) => {
      const later = joined(said.slice(from, 10), after);
      return fastlzLength(joined(said, said.slice(0, 10), after, distinct(5, 100), later, distinct(20, 150)));
    };
    // Runs of 20, 17 and 20 bytes and two long matches, from the last byte but one of the earlier match and from its last.
    expect(again(8)).toBe(21 + 3 + 18 + 3 + 21);
    expect(again(9)).toBe(21 + 3 + 18 + 3 + 21);
  });

  it("forgets what was said when other three bytes with its hash of 13 bits came since", () => {
    const said = distinct(40, 190);
    const between = (bytes: readonly number[]) =>
      fastlzLength(joined(distinct(2, 0), said, Uint8Array.from(bytes), said, distinct(20, 150)));
    const own = hash([...said.slice(0, 3)]);
    // A byte later what follows is found all the same.
    expect(
      between(bytesOf((other) => other === own)) - between(bytesOf((other) => other === (own ^ 1))),
    ).toBe(1);
  });
});

/** So many bytes, each one more than the last. */
function distinct(length: number, from: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => from + i);
}

/** Knuth's multiplicative hash, as FastLZ cuts it: bits 19 to 31 of the product. */
function hash(three: readonly number[]): number {
  const [low, middle, high] = three as [number, number, number];
  return Number(((2_654_435_769n * BigInt(low + 256 * middle + 65_536 * high)) >> 19n) & 8_191n);
}

/** The first three bytes between 100 and 149 of which the hash is wanted. */
function bytesOf(isWanted: (hash: number) => boolean): readonly number[] {
  for (let n = 0; n < 125_000; n++) {
    const three = [n % 50, Math.floor(n / 50) % 50, Math.floor(n / 2_500)].map((each) => 100 + each);
    if (isWanted(hash(three))) return three;
  }
  throw new Error("no such bytes");
}
