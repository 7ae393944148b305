import { describe, expect, it } from "vitest";
import { assessed, type Storey, stack } from "../unit/engine/scenarios.ts";

const host: Storey = { preset: "ethereum", name: "host" };
const bridge = (threshold: number, signers: number): Storey => ({
  preset: "bridge-multisig",
  name: "bridge",
  layer: { threshold, signers },
  on: { source: "host", target: "other" },
});
const other: Storey = { preset: "ideal", name: "other" };
const rollup: Storey = {
  preset: "arbitrum",
  name: "rollup",
  layer: { challengers: 1, window: 3_600, upgradeKeys: {} },
  on: { settlement: "host", data: "host" },
};

const short = { demand: { rate: 1, patience: 600 }, runs: 1 };

describe("security of layers on one layer 1", () => {
  const scored = (storeys: readonly Storey[]) => assessed(stack(storeys, short)).at(-1)?.security;
  const [oneKey, fiveOfNine, disputed, base] = [
    scored([host, other, bridge(1, 1)]),
    scored([host, other, bridge(5, 9)]),
    scored([host, rollup]),
    scored([host]),
  ];

  it("rises from a bridge with one key to five of nine, to one honest challenger, to the layer 1 itself", () => {
    const values = [oneKey, fiveOfNine, disputed, base].map((score) => score?.value ?? Number.NaN);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values.map((value) => value.toFixed(1))).size).toBe(4);
  });

  it("shows where each point of it comes from", () => {
    for (const score of [oneKey, fiveOfNine, disputed, base]) {
      expect(score?.layer).toMatch(/^(host|other|bridge|rollup)$/);
      const sum = score?.ingredients.reduce((sum, { contribution }) => sum + contribution, 0);
      expect(sum).toBeCloseTo(score?.value ?? Number.NaN, 9);
      for (const { note } of score?.ingredients ?? []) expect(note.length).toBeGreaterThan(10);
    }
  });
});
