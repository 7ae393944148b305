import { describe, expect, it } from "vitest";
import { Cells } from "../../../src/notebook/language/index.ts";
import {
  linkProblems,
  liveLinks,
  unmeasuredLinks,
  wordsWithoutValue,
} from "../../../src/notebook/prose/links.ts";
import { valueNamed } from "../../../src/notebook/prose/live-value.ts";
import { prose, termsIn } from "../../../src/notebook/prose/prose.ts";
import { valuesOf } from "../../../src/notebook/prose/values.ts";
import type { CellResult } from "../../../src/notebook/result.ts";
import { bitcoinResult } from "../../data/bitcoin.fixture.ts";

const values = valuesOf({ ...bitcoinResult, name: "base" });
const lookup = (name: string) => valueNamed(values, name);

describe("A live value", () => {
  it("shows the middle without more digits than are known, and the interval to who asks", () => {
    expect(prose("[about 7](l2:base.userTps)", { lookup })).toMatch(
      /<span class="l2-live l2-ran" data-l2="base.userTps" data-l2-words="about 7" title="6.13\u00a0±\u00a00.08\u00a0tx\/s">6.13\u00a0tx\/s<\/span>/,
    );
    expect(lookup("base.finalitySeconds.p99")?.text).toMatch(/^more than/);
    expect(lookup("base.userTps.p50")).toEqual(lookup("base.bitcoin.userTps"));
    expect(lookup("base.security")?.text).toMatch(/^\d+$/);
  });

  it("keeps its words where there is no value, also in tables and with marks in them", () => {
    const html = prose("| a |\n|--|\n| [about **7**](l2:base.nothing) |\n", { lookup });
    expect(html).toContain('data-l2-words="about 7">about <strong>7</strong></span>');
    expect(lookup("base.constructor")).toBeUndefined();
    expect(lookup("__proto__")).toBeUndefined();
  });

  it("has a short name only where one layer has the measure", () => {
    const [layer] = bitcoinResult.layers;
    if (layer === undefined) throw new Error("no layer");
    const two = valuesOf({ ...bitcoinResult, name: "base", layers: [layer, { ...layer, name: "other" }] });
    expect(Object.keys(two)).toContain("base.other.userTps");
    expect(Object.keys(two)).not.toContain("base.userTps");
  });

  it("never becomes markup, whatever a result holds", () => {
    const hostile = { "base.userTps": { text: "<img src=x onerror=1>", hover: '"><script>' } };
    const html = prose("[x](l2:base.userTps)", { lookup: (name) => valueNamed(hostile, name) });
    expect(html).not.toMatch(/<img|<script/);
  });

  it("is found where it stands, and not in code", () => {
    const text = "a [7](l2:base.userTps)\n`[8](l2:no)`\n```\n[9](l2:no)\n```\n[](l2:base.feeUsd)";
    expect(liveLinks(text).map(({ name, span }) => [name, text.slice(span.start, span.end)])).toEqual([
      ["base.userTps", "[7](l2:base.userTps)"],
      ["base.feeUsd", "[](l2:base.feeUsd)"],
    ]);
  });

  it.each([
    ["[7](l2:base.userTps)", undefined],
    ["[7](l2:base.bitcoin.feeUsd.p90)", undefined],
    ["[7](l2:base.security)", undefined],
    ["[so](l2:says.verdict)", undefined],
    ["[a size](l2:base.params.size)", undefined],
    ["[7](l2:base.userTsp)", "unknown-measure"],
    ["[7](l2:nobody.userTps)", "unknown-cell"],
    ["[7](l2:base.ethereum.userTps)", "unknown-layer"],
    ["[7](l2:base.params.width)", "unknown-key"],
    ["[ ](l2:base.userTps)", "missing-words"],
    ["[7](l2:base)", "missing-value"],
    ["[so](l2:says)", "missing-value"],
    ["[7](l2:plain.security)", "not-shown"],
    ["[7](l2:plain.bitcoin.scalability)", "not-shown"],
    ["[7](l2:plain.userTps)", undefined],
  ])("is checked against the cells: %s", (text, code) => {
    const cells = new Cells([
      "name: base\nparams: { size: 1 MB }\nl1: { preset: bitcoin, blockSize: =size }",
      "name: says\nclaim: So.\nholds: [ base.userTps > 1 ]",
      "name: plain\nl1: bitcoin\nshow: throughput",
    ]);
    expect(linkProblems(text, cells)[0]?.code).toBe(code);
  });

  it("says what to type where a cell alone is named, or a score that is not shown", () => {
    const cells = new Cells(["name: main\nl1: bitcoin\nshow: [throughput, fees]"]);
    const hints = (text: string) => linkProblems(text, cells).map(({ hint }) => hint);
    expect(hints("[x](l2:main) [y](l2:main.security)")).toEqual([
      "l2:main.userTps",
      "show: [trilemma, throughput, fees]",
    ]);
  });

  it("is held against what was measured, once a cell ran", () => {
    const cells = new Cells(["name: base\nl1: bitcoin"]);
    const text = "[x](l2:base.userTps) [y](l2:base.blobFee) [z](l2:base.nothing)";
    const result = { ...bitcoinResult, name: "base" };
    const found = (each: CellResult) =>
      unmeasuredLinks(text, cells, [each]).map(({ code, span }) => [code, span.start]);
    expect(found(result)).toEqual([["not-measured", text.indexOf("[y]")]]);
    expect(found({ ...result, status: "failed", layers: [] })).toEqual([]);
  });

  it("becomes its words where there is none, and stays where there is one, and in code", () => {
    const text = "a [**six**](l2:base.userTps), [two](l2:base.nothing) and `[x](l2:no)`, [b](l2:base)";
    expect(wordsWithoutValue(text, values)).toBe("a [**six**](l2:base.userTps), two and `[x](l2:no)`, b");
  });
});

describe("Terms and footnotes", () => {
  it("are those of the whole document", () => {
    const terms = termsIn(["*[TPS]: transactions per second", "Other."]);
    expect(prose("Seven TPS.", { terms })).toContain('<abbr title="transactions per second">TPS</abbr>');
    expect(prose("Seven TPS.")).not.toContain("<abbr");
  });

  it("have names of their own in each cell", () => {
    const ids = ["a", "b"].map((id) => /id="([^"]*fn[^"]*)"/.exec(prose("x[^1]\n\n[^1]: y", { id }))?.[1]);
    expect(new Set(ids).size).toBe(2);
  });
});
