import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anchors,
  decentralization,
  logScale,
  scalability,
  security,
  terms,
} from "../../../src/engine/trilemma/formulas.ts";

const bitcoin = {
  security: {
    toleratedShare: 0.498,
    breakProbability: 0.0011,
    settlementError: 0.0687,
    recoverableFunds: null,
  },
  decentralization: {
    nakamotoCoefficient: 3,
    effectiveProducers: 6.16,
    nodeBytesPerSecond: 13_333,
    ledgerGBPerYear: 52.6,
  },
};

describe("scores", () => {
  it("weigh to one", () => {
    for (const table of Object.values(anchors)) {
      expect(Object.values(table).reduce((total, anchor) => total + anchor.weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it("are 0 at the worst anchors, 1 at the best, and stay between", () => {
    expect(scalability({ userTps: 1, finalitySeconds: 604_800 })).toBe(0);
    expect(scalability({ userTps: 1e5, finalitySeconds: 1 })).toBeCloseTo(1, 12);
    expect(
      security({ toleratedShare: 0.5, breakProbability: 0, settlementError: 1e-20, recoverableFunds: 1 }),
    ).toBeCloseTo(1, 12);
    const positive = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (userTps, finalitySeconds) => {
        const score = scalability({ userTps, finalitySeconds });
        return score >= 0 && score <= 1;
      }),
    );
    expect([logScale(0, 1, 10), logScale(Number.POSITIVE_INFINITY, 1, 10)]).toEqual([0, 1]);
  });

  it("give the weight of what is not applicable to the rest, in proportion", () => {
    const working = terms(anchors.security, bitcoin.security);
    expect(working.map((term) => term.weight)).toEqual(
      [0.25, 0.25, 0.5, 0].map((w) => expect.closeTo(w, 12)),
    );
    expect(working.reduce((total, term) => total + term.contribution, 0)).toBeCloseTo(
      security(bitcoin.security),
      12,
    );
  });

  it("move as the trilemma says when blocks grow tenfold", () => {
    const before = scalability({ userTps: 6.667, finalitySeconds: 3600 });
    expect(scalability({ userTps: 66.67, finalitySeconds: 3600 })).toBeGreaterThan(before);
    const heavier = { ...bitcoin.decentralization, nodeBytesPerSecond: 133_330, ledgerGBPerYear: 526 };
    expect(decentralization(heavier)).toBeLessThan(decentralization(bitcoin.decentralization));
    const staler = { ...bitcoin.security, toleratedShare: 0.47, settlementError: 0.09 };
    expect(security(staler)).toBeLessThan(security(bitcoin.security));
  });
});
