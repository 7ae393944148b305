import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { evaluate } from "../../../src/notebook/evaluate.ts";
import { readCell } from "../../../src/notebook/language/index.ts";
import { subjectOf } from "../../../src/notebook/subject.ts";

describe("A chain that changes in mid-run, in a sentence", () => {
  const told = (upgrade: string) => {
    const run = "demand: 5 tx/s\nwarmup: 10 min\nduration: 30 min\nruns: 2\nshow: measures";
    const text = `l1: ethereum-pow\nupgrade: ${upgrade}\n${run}`;
    return finish(evaluate({ text, line: 1, position: 1 })).sentence.replaceAll(/\s/g, " ");
  };

  it("is called by what it becomes too, and is final by neither's count of blocks alone", () => {
    const merged = told("{ to: ethereum, at: 100 blocks }");
    expect(merged).toContain(
      "Ethereum before the Merge, from block 100 on proof of stake with a finality gadget, carried",
    );
    expect(merged).toContain("a payment was final after");
  });

  it("is called as ever where only its values change", () => {
    const larger = told("{ at: 100 blocks, set: { gasLimit: 31M gas } }");
    expect(larger).toContain("Ethereum before the Merge carried");
    expect(larger).toContain("confirmations after");
  });
});

describe("A chain whose capacity changes in mid-run", () => {
  const ofCell = (upgrade: string) => {
    const { scenario } = readCell(`l1: { preset: ethereum-sharded, shards: 4 }\nupgrade: ${upgrade}`);
    return subjectOf(scenario as Scenario);
  };

  it("has no one line to draw, and one where the change is of something else", () => {
    expect(ofCell("{ at: 50 blocks, set: { shards: 16 } }").capacity).toBeUndefined();
    expect(ofCell("{ at: 50 blocks, set: { nodes: 9000 } }").capacity).toBeGreaterThan(0);
  });
});
