import { describe, expect, it } from "vitest";
import { newcomer } from "../../../src/engine/adversary/decisions.ts";
import type { Strategy } from "../../../src/engine/adversary/strategy.ts";
import { ofKind, scenario, trace } from "../engine/scenarios.ts";
import { electorateOf } from "./voters.ts";

const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`validator ${index}`, 1]));

/** Shows each of its blocks only when the next proposer's has come: a block that is late, with the votes of who made it. */
function late(head: () => number): Strategy {
  let kept = -1;
  return {
    parent: () => (kept < 0 ? head() : kept),
    found: (block) => {
      const before = kept;
      kept = block;
      return before < 0 ? [] : [before];
    },
    heard: () => {
      const shown = kept < 0 ? [] : [kept];
      kept = -1;
      return shown;
    },
  };
}

/** Of the blocks of one who is always late, and of those that come in time right after one of his, how many are in the final chain. */
function kept(share: number, proposerBoost: number) {
  const decide = { produce: () => (view: { readonly head: () => number }) => late(view.head) };
  const adversary = { layer: "ethereum", share, controls: [newcomer], from: 0, decide };
  const hours = scenario("ethereum", {
    layer: { validators: ten, proposerBoost },
    network: { latency: 0.1, bandwidth: 1e15 },
    demand: { rate: 0 },
    warmup: 0,
    duration: 40 * 384,
    drain: 0,
  });
  const events = trace(hours, { adversary, alwaysFull: false });
  const finals = new Set(ofKind(events, "final").map(({ block }) => block));
  const found = ofKind(events, "found").filter(({ block }) => block < Math.max(...finals));
  const isLate = (index: number) => found[index]?.by === 10;
  const part = (which: typeof found) => which.filter(({ block }) => finals.has(block)).length / which.length;
  return {
    // The last of a row of his own is the one that somebody else's block stands against.
    own: part(found.filter((_, index) => isLate(index) && !isLate(index + 1))),
    next: part(found.filter((_, index) => isLate(index - 1) && !isLate(index))),
  };
}

describe("a block that comes late, with a quarter of a committee behind it", () => {
  it("loses against the next proposer's, which weighs two fifths of a committee while it is new", () => {
    expect(kept(0.25, 0.4)).toEqual({ own: 0, next: 1 });
  });

  it("wins where there is no boost, and the next proposer has worked for nothing", () => {
    expect(kept(0.25, 0)).toEqual({ own: 1, next: 0 });
  });

  it("wins in spite of the boost with more than two fifths of the stake behind it", () => {
    expect(kept(0.45, 0.4).own).toBeGreaterThan(0.9);
    expect(kept(0.35, 0.4).next).toBeGreaterThan(0.9);
  });
});

describe("the boost", () => {
  /** Two blocks on one parent, the older of an earlier slot; which of them is the head of a node that hears them in some order. */
  const head = (...order: readonly ("older" | "newer")[]) => {
    const network = electorateOf([1, 1], 0);
    network.epochs(3);
    const parent = network.head;
    const older = network.block(parent);
    network.passes();
    const newer = network.block(parent);
    for (const each of order) network.hears(each === "older" ? older : newer);
    return network.electorate.head(0, parent) === older ? "older" : "newer";
  };

  it("is for the block of the slot alone: one that comes early in the slot after its own has none", () => {
    expect(head("older", "newer")).toBe("newer");
    expect(head("newer", "older")).toBe("newer");
  });
});
