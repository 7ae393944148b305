import { describe, expect, it } from "vitest";
import type { LayerRun, Measurement } from "../../../src/engine/index.ts";
import { frontier, hasFrontier } from "../../../src/notebook/charts/frontier.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import { bitcoinLayer } from "../../data/bitcoin.fixture.ts";
import { svg } from "./svg.ts";

const measured = (mean: number, unit = ""): Measurement => ({
  ...{ mean, low: 0.9 * mean, high: 1.1 * mean, unit, n: 5 },
});

function chain(title: string, tps: number, stale: number, keepingUp: number) {
  const measurements = {
    userTps: measured(tps, "tx/s"),
    staleShare: measured(stale),
    nodesKeepingUp: measured(keepingUp),
  };
  const layer: LayerRun = { ...bitcoinLayer, name: title, measurements };
  return { layer, title, subject: { title, family: "nakamoto", paid: "miners" } };
}

const small = chain("small", 7, 0.01, 1);
const large = chain("large", 60, 0.4, 0.154);

describe("the frontier", () => {
  const chart = frontier([large, small]);

  it("is drawn from the one that carries least on, whoever keeps up being said only where some do not", () => {
    expect(isSpec(chart.spec)).toBe(true);
    expect(chart.table.rows.map(([name]) => name)).toEqual(["small", "large"]);
    const text = JSON.stringify(chart.spec);
    expect(text).toContain('"label":"small"');
    expect(text).toMatch(/"label":"large, 15.% keep up"/);
  });

  it("draws without a warning", async () => {
    const { picture, warnings } = await svg(chart);
    expect(warnings).toEqual([]);
    expect(picture).toContain("large");
  });

  it("says what the first and the last carry and lose", () => {
    expect(chart.sentence).toMatch(
      /^small carries 7.* of its blocks; large carries 60.* of its nodes keep up\.$/,
    );
  });

  it("needs two chains that carried something", () => {
    expect(hasFrontier([small])).toBe(false);
    expect(hasFrontier([small, chain("idle", 0, 0, 1)])).toBe(false);
    expect(hasFrontier([small, large])).toBe(true);
  });
});
