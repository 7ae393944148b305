import { describe, expect, it } from "vitest";
import { readCell } from "../../../src/notebook/language/index.ts";
import { codes, mended } from "./reading.ts";

describe("A slip that YAML passes over in silence", () => {
  it.each([
    ["l1: bitcoin\nruns = 4", "equals-sign", "l1: bitcoin\nruns: 4"],
    ["runs = 4", "equals-sign", "l1: bitcoin\nruns: 4"],
    [
      "l1:\n  preset: bitcoin\n  blockSize = 1 MB",
      "equals-sign",
      "l1:\n  preset: bitcoin\n  blockSize: 1 MB",
    ],
    ["{ l1: bitcoin, runs = 4 }", "equals-sign", "{ l1: bitcoin, runs: 4 }"],
    ["l1: bitcoin\n  runs = 4", "equals-sign", "l1: bitcoin\n  runs: 4"],
    ["l1: bitcoin\nruns:4", "missing-space", "l1: bitcoin\nruns: 4"],
    ["l1:bitcoin", "missing-space", "l1: bitcoin"],
    ["l1:\n  blockSize:1 MB", "missing-space", "l1:\n  blockSize: 1 MB"],
    ["l1: { preset: bitcoin, blockSize:1 MB }", "missing-space", "l1: { preset: bitcoin, blockSize: 1 MB }"],
    ["l1: bitcoin\nduration 24 h", "missing-colon", "l1: bitcoin\nduration: 24 h"],
    ["l1: bitcoin\ndemand: 1,000 tx/s", "thousands", "l1: bitcoin\ndemand: 1000 tx/s"],
    ["l1: bitcoin\ndemand: { rate: 1,000 tx/s }", "thousands", "l1: bitcoin\ndemand: { rate: 1000 tx/s }"],
    ["l1: bitcoin\ndemand: 0,5 tx/s", "thousands", "l1: bitcoin\ndemand: 0.5 tx/s"],
    ["l1: bitcoin\ndemand: 12,25 tx/s", "thousands", "l1: bitcoin\ndemand: 12.25 tx/s"],
    ["l1: bitcoin\ndemand: 0,500 tx/s", "thousands", "l1: bitcoin\ndemand: 0.500 tx/s"],
    ["l1: bitcoin\ndemand: 30_000 tx/s", "thousands", "l1: bitcoin\ndemand: 30000 tx/s"],
    ["l1: bitcoin\nruns: 017", "leading-zero", "l1: bitcoin\nruns: 17"],
    ["l1: *bitcoin", "alias", "l1: bitcoin"],
    ["l1:\n\tpreset: bitcoin", "tab", "l1:\n  preset: bitcoin"],
    ["l1: bitcoin\nruns: 3\nruns: 4\n", "duplicate-key", "l1: bitcoin\nruns: 3\n"],
    ["{ l1: bitcoin, runs: 3, runs: 4 }", "duplicate-key", "{ l1: bitcoin, runs: 3 }"],
    ["l2: arbitrum, zksync", "wrong-form", "l2: [arbitrum, zksync]"],
    ["l1: bitcoin,ethereum,", "wrong-form", "l1: [bitcoin, ethereum]"],
    ["l1: bitcoin\nduration: 3 hours", "wrong-unit", "l1: bitcoin\nduration: 3 h"],
    ["l1: bitcoin\ndemand: 7 tps", "wrong-unit", "l1: bitcoin\ndemand: 7 tx/s"],
  ])("is seen and mended: %j", (text, code, fixed) => {
    expect(codes(text)).toContain(code);
    expect(mended(text)).toBe(fixed);
    expect(codes(fixed)).not.toContain(code);
  });

  it("is told once, where the second begins, of two scenarios in one cell", () => {
    const twice = "name: a\nl1: bitcoin\nruns: 2\nname: b\nl1: ethereum\nruns: 3\n";
    const hint = "a cell of its own for the second";
    expect(readCell(twice).problems).toMatchObject([
      {
        code: "duplicate-key",
        span: { start: 28, end: 32 },
        hint,
        message: expect.stringContaining("`runs`"),
      },
    ]);
    expect(readCell("l1: bitcoin\n---\nl1: ethereum").problems).toMatchObject([{ code: "syntax", hint }]);
    expect(codes("name: a\nname: b\nl1: bitcoin\nseed: 1\nseed: 2")).toHaveLength(2);
  });

  it("is no slip inside quotes, blocks and comments", () => {
    expect(codes('l1: bitcoin # runs = 4\ntitle: "a\n\n  b = c"')).toEqual([]);
    expect(codes("l1: bitcoin\ntitle: |\n  a = b\n  c:d")).toEqual([]);
  });
});
