import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import { readResult } from "../../../src/notebook/read-result.ts";
import type { CellResult } from "../../../src/notebook/result.ts";
import { bitcoinResult, failedResult } from "../../data/bitcoin.fixture.ts";

const saved = (result: CellResult) => JSON.parse(JSON.stringify(result));
const spec = () => saved(bitcoinResult).charts[0].spec;
const first = () => spec().layer[0];

describe("a saved result", () => {
  it("reads back as it was written", () => {
    expect(readResult(saved(bitcoinResult))).toEqual(bitcoinResult);
    expect(readResult(saved(failedResult))).toEqual(failedResult);
  });

  it("is refused when it is no result of this version", () => {
    for (const value of [
      null,
      1,
      "x",
      [],
      {},
      { version: 2 },
      { ...saved(bitcoinResult), version: "1" },
      { version: 1, kind: "wish", layers: [] },
    ])
      expect(readResult(value)).toBeNull();
  });

  it("loses what this version does not know", () => {
    const value = { ...saved(bitcoinResult), html: "<b>", __proto__: { evil: 1 } };
    value.layers[0].onclick = "alert(1)";
    value.provenance.url = "https://evil.example";
    expect(readResult(value)).toEqual(bitcoinResult);
  });

  it("loses what has the wrong type, and no more", () => {
    const value = saved(bitcoinResult);
    value.title = { toString: "x" };
    value.layers[0].measures.userTps.mean = "6";
    value.layers[0].measures.feeUsd = null;
    value.provenance.seed = Number.POSITIVE_INFINITY;
    value.notices = "hello";
    const result = readResult(value);
    expect(result?.title).toBe("");
    expect(result?.layers[0]?.measures.userTps).toBeUndefined();
    expect(result?.layers[0]?.measures.feeUsd).toBeUndefined();
    expect(result?.layers[0]?.measures.staleShare).toEqual(bitcoinResult.layers[0]?.measures.staleShare);
    expect(result?.provenance.seed).toBe(0);
    expect(result?.notices).toEqual([]);
  });

  it("holds no more than a card can draw", () => {
    const value = saved(bitcoinResult);
    value.layers = Array.from({ length: 500 }, () => value.layers[0]);
    value.sentence = "x".repeat(1e6);
    value.charts[0].table.rows = Array.from({ length: 1e4 }, () => ["x".repeat(1e4)]);
    const result = readResult(value);
    expect(result?.layers.length).toBe(24);
    expect(result?.sentence.length).toBe(4000);
    expect(JSON.stringify(result).length).toBeLessThan(1e6);
  });

  it("sets no prototype by a key", () => {
    const value = JSON.parse(
      `{"version":1,"kind":"scenario","layers":[{"measures":{"__proto__":{"mean":1,"low":1,"high":1},"constructor":{"mean":1,"low":1,"high":1}}}]}`,
    );
    const measures = readResult(value)?.layers[0]?.measures ?? {};
    expect(Object.keys(measures)).toEqual([]);
    expect(Object.getPrototypeOf(measures)).toBe(Object.prototype);
  });

  it("may be anything at all without an exception", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(...Object.keys(bitcoinResult)),
        (junk, key) => {
          readResult(junk);
          const result = readResult({ ...saved(failedResult), [key]: junk });
          if (result !== null) expect(readResult(saved(result))).toEqual(result);
        },
      ),
    );
  });
});

describe("a saved chart", () => {
  it("that our charts could not have written is left out, with a notice", () => {
    const value = saved(bitcoinResult);
    value.charts[1].spec.data = { url: "https://evil.example/x.json" };
    const result = readResult(value);
    expect(result?.charts.map((chart) => chart.id)).toEqual(["throughput", "confirmation", "propagation"]);
    expect(result?.notices.at(-1)).toMatch(/^A chart was left out/);
  });

  const hostile: Readonly<Record<string, () => unknown>> = {
    "a url": () => ({ ...spec(), data: { url: "https://evil.example" } }),
    "a data loader": () => ({
      ...spec(),
      layer: [{ ...first(), data: { values: [], format: { type: "csv" } } }],
    }),
    "a params signal": () => ({ ...spec(), params: [{ name: "x", expr: "alert(1)" }] }),
    "a transform": () => ({ ...spec(), transform: [{ calculate: "warn(datum)", as: "x" }] }),
    usermeta: () => ({ ...spec(), usermeta: { embedOptions: { ast: false } } }),
    config: () => ({ ...spec(), config: { customFormatTypes: true } }),
    "an image": () => ({
      ...spec(),
      layer: [{ ...first(), mark: { type: "image", url: "https://evil.example/x.png" } }],
    }),
    "a link": () => ({
      ...spec(),
      layer: [{ ...first(), encoding: { href: { value: "javascript:alert(1)" } } }],
    }),
    "an expression for a color": () => ({
      ...spec(),
      layer: [{ ...first(), mark: { type: "line", color: { expr: "1" } } }],
    }),
    "a color that loads": () => ({
      ...spec(),
      layer: [{ ...first(), mark: { type: "line", color: "url(https://evil.example)" } }],
    }),
    "an expression for labels": () => withLabels("warn(datum.value)"),
    "an expression after a table of labels": () => withLabels("{'1':'1 s'}[datum.value]+warn(1)"),
    "an expression within a table of labels": () => withLabels("{'1':'1'+warn(1)+''}[datum.value]"),
    "a width of a million": () => ({ ...spec(), width: 1e6 }),
    "a hundred layers": () => ({ ...spec(), layer: Array.from({ length: 100 }, first) }),
    "too many points": () => ({
      ...spec(),
      layer: [{ ...first(), data: { values: Array.from({ length: 5000 }, () => ({ t: 1 })) } }],
    }),
    "points that are objects": () => ({
      ...spec(),
      layer: [{ ...first(), data: { values: [{ t: { signal: "x" } }] } }],
    }),
    "no object": () => [],
  };

  function withLabels(labelExpr: string): unknown {
    const layer = first();
    return {
      ...spec(),
      layer: [{ ...layer, encoding: { ...layer.encoding, x: { ...layer.encoding.x, axis: { labelExpr } } } }],
    };
  }

  it("passes as it was written", () => {
    expect(isSpec(spec())).toBe(true);
    expect(isSpec(withLabels("{'1':'1 s','60':'1 min'}[datum.value]"))).toBe(true);
  });

  it.each(Object.keys(hostile))("is refused with %s", (name) => {
    expect(isSpec(hostile[name]?.())).toBe(false);
  });
});
