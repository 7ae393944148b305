import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaI,
  betaQuantile,
  gammaP,
  gammaQ,
  logBeta,
  logGamma,
  normalProbability,
  normalQuantile,
  studentQuantile,
} from "../../../src/engine/kernel/special.ts";

const near = (got: number, expected: number, relative = 2e-13) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-300));

describe("gamma and beta functions", () => {
  it("logGamma is ln (n-1)! and ln √π at 1/2", () => {
    let factorial = 1n;
    for (let n = 1n; n <= 170n; n++) {
      near(logGamma(Number(n)) + 1, Math.log(Number(factorial)) + 1, 3e-15);
      factorial *= n;
    }
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
    near(logGamma(100.5), 361.4355404677776, 1e-15);
  });

  it("logBeta keeps its digits where one argument is large", () => {
    near(logBeta(5e5, 0.5), 0.5723649429247001 - 0.5 * Math.log(5e5) + 2.5e-7, 1e-13);
    near(logBeta(3, 4), -Math.log(60), 1e-14);
  });

  // Expected values: mpmath and SciPy.
  it("incomplete functions meet reference values", () => {
    near(gammaP(3, 2), 0.32332358381693654);
    near(gammaQ(30, 100), 5.893259698661661e-17);
    near(betaI(0.36, 6, 0.5), 0.0005914121600000003);
    near(betaQuantile(0.025, 3, 998), 0.0006190999316495713);
    near(betaQuantile(0.975, 999_001, 1000), 0.9990609987920499);
    near(betaQuantile(1e-9, 2, 300_000), 1.4907317230156726e-10);
  });

  it("I_x(a, b) mirrors, and its quantile undoes it", () => {
    const shape = fc.double({ min: 1, max: 500, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        share,
        shape,
        shape,
        (x, a, b) => Math.abs(betaI(x, a, b) + betaI(1 - x, b, a) - 1) < 1e-12,
      ),
    );
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => Math.abs(betaI(betaQuantile(p, a, b), a, b) - p) < 1e-11),
    );
  });
});

describe("quantiles", () => {
  it("of Student's t meet the printed tables", () => {
    const table = [
      [0.975, 1, 12.706204736174698],
      [0.975, 2, 4.302652729749462],
      [0.975, 19, 2.0930240544083087],
      [0.975, 1e6, 1.959966356814107],
      [0.9, 3, 1.637744353696209],
      [0.55, 4, 0.13383036711194346],
      [0.995, 9, 3.249835541592126],
    ] as const;
    for (const [p, df, t] of table) {
      near(studentQuantile(p, df), t, 1e-12);
      near(studentQuantile(1 - p, df), -t, 1e-11);
    }
    expect(studentQuantile(0.5, 3)).toBe(0);
  });

  // Expected values: Python's statistics.NormalDist.
  it("of the normal distribution meet reference values and undo its probability", () => {
    near(normalQuantile(0.975), 1.9599639845400536, 5e-16);
    near(normalQuantile(1e-300), -37.0470962993612, 5e-16);
    near(normalQuantile(0.3), -0.5244005127080407, 5e-16);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    for (let z = -8; z <= 5; z += 0.25) near(normalQuantile(normalProbability(z)) + 10, z + 10, 1e-10);
  });
});
