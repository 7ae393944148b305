import { describe, expect, it } from "vitest";
import { catalog, newest } from "../../../src/engine/index.ts";
import { readCell } from "../../../src/notebook/language/index.ts";
import { placed } from "../../../src/notebook/place.ts";
import { codes, parameter } from "./reading.ts";

const bitcoin = newest(catalog.families.nakamoto.presets.bitcoin as never) as Record<string, unknown>;

describe("readCell", () => {
  it("fills in all defaults", () => {
    const { scenario, problems, show, expectations } = readCell("l1: bitcoin", { position: 3 });
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({
      name: "cell3",
      runs: 20,
      seed: 1,
      duration: 86_400,
      warmup: 43_200,
      drain: 18_000,
    });
    expect(scenario?.layers).toEqual([
      { name: "bitcoin", family: "nakamoto", preset: "bitcoin", parameters: bitcoin, on: {}, upgrades: [] },
    ]);
    expect(scenario?.network).toEqual({
      ...{ preset: "internet-2019", latency: null, bandwidth: null },
      gossip: { nodes: 150, relay: "compact", release: "arrived" },
    });
    expect(scenario?.demand.rate).toBe(catalog.demandDefaults.rate.value);
    expect([show, expectations]).toEqual([null, []]);
  });

  it("reads a network of nodes, or a full mesh with one latency", () => {
    const networkOf = (network: string) => readCell(`l1: bitcoin\nnetwork: ${network}`).scenario?.network;
    expect(networkOf("internet-2015")?.gossip).toEqual({ nodes: 600, relay: "full", release: "sent" });
    expect(networkOf("{ nodes: 300, relay: full }")?.gossip).toEqual({
      ...{ nodes: 300, relay: "full", release: "arrived" },
    });
    expect(networkOf("{ latency: 1 s }")).toEqual({ preset: "internet-2019", latency: 1, bandwidth: null });
    const [problem] = readCell("l1: bitcoin\nnetwork: { latency: 1 s, nodes: 300 }").problems;
    expect(problem).toMatchObject({ code: "wrong-form", hint: "one or the other" });
    const [unheard] = readCell("l1: bitcoin\nnetwork: { preset: internet-2015, relay: compact }").problems;
    expect(unheard).toMatchObject({ code: "unknown-choice", fix: "full" });
  });

  it("reads what was written, in base units", () => {
    const { scenario, show, title } = readCell(`
name: big
title: Bigger blocks
l1: { preset: bitcoin, blockSize: 8 MB, blockInterval: 5 min, miners: { a: 60 %, b: 40 % } }
network: { latency: 100 ms, bandwidth: 8 Mbit/s }
demand: { rate: 36000 tx/h, process: steady, highestFee: 50 ¢, patience: 2 h }
duration: 2 d
warmup: 0 s
drain: 1 h
runs: 4
seed: 7
show: [trilemma, fees]
`);
    expect(scenario).toMatchObject({
      name: "big",
      network: { latency: 0.1, bandwidth: 1e6 },
      demand: { rate: 10, process: "steady", highestFee: 0.5, patience: 7_200 },
      duration: 172_800,
      warmup: 0,
      drain: 3_600,
      runs: 4,
      seed: 7,
    });
    expect(scenario?.layers[0]?.parameters).toMatchObject({
      blockSize: 32e6,
      blockInterval: 300,
      miners: { a: 0.6, b: 0.4 },
    });
    expect([show, title]).toEqual([["trilemma", "fees"], "Bigger blocks"]);
  });

  it("takes a word for the map that it stands for", () => {
    const short = readCell("l1: bitcoin\nnetwork: internet-2019\ndemand: 3 tx/s");
    const long = readCell(
      "l1:\n  preset: bitcoin\nnetwork: { preset: internet-2019 }\ndemand:\n  rate: 3 tx/s",
    );
    expect(short.scenario).toEqual(long.scenario);
  });

  it.each([
    ["", "missing-key"],
    ["name: a", "missing-key"],
    ["l1: { blockSize: 8 MB }", "missing-key"],
    ["l1:", "missing-value"],
    ["l1: bitcoyn", "unknown-preset"],
    ["l1: [[bitcoin]]", "wrong-form"],
    ["l1: []", "missing-value"],
    ["- l1", "wrong-form"],
    ["bitcoin", "wrong-form"],
    ["l1: bitcoin\ndurration: 1 d", "unknown-key"],
    ["l1: { preset: bitcoin, blocksize: 1 MB }", "unknown-key"],
    ["l1: bitcoin\nname: 7 up", "bad-name"],
    ["l1: bitcoin\ntrace: all", "not-yet"],
    ["l1: { preset: bitcoin, blockSize: =params.size }", "unknown-key"],
    ["l1: bitcoin\nduration: 24", "missing-unit"],
    ["l1: bitcoin\nduration: 24 MB", "wrong-unit"],
    ["l1: bitcoin\nduration: long", "not-a-quantity"],
    ["l1: bitcoin\nduration: 1e400 s", "out-of-range"],
    ["l1: bitcoin\nduration: 1 s", "out-of-range"],
    ["l1: bitcoin\nruns: 2.5", "not-whole"],
    ["l1: bitcoin\nruns: 1001", "out-of-range"],
    ["l1: bitcoin\nruns: 1", "few-runs"],
    ["l1: bitcoin\ndemand: { kind: swap }", "unknown-choice"],
    ["l1: bitcoin\nshow: [trilema]", "unknown-choice"],
    ["l1: { preset: bitcoin, miners: { a: 30 %, b: 7 } }", "mixed-shares"],
    ["l1: { preset: bitcoin, miners: { a: 30 %, b: 60 % } }", "incomplete-shares"],
    ["l1: { preset: bitcoin, miners: { a: 0 } }", "empty-shares"],
    ["l1: { preset: bitcoin, miners: {} }", "out-of-range"],
    ["l1: { preset: bitcoin, miners: { a: -1, b: 2 } }", "out-of-range"],
    ["l1: { preset: bitcoin, transferSize: 8 kWU, blockSize: 4 kWU }", "out-of-range"],
    ["l1: { preset: bitcoin, blockInterval: 1 s }\nruns: 1000\nduration: 1 y", "unaffordable"],
    ["l1: bitcoin\nexpect: { userTsp: > 5 }", "unknown-measure"],
    ["l1: bitcoin\nexpect: { ethereum.userTps: > 5 }", "unknown-layer"],
    ["l1: bitcoin\nexpect: { userTps: 7 }", "bad-condition"],
    ["l1: bitcoin\nexpect: { userTps: 8 .. 6 }", "bad-condition"],
    ["l1: bitcoin\n---\nl1: bitcoin", "syntax"],
    ["l1: 'bitcoin", "syntax"],
    ["<<<<<<< HEAD\nl1: bitcoin\n=======\nl1: b\n>>>>>>> x", "syntax,syntax,syntax"],
  ])("says what is wrong with %j", (text, expected) => {
    const { problems, scenario } = readCell(text);
    expect(problems.map(({ code }) => code).join()).toBe(expected);
    expect(scenario === null).toBe(problems.some(({ severity }) => severity === "error"));
  });

  it("refuses what would keep a parser busy", () => {
    expect(codes("[".repeat(5_000))).toEqual(["too-deep"]);
    expect(codes("- ".repeat(5_000))).toEqual(["too-deep"]);
    expect(codes(`x: ${"y".repeat(1 << 20)}`)).toEqual(["too-large"]);
    expect(codes(`[${"a, ".repeat(100_000)}]`)).toEqual(["too-large"]);
  });

  it("says where a range is left and what it is", () => {
    const [inUnit] = readCell("l1: { preset: bitcoin, blockSize: 2 GB }").problems;
    const [problem] = readCell("l1: { preset: bitcoin, blockSize: 2000 MB }").problems;
    const [runs] = readCell("l1: bitcoin\nruns: 0").problems;
    expect(runs?.message).toBe("`runs` is between 1 and 1000; this is 0.");
    expect(problem?.message).toBe("`blockSize` is between 1 kB and 1000 MB; this is 2000 MB.");
    expect(inUnit?.message).toBe("`blockSize` is between 1 kB and 1 GB; this is 2 GB.");
  });

  it("points to the parameter that a family objects to", () => {
    const text = "l1: { preset: bitcoin, transferSize: 8 kWU, blockSize: 4 kWU }";
    const [problem] = readCell(text).problems;
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe("4 kWU");
  });
});

describe("An override", () => {
  it("is read as if it had been typed", () => {
    const typed = readCell(
      "name: base\nl1: { preset: bitcoin, blockSize: 8 MB }\ndemand: { rate: 9 tx/s, process: steady }",
    );
    const set = {
      "l1.blockSize": "8 MB",
      "base.demand.process": "steady",
      demand: "{ rate: 9 tx/s, process: steady }",
    };
    expect(readCell("name: base\nl1: bitcoin", { set }).scenario).toEqual(typed.scenario);
  });

  it("goes into names with dots", () => {
    const set = { "l1.miners.BTC.com": "3", "expect.bitcoin.userTps": "6 .. 8" };
    const { scenario, expectations } = readCell("l1: bitcoin", { set });
    expect(scenario?.layers[0]?.parameters.miners).toEqual({ "BTC.com": 3 });
    expect(expectations[0]).toMatchObject({ layer: "bitcoin", measure: "userTps" });
  });

  it("is named by its problems, which do not offer to change the text", () => {
    const { problems } = readCell("l1: bitcoin", {
      set: { "l1.blocksize": "8 MB", "foo.bar": "1", duration: "[" },
    });
    expect(problems.map(({ code }) => code).sort()).toEqual(["syntax", "unknown-key", "unknown-key"]);
    for (const problem of problems) {
      expect(problem.message).toMatch(/^--set (l1\.blocksize="8 MB"|foo\.bar="1"|duration="\["): /);
      expect(problem.fix).toBeUndefined();
    }
    expect(placed(problems, "l1: bitcoin").every(({ place }) => place === undefined)).toBe(true);
  });

  it("of runs and seed counts more than the text", () => {
    const { scenario } = readCell("l1: bitcoin\nruns: 5\nseed: 3", { runs: 2, seed: 9 });
    expect(scenario).toMatchObject({ runs: 2, seed: 9 });
  });
});

describe("An expectation", () => {
  const bounds = (wanted: string, measure = "userTps") =>
    readCell(`l1: bitcoin\nexpect:\n  ${measure}: ${wanted}`).expectations[0]?.bounds;

  it.each([
    ["6 .. 8", "userTps", { low: 6, high: 8, inclusive: true }],
    ["> 5", "userTps", { low: 5, high: Number.POSITIVE_INFINITY, inclusive: false }],
    [">=5 tx/s", "userTps", { low: 5, high: Number.POSITIVE_INFINITY, inclusive: true }],
    ["< 2 %", "staleShare", { low: Number.NEGATIVE_INFINITY, high: 0.02, inclusive: false }],
    ["about 2", "userTps", { low: 1.9, high: 2.1, inclusive: true }],
    ["10 .. 20 min", "finalitySeconds.p90", { low: 600, high: 1_200, inclusive: true }],
    ["10 min .. 20", "finalitySeconds", { low: 600, high: 1_200, inclusive: true }],
    ["600 .. 1200", "finalitySeconds", { low: 600, high: 1_200, inclusive: true }],
    ["30 s .. 2 h", "bitcoin.finalitySeconds", { low: 30, high: 7_200, inclusive: true }],
  ])("reads %s of %s", (wanted, measure, expected) => {
    expect(bounds(wanted, measure)).toEqual(expected);
  });

  it.each([
    ["600 .. 1200", "600 .. 1200 s"],
    ["< 7200", "< 7200 s"],
    ["about 3600", "about 3600 s"],
  ])("of a time without a unit, %s, is read as seconds and says so", (wanted, fix) => {
    const { problems, scenario } = readCell(`l1: bitcoin\nexpect: { finalitySeconds.p90: ${wanted} }`);
    expect(problems).toMatchObject([{ severity: "warning", code: "missing-unit", fix }]);
    expect(scenario).not.toBeNull();
    expect(codes(`l1: bitcoin\nexpect: { finalitySeconds.p90: ${fix} }`)).toEqual([]);
  });

  it("may name its cell and layer", () => {
    const { expectations } = readCell("name: base\nl1: bitcoin\nexpect: { base.bitcoin.feeUsd.p90: < 3 $ }");
    expect(expectations[0]).toMatchObject({ layer: "bitcoin", measure: "feeUsd.p90", wanted: "< 3 $" });
  });
});

it("never lets a name reach a prototype", () => {
  expect(codes("l1: { preset: bitcoin, miners: { __proto__: 1, b: 2 } }")).toEqual(["bad-name"]);
  expect(codes("l1: constructor")).toEqual(["unknown-preset"]);
  expect(codes("__proto__: { polluted: 1 }\nl1: bitcoin")).toEqual(["unknown-key"]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  expect(parameter("l1: { preset: bitcoin, miners: { constructor: 1, b: 2 } }", "miners")).toEqual(
    Object.fromEntries([
      ["constructor", 1],
      ["b", 2],
    ]),
  );
});
