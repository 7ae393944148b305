import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mechanisms } from "../../../src/engine/theory/mechanisms.ts";
import { agrees, type ReferenceCase, reportLines, validate } from "../../../src/engine/validate.ts";

const file = new URL("../../data/public-cases.json", import.meta.url);
const cases: readonly ReferenceCase[] = JSON.parse(readFileSync(file, "utf8"));
const closed = cases.filter(({ mechanism }) => !mechanism.startsWith("sim."));

describe("the reference cases", () => {
  it.each(validate(closed, mechanisms))("$id: $mechanism", ({ expected, got, status, reason }) => {
    expect({ got, status, reason }, `expected ${JSON.stringify(expected)}`).toMatchObject({
      status: "passed",
    });
  });

  it("all have their mechanism where one is built, but for the simulated ones", () => {
    const missing = validate(cases, mechanisms).filter(({ status }) => status === "missing");
    expect(closed.length).toBeGreaterThanOrEqual(100);
    expect(missing.every(({ mechanism }) => mechanism.startsWith("sim."))).toBe(true);
    expect(missing.length).toBe(cases.length - closed.length);
  });

  it("ask the caller's simulations where they are given", () => {
    const simulated = { ...mechanisms, "sim.pow.selfish": () => 0.4839 };
    expect(validate(cases, simulated).find(({ id }) => id === "pow-selfish-sim-40")?.status).toBe("passed");
  });

  it("fail a law that is wrong, one that throws and one that answers nothing", () => {
    const wrong = {
      ...mechanisms,
      "pow.catchup.exact": (inputs: ReferenceCase["inputs"]) =>
        mechanisms["pow.catchup.nakamoto"]?.(inputs) ?? 0,
      "metric.gini": () => {
        throw new Error("no shares");
      },
      "metric.hhi": () => Number.NaN,
    };
    const failed = validate(closed, wrong).filter(({ status }) => status === "failed");
    expect(new Set(failed.map(({ mechanism }) => mechanism))).toEqual(
      new Set(["pow.catchup.exact", "metric.gini", "metric.hhi"]),
    );
    expect(failed.find(({ mechanism }) => mechanism === "metric.gini")?.reason).toBe("no shares");
    const lines = reportLines(validate(closed, wrong));
    expect(lines.at(-1)).toBe(`${closed.length - failed.length} passed, ${failed.length} failed, 0 missing`);
    expect(lines[0]).toMatch(/^failed /);
  });

  it("do not find mechanisms that only every object has", () => {
    const [first] = cases;
    if (first === undefined) throw new Error("no cases");
    expect(validate([{ ...first, mechanism: "toString" }], mechanisms)[0]?.status).toBe("missing");
  });
});

describe("tolerances", () => {
  it.each([
    [{ type: "exact" }, 5, 5, true],
    [{ type: "exact" }, 5, 5.000001, false],
    [{ type: "exact" }, "9007199254740993", 9007199254740993n, true],
    [{ type: "exact" }, "9007199254740993", 9007199254740992n, false],
    [{ type: "exact" }, "9007199254740993", 9007199254740992, false],
    [{ type: "exact" }, 7, "7", true],
    [{ type: "exact" }, true, true, true],
    [{ type: "exact" }, true, 1, false],
    [{ type: "exact" }, "0x1d00ffff", "0x1d00ffff", true],
    [{ type: "abs", value: 0.1 }, 1, 1.05, true],
    [{ type: "abs", value: 0.1 }, 1, 1.2, false],
    [{ type: "rel", value: 0.01 }, -200, -201, true],
    [{ type: "rel", value: 0.01 }, -200, -203, false],
    [{ type: "rel", value: 0.01 }, 1, Number.NaN, false],
    [{ type: "factor", value: 2 }, 10, 5, true],
    [{ type: "factor", value: 2 }, 10, 20.1, false],
    [{ type: "inequality", value: "<" }, 1, 0.5, true],
    [{ type: "inequality", value: "<" }, 1, 1, false],
    [{ type: "inequality", value: ">=" }, 1, 1, true],
    [{ type: "abs", value: 0.1 }, [1, 2], [1.05, 2], true],
    [{ type: "abs", value: 0.1 }, [1, 2], [1, 2, 3], false],
    [{ type: "exact" }, { f: 1, quorum: 3 }, { quorum: 3, f: 1 }, true],
    [{ type: "exact" }, { f: 1, quorum: 3 }, { f: 1 }, false],
    [{ type: "exact" }, null, 0, false],
  ] as const)("%o: expected %o, got %o", (tolerance, expected, got, verdict) => {
    expect(agrees(expected, got, tolerance)).toBe(verdict);
  });
});
