import { describe, expect, it } from "vitest";
import { combined } from "../../../src/engine/measure/combined.ts";

describe("an interval over few runs", () => {
  it("goes beyond all where more than all may be used for a while, and nowhere else", () => {
    for (const name of ["blobUtilization", "utilization"] as const) {
      const { mean, low, high } = combined(name, [1.33, 1.36], "") ?? {};
      expect(mean).toBeCloseTo(1.345, 10);
      expect(low).toBeGreaterThan(1.1);
      expect(high).toBeGreaterThan(1.5);
    }
    expect(combined("pricedOutShare", [0.9, 0.99], "")?.high).toBe(1);
  });

  it("goes below nothing only where that is something", () => {
    expect(combined("operatorMarginUsd", [-1, 2], "")?.low).toBeLessThan(-1);
    expect(combined("feeUsd", [0.01, 2], "")?.low).toBe(0);
  });
});
