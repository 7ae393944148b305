import { describe, expect, it } from "vitest";
import { noTakes } from "../../../src/engine/fees/takes.ts";
import { Ghost } from "../../../src/engine/l1/work/ghost.ts";
import { KnownBlocks } from "../../../src/engine/l1/work/known-blocks.ts";
import { Uncles } from "../../../src/engine/l1/work/uncles.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import { nephewReward, uncleReward } from "../../../src/engine/rules/ethash-difficulty.ts";
import { type BlockId, noParts } from "../../../src/engine/trace.ts";
import { measured, ofKind, scenario, trace } from "../engine/scenarios.ts";

/** A tree that grows block by block; node 0 makes all blocks, and node 1 hears of those it is told of. */
function grown() {
  const tree = new BlockTree();
  const known = new KnownBlocks(tree, 2);
  const on = (parent: BlockId) => {
    const block = tree.add({
      ...{
        parent,
        height: tree.height(parent) + 1,
        by: 0,
        found: 0,
        space: 0,
        room: 1,
        bytes: 0,
        surcharge: 0,
        baseFee: 0,
        blobs: 0,
        excessBlobGas: 0,
      },
      ...{ takes: noTakes, parts: noParts },
    });
    known.add(block, 0);
    return block;
  };
  return { tree, known, on };
}

describe("GHOST", () => {
  it("follows the subtree with more work, though another branch is longer", () => {
    const { tree, known, on } = grown();
    const [a, b] = [on(0), on(0)];
    const longest = on(on(on(a)));
    const heavy = [on(b), on(b), on(b), on(b)];
    const ghost = new Ghost(tree, known, () => 1);
    expect(tree.height(longest)).toBeGreaterThan(tree.height(heavy[0] as BlockId));
    expect(heavy).toContain(ghost.head(longest, heavy[0] as BlockId, 0));
    // Node 1 has heard of the longest branch and of one block of the other alone.
    for (const block of [a, tree.parent(tree.parent(longest)), tree.parent(longest), longest, b])
      known.hear(block, 1);
    expect(ghost.head(longest, b, 1)).toBe(longest);
  });

  it("stays with what it has among equals, and goes on along it", () => {
    const { tree, known, on } = grown();
    const [a, b] = [on(0), on(0)];
    const ghost = new Ghost(tree, known, () => 1);
    expect(ghost.head(a, b, 0)).toBe(a);
    expect(ghost.head(b, a, 0)).toBe(b);
    const next = on(a);
    expect(ghost.head(a, next, 0)).toBe(next);
    expect(ghost.head(next, a, 0)).toBe(next);
  });

  it("is the longest chain, event for event, where no block is lost", () => {
    const run = (forkChoice: string) =>
      trace(
        scenario("bitcoin", {
          layer: { forkChoice },
          ...{ network: { latency: 0, bandwidth: 1e15 }, warmup: 0, duration: 43_200, drain: 7_200, runs: 1 },
        }),
      );
    expect(run("ghost")).toEqual(run("longest"));
  });

  it("loses no fewer blocks but keeps a chain where they come faster than they spread", () => {
    const fast = (forkChoice: string) =>
      measured(
        scenario("bitcoin", {
          layer: { forkChoice, blockInterval: 5, retargetBlocks: 100_000 },
          ...{ network: { latency: 5, bandwidth: 1e15 }, demand: { rate: 0.2, patience: 300 } },
          ...{ warmup: 0, duration: 7_200, drain: 1_200, runs: 3 },
        }),
      );
    const [longest, ghost] = [fast("longest"), fast("ghost")];
    expect(longest("staleShare").mean).toBeGreaterThan(0.25);
    expect(ghost("staleShare").mean).toBeGreaterThan(0.25);
    expect(ghost("userTps").mean).toBeGreaterThan(0.15);
  });
});

describe("uncles", () => {
  it("are blocks beside the last six generations, of whom the maker knows, each once, two at most", () => {
    const { tree, known, on } = grown();
    const uncles = new Uncles(2, tree, known);
    let head = on(0);
    const lost = [on(head), on(head), on(head)];
    head = on(head);
    const first = on(head);
    // Beside its parent, not beside itself: three lost, two fit.
    const taken = uncles.include(first, head, 0);
    expect(taken).toEqual(lost.slice(0, 2));
    const second = on(first);
    expect(uncles.include(second, first, 0)).toEqual(lost.slice(2));
    const third = on(second);
    expect(uncles.include(third, second, 0)).toEqual([]);
    expect(uncles.include(third, second, 1)).toEqual([]);
    expect(uncles.reward(first, taken, 32)).toBe(2 * (28 + 1));
  });

  it("are too old after seven generations", () => {
    const { tree, known, on } = grown();
    const uncles = new Uncles(2, tree, known);
    const root = on(0);
    const lost = on(root);
    let head = on(root);
    for (let generation = 1; generation <= 6; generation++) head = on(head);
    const late = on(head);
    expect(tree.height(late) - tree.height(lost)).toBe(7);
    expect(uncles.include(late, head, 0)).toEqual([]);
    expect(uncles.include(head, tree.parent(head), 0)).toEqual([lost]);
  });

  it("get seven eighths of the reward a generation later, a quarter six later, and who includes them a thirty-second", () => {
    expect([1, 2, 6].map((generations) => uncleReward(2e9, generations))).toEqual([1.75e9, 1.5e9, 0.5e9]);
    expect(nephewReward(2e9)).toBe(62_500_000);
  });

  it("are none where nobody hears late, and nearly all that are lost where some do", () => {
    const hours = { demand: { rate: 1 }, warmup: 0, duration: 10_800, drain: 1_200, runs: 3 };
    const quick = trace(scenario("ethereum-pow", { ...hours, network: { latency: 0, bandwidth: 1e15 } }));
    expect(ofKind(quick, "uncles")).toEqual([]);
    const slow = measured(scenario("ethereum-pow", { ...hours, network: { latency: 1, bandwidth: 1e15 } }));
    expect(slow("staleShare").mean).toBeGreaterThan(0.04);
    expect(slow("uncleShare").mean / slow("staleShare").mean).toBeGreaterThan(0.85);
    expect(slow("uncleShare").mean / slow("staleShare").mean).toBeLessThanOrEqual(1.001);
  });
});
