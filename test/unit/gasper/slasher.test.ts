import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Audience, Slasher } from "../../../src/engine/l1/gasper/slasher.ts";
import { type CheckpointVote, isSlashable } from "../../../src/engine/rules/slashing.ts";

const vote = (source: number, target: number, root = "a"): CheckpointVote => ({ source, target, root });

describe("a slasher", () => {
  it("has evidence of a double vote at once where somebody heard both", () => {
    const slasher = new Slasher();
    slasher.vote(3, "near", vote(1, 2));
    expect(slasher.evidence("near")).toEqual([]);
    slasher.vote(3, "near", vote(1, 2, "b"));
    expect(slasher.evidence("near")).toEqual([3]);
    expect(slasher.evidence("near")).toEqual([]);
  });

  it("has it of votes on two sides of a partition once they hear each other", () => {
    const slasher = new Slasher();
    slasher.vote(3, "near", vote(1, 2));
    slasher.vote(3, "far", vote(1, 2, "b"));
    slasher.vote(4, "near", vote(1, 2));
    expect([slasher.evidence("near"), slasher.evidence("far")]).toEqual([[], []]);
    slasher.tell("far", "near");
    expect(slasher.evidence("near")).toEqual([3]);
  });

  it("has it of secret votes once those who kept them tell, and of nobody else's", () => {
    const slasher = new Slasher();
    for (const row of [3, 4]) {
      slasher.vote(row, "near", vote(1, 2));
      slasher.vote(row, "hidden", vote(1, 2, "b"));
    }
    slasher.tell("hidden", "near", (row) => row === 4);
    expect(slasher.evidence("near")).toEqual([4]);
  });

  it("finds a vote around an earlier one, however many are between them", () => {
    const slasher = new Slasher();
    slasher.vote(1, "near", vote(3, 4));
    for (let epoch = 5; epoch < 20; epoch++) slasher.vote(1, "near", vote(3, epoch));
    slasher.vote(1, "near", vote(2, 20));
    expect(slasher.evidence("near")).toEqual([1]);
  });

  it("finds, of one row's votes in the order of their targets, any two that offend, once their audiences are one", () => {
    const step = fc.record({
      source: fc.nat(5),
      later: fc.nat(2),
      root: fc.constantFrom("a", "b"),
      to: fc.constantFrom<Audience>("near", "far", "hidden"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const slasher = new Slasher();
        const votes: (CheckpointVote & { readonly to: Audience })[] = [];
        let target = 6;
        for (const { source, later, root, to } of steps) {
          target += later;
          slasher.vote(0, to, vote(source, target, root));
          votes.push({ ...vote(source, target, root), to });
        }
        const offend = (audiences: readonly Audience[]) => {
          const heard = votes.filter(({ to }) => audiences.includes(to));
          return heard.some((a) => heard.some((b) => isSlashable(a, b)));
        };
        expect(slasher.evidence("near").length > 0).toBe(offend(["near"]));
        slasher.tell("hidden", "far");
        expect(slasher.evidence("far").length > 0).toBe(offend(["far", "hidden"]));
        slasher.tell("far", "near");
        if (!offend(["near"]) && !offend(["far", "hidden"]))
          expect(slasher.evidence("near").length > 0).toBe(offend(["near", "far", "hidden"]));
      }),
      { numRuns: 500 },
    );
  });
});
