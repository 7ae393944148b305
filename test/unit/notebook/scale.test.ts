import { expect, it } from "vitest";
import { scaleOf } from "../../../src/notebook/answer/scale.ts";
import { Cells } from "../../../src/notebook/language/index.ts";

function told(text: string): string {
  const { scenario } = new Cells([text]).reading(1);
  if (scenario === null) throw new Error(text);
  return scaleOf([scenario])
    .join(" ")
    .replace(/[\u00a0\u202f]/g, " ");
}

it("tells which part of a network of channels is simulated, and nothing once it is all of it", () => {
  expect(told("l2: lightning")).toContain("600 nodes, 9.99 % of the 6 006");
  expect(told("l2: { preset: raiden, nodes: 300 }")).toContain("300 nodes, 5 % of the 6 006");
  expect(told("l2: { preset: lightning, nodes: 6006, channels: 30457 }")).toBe("");
});

it("tells room by the rules from what was carried, with the figure's day, where they are far apart", () => {
  expect(told("l1: solana")).toMatch(/164 000 tx\/s is the limit .* 4 250 tx\/s to 4 450 tx\/s .*2026-02-05/);
  expect(told("l1: bitcoin")).toBe("");
  expect(told("l1: ethereum-pow")).toBe("");
});
