import { describe, expect, it } from "vitest";
import { readCell } from "../../../src/notebook/language/index.ts";

/** What the only problem of a cell advises to type. */
function advice(text: string) {
  const { problems } = readCell(text);
  expect(problems).toHaveLength(1);
  const { code, severity, hint, fix } = problems[0] as (typeof problems)[number];
  return { code, severity, hint, fix };
}

describe("advice", () => {
  it("reads what links are sold in", () => {
    const { code, hint } = advice("l1: bitcoin\nnetwork: { bandwidth: 10 Mbps }");
    expect({ code, hint }).toEqual({ code: "wrong-unit", hint: "10 Mbit/s" });
  });

  it("sends a parameter to where it belongs", () => {
    const { code, hint } = advice("l1: bitcoin\nblockSize: 4 MB");
    expect({ code, hint }).toEqual({ code: "unknown-key", hint: "l1: { preset: bitcoin, blockSize: … }" });
    expect(advice("l1: bitcoin\npatience: 1 h").hint).toBe("demand: { patience: … }");
  });

  it("writes a range with two dots", () => {
    expect(advice("l1: bitcoin\nexpect: { userTps: 6.3-7.1 }").fix).toBe("6.3 .. 7.1");
  });

  it("warns of a share that cannot be exceeded", () => {
    expect(advice("l1: bitcoin\nexpect: { staleShare: < 1 }")).toMatchObject({
      severity: "warning",
      fix: "< 1 %",
    });
    expect(readCell("l1: bitcoin\nexpect: { staleShare: < 0.5 }").problems).toEqual([]);
  });
});
