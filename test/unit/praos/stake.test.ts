import { describe, expect, it } from "vitest";
import type { ClosedForm } from "../../../src/engine/family.ts";
import { cardano } from "../../../src/engine/l1/praos/presets/cardano.ts";
import { stake2026 } from "../../../src/engine/l1/praos/presets/stake-2026.ts";
import { settlement } from "../../../src/engine/l1/praos/settlement.ts";
import { adversaryShare, effectiveShare } from "../../../src/engine/measure/safety.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { hhi, nakamotoCoefficient } from "../../../src/engine/theory/concentration.ts";
import { closed } from "../../../src/engine/theory/mechanisms.ts";
import { staleShare } from "../../../src/engine/theory/praos.ts";

const shares = Object.values(stake2026.value);
const total = shares.reduce((sum, share) => sum + share, 0);

// Source: Blockchain-Technology-Lab/edi-frontend@f0f1589, consensus/cardano/output_clustered.csv, 2026-07-02.
describe("Blocks that several leaders of a slot lose", () => {
  const { contest } = settlement(newest(cardano));
  if (contest?.lost === undefined) throw new Error("nothing to contest");

  it("are as many as the tiers of stake say", () => {
    const lost = closed(contest.lost as ClosedForm);
    expect(lost).toBeCloseTo(
      staleShare(
        0.05,
        shares.map((share) => share / total),
      ),
      5,
    );
  });

  it("are not counted against safety twice", () => {
    const lost = closed(contest.lost as ClosedForm);
    expect(effectiveShare(lost, contest)).toBeCloseTo(adversaryShare, 12);
    expect(effectiveShare(0, contest)).toBe(adversaryShare);
    expect(effectiveShare(0.05, contest)).toBeGreaterThan(adversaryShare);
    expect(effectiveShare(0.05, contest)).toBeLessThan(effectiveShare(0.05, {}));
  });
});

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
