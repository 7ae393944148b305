import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTakes, type Takes } from "../../../src/engine/fees/takes.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import { noParts } from "../../../src/engine/trace.ts";

const blank = {
  by: 0,
  found: 0,
  space: 0,
  room: 0,
  bytes: 0,
  surcharge: 0,
  baseFee: 0,
  blobs: 0,
  excessBlobGas: 0,
  parts: noParts,
};
const calling = { ...noTakes, calls: [1] };
const paying = { ...noTakes, counts: Float64Array.of(1) };

/** A tree by the word of a list: how far back each block's parent lies, what it holds, and for how many it stands. */
function grown(words: readonly (readonly [number, Takes, number])[]): BlockTree {
  const tree = new BlockTree();
  for (const [back, takes, blocks] of words) {
    const parent = Math.max(0, tree.size - 1 - back);
    const span = blocks === 1 ? undefined : { blocks, turns: blocks, every: 1 };
    tree.add({ ...blank, parent, height: tree.height(parent) + blocks, span, takes });
  }
  return tree;
}

/** A block and all below it. */
function chain(tree: BlockTree, block: number): number[] {
  return block === 0 ? [0] : [block, ...chain(tree, tree.parent(block))];
}

describe("a tree of blocks", () => {
  const words = fc.array(
    fc.tuple(
      fc.oneof(fc.constant(0), fc.nat(2), fc.nat(30)),
      fc.constantFrom<Takes>(noTakes, paying, calling),
      fc.constantFrom(1, 1, 1, 2, 5),
    ),
    {
      minLength: 1,
      maxLength: 200,
    },
  );

  it("knows ancestors, forks and paths as going down block by block does", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.nat(), (list, x, y, z) => {
        const tree = grown(list);
        const [a, b] = [x % tree.size, y % tree.size];
        const [ofA, ofB] = [chain(tree, a), chain(tree, b)];
        const height = z % (tree.height(a) + 1);
        expect(tree.ancestor(a, height)).toBe(ofA.findLast((block) => tree.height(block) >= height));
        expect(tree.audit()).toEqual([]);
        const fork = ofA.find((block) => ofB.includes(block)) as number;
        expect(tree.commonAncestor(a, b)).toBe(fork);
        const path = ofA.slice(0, ofA.indexOf(fork)).reverse();
        expect(tree.path(fork, a)).toEqual(path);
        expect(tree.ladenPath(fork, a)).toEqual(path.filter((block) => tree.block(block).takes !== noTakes));
        expect(tree.lastCalling(a)).toBe(ofA.find((block) => tree.block(block).takes === calling) ?? 0);
      }),
      { numRuns: 400 },
    );
  });
});
