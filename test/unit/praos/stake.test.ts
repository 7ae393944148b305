import { describe, expect, it } from "vitest";
import { stake2026 } from "../../../src/engine/l1/praos/presets/stake-2026.ts";
import { hhi, nakamotoCoefficient } from "../../../src/engine/theory/concentration.ts";

const shares = Object.values(stake2026.value);
const total = shares.reduce((sum, share) => sum + share, 0);

// Source: Blockchain-Technology-Lab/edi-frontend@f0f1589, consensus/cardano/output_clustered.csv, 2026-07-02.
describe("Cardano's operators", () => {
  it("are as many as were counted, the largest as large", () => {
    expect(shares).toHaveLength(804);
    expect((shares[0] ?? 0) / total).toBeCloseTo(0.04505, 3);
  });

  it("are as concentrated as was published, nearly", () => {
    expect(nakamotoCoefficient(shares, 0.5)).toBe(56);
    expect(nakamotoCoefficient(shares, 0.66)).toBe(105);
    expect(Math.abs(nakamotoCoefficient(shares, 1 / 3) - 20)).toBeLessThanOrEqual(1);
    expect(hhi(shares) / 0.009091).toBeGreaterThan(0.88);
    expect(hhi(shares) / 0.009091).toBeLessThan(1.12);
  });
});
