import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTakes } from "../../../src/engine/fees/takes.ts";
import { ChainOrder } from "../../../src/engine/l1/praos/chain-order.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import { noParts } from "../../../src/engine/trace.ts";

const k = 4;

/** A tree in which blocks are made one by one, each in a slot and with an output. */
function growing() {
  const tree = new BlockTree();
  const order = new ChainOrder({ tieBreakSlots: 5, securityParam: k }, tree);
  const nothing = { space: 0, room: 0, bytes: 0, surcharge: 0, baseFee: 0, blobs: 0, excessBlobGas: 0 };
  const make = (parent: number, slot: number, output: number) => {
    const at = { parent, height: tree.height(parent) + 1, by: 0, found: slot };
    const block = tree.add({ ...at, ...nothing, takes: noTakes, parts: noParts });
    order.made(block, slot, output);
    return block;
  };
  const chain = (parent: number, slot: number, length: number) => {
    let tip = parent;
    for (let block = 0; block < length; block++) tip = make(tip, slot + block, 0.5);
    return tip;
  };
  return { order, make, chain };
}

describe("Of two chains a node prefers", () => {
  it("the longer, whatever its outputs", () => {
    const { order, make } = growing();
    const [short, first] = [make(0, 1, 0.1), make(0, 2, 0.9)];
    const long = make(first, 3, 0.9);
    expect(order.prefers(long, short)).toBe(true);
    expect(order.prefers(short, long)).toBe(false);
  });

  it("as long as each other the one with the lower output, up to five slots apart, and beyond that its own", () => {
    const { order, make } = growing();
    const low = make(0, 10, 0.2);
    for (const slot of [5, 10, 15]) {
      const high = make(0, slot, 0.7);
      expect([order.prefers(low, high), order.prefers(high, low)]).toEqual([true, false]);
    }
    const far = make(0, 16, 0.1);
    expect([order.prefers(far, low), order.prefers(low, far)]).toEqual([false, false]);
  });

  it("its own where one leader signed both: they have the same output", () => {
    const { order, make } = growing();
    const [one, other] = [make(0, 10, 0.2), make(0, 10, 0.2)];
    expect([order.prefers(one, other), order.prefers(other, one)]).toEqual([false, false]);
  });

  it("none that would undo more than k blocks, however long", () => {
    const { order, chain } = growing();
    const [shallow, deep, long] = [chain(0, 1, k), chain(0, 1, k + 1), chain(0, 1, 3 * k)];
    expect(order.prefers(long, shallow)).toBe(true);
    expect(order.prefers(long, deep)).toBe(false);
  });

  it("never both", () => {
    const blocks = fc.array(
      fc.record({
        parent: fc.nat(40),
        slot: fc.nat(30),
        output: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 2, maxLength: 40 },
    );
    fc.assert(
      fc.property(blocks, (made) => {
        const { order, make } = growing();
        const ids = made.map(({ parent, slot, output }, count) => make(parent % (count + 1), slot, output));
        for (const a of ids)
          for (const b of ids) expect(order.prefers(a, b) && order.prefers(b, a)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});
