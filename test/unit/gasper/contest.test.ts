import { describe, expect, it } from "vitest";
import { newcomer } from "../../../src/engine/adversary/decisions.ts";
import { rewrite } from "../../../src/engine/l1/gasper/rewrite.ts";
import { settlementError, toleratedShare } from "../../../src/engine/theory/finality.ts";
import { ofKind, scenario, trace } from "../engine/scenarios.ts";

const epochs = 140;

function attacked(share: number) {
  const decide = rewrite(32);
  const adversary = { layer: "ethereum", share, controls: [newcomer], from: 0, decide };
  const idle = scenario("ethereum", { demand: { rate: 0 }, warmup: 0, duration: epochs * 384, drain: 0 });
  const events = trace(idle, { adversary, alwaysFull: true });
  const published = ofKind(events, "attempt").filter(({ outcome }) => outcome === "published").length;
  return { events, published };
}

/** Epochs at whose end something became final, of all. */
function decisive(events: ReturnType<typeof attacked>["events"]): number {
  return new Set(ofKind(events, "final").map(({ time }) => time)).size / (epochs - 2);
}

describe("a secret chain of a quarter of the stake", () => {
  const { events, published } = attacked(0.25);

  it("is shown again and again, and undoes nothing that is final", () => {
    expect(published).toBeGreaterThan(20);
    expect(ofKind(events, "reversed")).toEqual([]);
    expect(settlementError(0.25)).toBe(0);
  });

  it("was long enough each time: what it wanted to undo had become final meanwhile", () => {
    expect(decisive(events)).toBe(1);
  });
});

describe("a secret chain of more than a third", () => {
  it("holds finality up, as the closed form says that nothing is promised", () => {
    expect(decisive(attacked(0.36).events)).toBeLessThan(0.6);
    expect(settlementError(toleratedShare)).toBe(1);
  });
});
