import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTakes } from "../../../src/engine/fees/takes.ts";
import { ForkChoice } from "../../../src/engine/l1/fork-choice.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import { noParts } from "../../../src/engine/trace.ts";

const nodes = 3;

/** A tree that grows by the word of a list: each block stands on one of the last few. */
function grown(backs: readonly number[]): BlockTree {
  const tree = new BlockTree();
  for (const back of backs) {
    const parent = Math.max(0, tree.size - 1 - back);
    const height = tree.height(parent) + 1;
    const rest = {
      by: 0,
      found: 0,
      space: 0,
      room: 0,
      bytes: 0,
      surcharge: 0,
      baseFee: 0,
      blobs: 0,
      excessBlobGas: 0,
      takes: noTakes,
      parts: noParts,
    };
    tree.add({ ...rest, parent, height, waiting: 0 } as Parameters<BlockTree["add"]>[0]);
  }
  return tree;
}

function isAncestor(tree: BlockTree, low: number, high: number): boolean {
  return tree.height(low) <= tree.height(high) && tree.ancestor(high, tree.height(low)) === low;
}

/** GHOST by the letter: from the root on to the child with the heaviest subtree, among those that are known. */
function ghost(
  tree: BlockTree,
  root: number,
  known: ReadonlySet<number>,
  votes: ReadonlyMap<number, number>,
) {
  const weight = (block: number) => {
    let sum = 0;
    for (const [vote, share] of votes) if (isAncestor(tree, block, vote)) sum += share;
    return sum;
  };
  const all = Array.from({ length: tree.size }, (_, block) => block);
  for (let at = root; ; ) {
    const children = all.filter((block) => block > 0 && tree.parent(block) === at && known.has(block));
    const [first, ...rest] = children;
    if (first === undefined) return at;
    at = rest.reduce((best, each) => (weight(each) > weight(best) ? each : best), first);
  }
}

/** What a node knows when it heard of some blocks in some order: those whose ancestors it all heard of. */
function knownOf(tree: BlockTree, heard: ReadonlySet<number>): Set<number> {
  const known = new Set([0]);
  for (let block = 1; block < tree.size; block++)
    if (heard.has(block) && known.has(tree.parent(block))) known.add(block);
  return known;
}

const cases = fc.record({
  backs: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 40 }),
  hears: fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: nodes - 1 })), { maxLength: 120, size: "max" }),
  votes: fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }),
  root: fc.nat({ max: 40 }),
});

function choiceOn(tree: BlockTree, hears: readonly (readonly [number, number])[]) {
  const choice = new ForkChoice(tree, nodes);
  choice.begin(0);
  for (let block = 1; block < tree.size; block++) choice.add(block);
  for (const [block, node] of hears) if (block > 0 && block < tree.size) choice.hear(block, node);
  return choice;
}

describe("the fork choice", () => {
  it("is GHOST by the letter, for every node by what it has heard, in whatever order", () => {
    let forked = 0;
    fc.assert(
      fc.property(cases, ({ backs, hears, votes, root }) => {
        const tree = grown(backs);
        const choice = choiceOn(tree, hears);
        const weights = new Map<number, number>();
        for (const [block, share] of votes)
          if (block < tree.size) weights.set(block, (weights.get(block) ?? 0) + share);
        const support = choice.support(weights);
        if (choice.isForked) forked++;
        for (let node = 0; node < nodes; node++) {
          const known = knownOf(
            tree,
            new Set(hears.filter(([, who]) => who === node).map(([block]) => block)),
          );
          for (let block = 0; block < tree.size; block++)
            expect(choice.knows(block, node)).toBe(known.has(block));
          const from = known.has(root) ? root : 0;
          // Ties go to the branch that is older, which is not always the block that is.
          const head = choice.head(from, support, node);
          const letter = ghost(tree, from, known, weights);
          if (head !== letter) expect(tied(tree, head, letter, weights)).toBe(true);
          if (!choice.isForked) expect(choice.only(node)).toBe(head);
        }
      }),
      { numRuns: 400 },
    );
    expect(forked).toBeGreaterThan(200);
  });

  it("counts a block that came in time as so much more stake on its whole branch", () => {
    let moved = 0;
    fc.assert(
      fc.property(
        cases,
        fc.nat({ max: 40 }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        (given, pick, weight) => {
          const tree = grown(given.backs);
          const choice = choiceOn(tree, given.hears);
          const block = 1 + (pick % (tree.size - 1));
          if (!choice.knows(block, 0)) return;
          const weights = new Map<number, number>();
          for (const [voted, share] of given.votes)
            if (voted < tree.size) weights.set(voted, (weights.get(voted) ?? 0) + share);
          const plain = choice.head(0, choice.support(weights), 0);
          const boosted = choice.head(0, choice.support(weights), 0, { block, weight });
          const asVotes = new Map([...weights, [block, (weights.get(block) ?? 0) + weight]]);
          const letter = choice.head(0, choice.support(asVotes), 0);
          expect(boosted).toBe(letter);
          if (boosted !== plain) moved++;
        },
      ),
      { numRuns: 600 },
    );
    expect(moved).toBeGreaterThan(20);
  });

  it("is the same after branches are forgotten that a final block decided against", () => {
    fc.assert(
      fc.property(cases, ({ backs, hears, votes, root }) => {
        const tree = grown(backs);
        const final = Math.min(root, tree.size - 1);
        const all = Array.from({ length: tree.size }, (_, block) => [block, 0] as const);
        const choice = choiceOn(tree, [...all, ...hears]);
        const weights = new Map(votes.filter(([block]) => block < tree.size));
        const before = choice.head(final, choice.support(weights), 0);
        choice.prune(final);
        expect(choice.head(final, choice.support(weights), 0)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether two heads part at children with the same stake behind them. */
function tied(tree: BlockTree, a: number, b: number, votes: ReadonlyMap<number, number>): boolean {
  const fork = tree.commonAncestor(a, b);
  if (fork === a || fork === b) return false;
  const behind = (head: number) => {
    const child = tree.ancestor(head, tree.height(fork) + 1);
    let sum = 0;
    for (const [vote, share] of votes) if (isAncestor(tree, child, vote)) sum += share;
    return sum;
  };
  return behind(a) === behind(b);
}
