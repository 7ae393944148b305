import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cells } from "../../../src/notebook/language/index.ts";

const base = "name: base\nl1: { preset: bitcoin, blockSize: 1 MB }\ndemand: 20 tx/s\nruns: 3";
const slider =
  "name: base\nparams: { size: { value: 2 MB, from: 1 MB, to: 4 MB, step: 1 MB } }\nl1: { preset: bitcoin, blockSize: =size }";

const codesOf = (texts: readonly string[], position: number) =>
  new Cells(texts).reading(position).problems.map(({ code }) => code);
const scenarioOf = (texts: readonly string[], position: number, set = {}) =>
  new Cells(texts, { set }).reading(position).scenario;
const parameterOf = (texts: readonly string[], position: number, name: string, set = {}) =>
  scenarioOf(texts, position, set)?.layers[0]?.parameters[name];

describe("A cell that extends another", () => {
  it("and says nothing else describes the same, by another name", () => {
    const [own, other] = new Cells([base, "extends: base"]).all();
    expect(other?.scenario).toEqual({ ...own?.scenario, name: "cell2" });
  });

  it("puts what it says on top, key by key and map by map", () => {
    const texts = [base, "name: big\nextends: base\nl1: { blockSize: 8 MB }\nruns: 7"];
    expect(parameterOf(texts, 2, "blockSize")).toBe(32e6);
    expect(scenarioOf(texts, 2)).toMatchObject({ runs: 7, demand: { rate: 20 } });
    expect(scenarioOf(texts, 2)?.layers[0]?.preset).toBe("bitcoin");
  });

  it("leaves the parameters of another preset behind", () => {
    const { scenario, problems } = new Cells([base, "extends: base\nl1: { preset: ethereum }"]).reading(2);
    expect(problems).toEqual([]);
    expect(scenario?.layers[0]?.family).toBe("gasper");
  });

  it("follows its base through a chain, and through what is set from outside", () => {
    const texts = [base, "name: two\nextends: base", "name: three\nextends: two"];
    expect(parameterOf(texts, 3, "blockSize", { "base.l1.blockSize": "3 MB" })).toBe(12e6);
    expect(parameterOf(texts, 1, "blockSize", { "two.l1.blockSize": "3 MB" })).toBe(4e6);
    expect(new Cells(texts).reading(3).uses).toEqual([1, 2]);
  });

  it("says so where the way goes in circles, to each who is in it, whichever is read first", () => {
    const texts = ["name: a\nextends: b", "name: b\nextends: c", "name: c\nextends: a", "extends: b"];
    const circles = ["a extends b extends c extends a", "b extends c extends a extends b"];
    const read = (order: readonly number[]) => {
      const cells = new Cells(texts);
      for (const position of order) cells.reading(position);
      return cells.all().map(({ problems }) => problems);
    };
    for (const order of [[1], [2], [3], [4], [2, 1, 4]]) {
      const [a, b, c, outside] = read(order);
      expect([a, b, c, outside].map((each) => each?.map(({ code }) => code).join())).toEqual([
        ...["cell-cycle", "cell-cycle", "cell-cycle"],
        "broken-cell",
      ]);
      expect([a, b].map((each) => each?.[0]?.message)).toEqual(
        circles.map((names) => `This goes in circles: ${names}.`),
      );
      expect(a?.[0]?.span).toEqual({ start: 17, end: 18 });
      expect(outside?.[0]?.hint).toBe("mend `b` first");
    }
    expect(codesOf(["name: a\nextends: a"], 1)).toEqual(["cell-cycle"]);
    const set = { "b.extends": "a" };
    const turned = new Cells(["name: a\nextends: b", "name: b\nl1: bitcoin"], { set });
    expect(turned.reading(2).problems.map(({ code }) => code)).toEqual(["cell-cycle"]);
  });

  it.each([
    [["extends: nobody"], "unknown-cell"],
    [["name: base\nl1: { preset: bitcoin, blocksize: 1 MB }", "extends: base"], "broken-cell"],
    [[base, "name: q\ncompare: [base, base]", "extends: q"], "unknown-cell"],
  ])("is told what is wrong: %j", (texts, code) => {
    expect(codesOf(texts, texts.length)).toEqual([code]);
  });
});

describe("A broken cell", () => {
  const broken = "name: base\nl1: bitcoin\ndemand: 10 txx/s";
  const texts = [
    "name: big\nextends: base",
    "name: huge\nextends: big",
    broken,
    "claim: So.\nholds: [ big.userTps > base.userTps, huge.userTps > big.userTps ]",
    "compare: [base, big, huge]",
    "name: sizes\nsweep: { base.l1.blockSize: [1 MB, 2 MB] }",
    "predict: { ask: Draw., range: 0 tx/s .. 9 tx/s }\nanswer: sizes.userTps",
  ];

  it("is named, once, to each that builds on it, also through others", () => {
    const cells = new Cells(texts);
    for (const at of [1, 2, 4, 5, 6, 7]) {
      const { problems } = cells.reading(at);
      expect(problems.map(({ code }) => code)).toEqual(["broken-cell"]);
      expect(problems[0]?.hint).toBe("mend `base` first");
    }
    expect(codesOf(texts, 3)).toEqual(["wrong-unit"]);
  });

  it("hides no mistake of those that build on it", () => {
    expect(codesOf([broken, "claim: So.\nholds: base.userTps > 1\nverdict: true"], 2)).toEqual([
      "broken-cell",
      "unknown-choice",
    ]);
  });

  it("is no news to prose, which has words of its own", () => {
    expect(new Cells(texts).liveProblem("big.userTps")).toBeUndefined();
  });
});

describe("A param", () => {
  it("stands for its value, alone and in arithmetic", () => {
    expect(parameterOf([slider], 1, "blockSize")).toBe(8e6);
    expect(parameterOf([slider.replace("=size", "=2 * params.size + 500 kB")], 1, "blockSize")).toBe(18e6);
    const preset = "params: { chain: { value: bitcoin, options: [bitcoin, litecoin] } }\nl1: =chain";
    expect(scenarioOf([preset], 1)?.layers[0]?.preset).toBe("bitcoin");
    expect(scenarioOf([preset], 1, { "params.chain": "litecoin" })?.layers[0]?.preset).toBe("litecoin");
    const relay =
      "params: { relay: { value: on, off: full, on: compact } }\nl1: bitcoin\nnetwork: { preset: internet-2019, relay: =relay }";
    expect(scenarioOf([relay], 1)?.network.gossip?.relay).toBe("compact");
    expect(scenarioOf([relay], 1, { "params.relay": "off" })?.network.gossip?.relay).toBe("full");
  });

  it("has the stops of its range, and its own value among them", () => {
    const of = (param: string) =>
      new Cells([`params: { size: ${param} }\nl1: { preset: bitcoin, blockSize: =size }`]).reading(1)
        .params[0];
    expect(of("{ value: 2 MB, from: 1 MB, to: 4 MB, step: 1 MB }")).toMatchObject({
      options: ["1 MB", "2 MB", "3 MB", "4 MB"],
      at: 1,
      written: 1,
    });
    expect(of("{ value: 2 MB, from: 1 MB, to: 20 MB, factor: 4 }")?.options).toEqual([
      "1 MB",
      "2 MB",
      "4 MB",
      "16 MB",
      "20 MB",
    ]);
    expect(of("2 MB")).toMatchObject({ control: "none", options: ["2 MB"] });
  });

  it("is turned from outside, and still knows what is written and where it comes from", () => {
    const texts = [slider, "name: big\nextends: base"];
    const [, big] = new Cells(texts, { set: { "base.params.size": "4 MB" } }).all();
    expect(big?.scenario?.layers[0]?.parameters.blockSize).toBe(16e6);
    expect(big?.params).toMatchObject([{ owner: "base", at: 3, written: 1, isUsed: true }]);
    const [, fixed] = new Cells([slider, "extends: base\nl1: { blockSize: 8 MB }"]).all();
    expect(fixed?.params).toMatchObject([{ isUsed: false }]);
  });

  it.each([
    ["{ value: 9 MB, from: 1 MB, to: 4 MB, step: 1 MB }", "out-of-range"],
    ["{ value: 1 MB, from: 1 MB, to: 4 s, step: 1 MB }", "wrong-unit"],
    ["{ value: 1 MB, from: 1 MB, to: 4 MB, step: 0 MB }", "out-of-range"],
    ["{ value: 1 MB, from: 1 MB, to: 4000 MB, step: 1 kB }", "out-of-range"],
    ["{ value: 1 MB, from: 1 MB, to: 4 MB }", "missing-key"],
    ["{ value: c, options: [a, b] }", "unknown-choice"],
    ["{ value: maybe, off: 1 MB, on: 2 MB }", "unknown-choice"],
    ["{ value: a, options: [a] }", "wrong-form"],
    ["[1 MB]", "wrong-form"],
  ])("is told what is wrong with %s", (param, code) => {
    expect(codesOf([`params: { size: ${param} }\nl1: { preset: bitcoin, blockSize: =size }`], 1)).toEqual([
      code,
    ]);
  });

  it("that is not there, or no number, is told where it is used", () => {
    const text =
      "params: { size: wide }\nl1: { preset: bitcoin, blockSize: =2 * size, blockInterval: =sise }";
    const problems = new Cells([text]).reading(1).problems;
    expect(problems.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ["bad-expression", "size"],
      ["unknown-key", "sise"],
    ]);
    expect(problems[1]?.fix).toBe("size");
  });
});

describe("A sweep", () => {
  it("of one or two parameters describes what one would type by hand, at every point", () => {
    const texts = [base, "sweep: { base.l1.blockSize: [1 MB, 3 MB], demand.rate: [5 tx/s, 9 tx/s] }"];
    const question = new Cells(texts).reading(2).question;
    const typed = [
      ["1 MB", "5 tx/s"],
      ["1 MB", "9 tx/s"],
      ["3 MB", "5 tx/s"],
      ["3 MB", "9 tx/s"],
    ].map(([size, rate]) => scenarioOf([base], 1, { "l1.blockSize": size, "demand.rate": rate }));
    expect(question).toMatchObject({ kind: "sweep", of: "base", points: typed });
  });

  it("of a param puts in its values", () => {
    const texts = [slider, "sweep: { base.params.size: [1 MB, 4 MB] }"];
    const question = new Cells(texts).reading(2).question;
    const sizes =
      question?.kind === "sweep" ? question.points.map(({ layers }) => layers[0]?.parameters.blockSize) : [];
    expect(sizes).toEqual([4e6, 16e6]);
  });
});

it("is shown the brackets that a list of names is without", () => {
  const text = "compare: base, big";
  const [problem] = new Cells([text]).reading(1).problems;
  expect(problem?.fix).toBe("[base, big]");
  expect(text.slice(problem?.span.start, problem?.span.end)).toBe("base, big");
});

describe("A path of a sweep", () => {
  const other = "name: eth\nl1: ethereum";
  const two = "name: two\nl1: [bitcoin, ethereum]";
  const noParams = "`base` has no param `size`.";
  const noCell = "No cell of this notebook is called `bas`.";
  it.each([
    [[base], "base.params.size", "unknown-key", noParams, "base.l1.blockSize"],
    [[base], "params.size", "unknown-key", noParams, "base.l1.blockSize"],
    [[base], "base.params.nope", "unknown-key", "`base` has no param `nope`.", "base.l1.confirmations"],
    [[slider], "base.params.sise", "unknown-key", "`base` has no param `sise`.", "base.params.size"],
    [[slider, "name: big\nextends: base"], "big.params.x", "unknown-key", "no param `x`", "big.params.size"],
    [[base], "bas.l1.blockSize", "unknown-cell", noCell, "base.l1.blockSize"],
    [[base, other], "bas.l1.blockSize", "unknown-cell", noCell, "base.l1.blockSize"],
    [[base], "blockSize", "unknown-key", "`blockSize` is no key of a cell.", "base.l1.blockSize"],
    [[base], "base.blockSize", "unknown-key", "`blockSize` is no key of a cell.", "base.l1.blockSize"],
    [[other, base], "blockSize", "unknown-key", "`blockSize` is no key of a cell.", "base.l1.blockSize"],
    [[two], "gasLimit", "unknown-key", "`gasLimit` is no key of a cell.", "two.l1.ethereum.gasLimit"],
    [[base, other], "l1.blockInterval", "unknown-key", "Of which cell", "base.l1.blockInterval"],
    [[base, other], "rate", "unknown-key", "is no key", "base.demand.rate or eth.demand.rate"],
    [[base, other], "nobody.l1.x", "unknown-cell", "No cell", "base or eth"],
  ])("%j, %s: is told where it stands what to type", (texts, path, code, message, hint) => {
    const sweep = `sweep: { ${path}: [1 MB, 2 MB] }`;
    const [problem, ...more] = new Cells([...texts, sweep]).reading(texts.length + 1).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ severity: "error", code, hint });
    expect(problem?.message).toContain(message);
    expect(sweep.slice(problem?.span.start, problem?.span.end)).toBe(path);
  });

  it("is underlined where it is wrong, and its values where they are", () => {
    const marked = (sweep: string) => {
      const [problem] = new Cells([base, sweep]).reading(2).problems;
      return sweep.slice(problem?.span.start, problem?.span.end);
    };
    expect(marked("sweep: { base.l1.blokSize: [1 MB, 2 MB] }")).toBe("blokSize");
    expect(marked("sweep: { base.l1.blockSize: [1 MB, 2 s] }")).toBe("2 s");
  });

  it("that is set names a param of some scenario that it is for", () => {
    const cells = new Cells([slider, other]);
    expect(cells.paramProblem("base.params.size")).toBeUndefined();
    expect(cells.paramProblem("params.size")).toBeUndefined();
    expect(cells.paramProblem("eth.params.gasLimit")?.hint).toBe("eth.l1.gasLimit");
    expect(cells.paramProblem("params.sise")?.hint).toBe("base.params.size");
  });
});

const both = [base, "name: big\nextends: base\nl1: { blockSize: 8 MB }"];

describe("A question", () => {
  it.each([
    ["sweep: { base.l1.blockSize: [1 MB] }", "wrong-form"],
    ["sweep: { base.l1.blocksize: [1 MB, 2 MB] }", "unknown-key"],
    ["sweep: { base.l1.blockSize: [1 MB, 9000 MB] }", "out-of-range"],
    ["sweep: { nobody.l1.blockSize: [1 MB, 2 MB] }", "unknown-cell"],
    ["sweep: [a]", "wrong-form"],
    ["compare: [base]", "wrong-form"],
    ["compare: [base, base]", "wrong-form"],
    ["compare: [base, bigg]", "unknown-cell"],
    ["compare: [base, big]\nshow: [userTsp]", "unknown-measure"],
    ["claim: So.", "missing-key"],
    ["claim: So.\nholds: [ big.userTps > nobody.userTps ]", "unknown-cell"],
    ["claim: So.\nholds: [ big.userTsp > base.userTps ]", "unknown-measure"],
    ["claim: So.\nholds: [ big.userTps > base.feeUsd ]", "bad-expression"],
    ["claim: So.\nholds: [ big.userTps > base.userTps ]\nverdict: true", "unknown-choice"],
    ["claim: So.\nholds: []", "out-of-range"],
    ["claim: So.\nl1: bitcoin\nholds: [ big.userTps > 1 ]", "unknown-key"],
    ["claim: So.\nquiz: { ask: What? }\nholds: [ big.userTps > 1 ]", "unknown-key,unknown-key"],
    ["predict: How many?", "missing-key"],
    ["predict: { ask: How many?, of: big }\nanswer: big.userTps", "unknown-key"],
    ["quiz: { ask: Which?, options: { One: big.userTps > 1 } }", "wrong-form"],
    ["challenge: Do.", "missing-key"],
  ])("is told what is wrong with it: %s", (text, code) => {
    const { problems, question } = new Cells([...both, text]).reading(3);
    expect(problems.map((problem) => problem.code).join()).toBe(code);
    expect(question).toBeNull();
    for (const { span } of problems) expect(0 <= span.start && span.end <= text.length).toBe(true);
  });

  it("is about the cells it names and those that they are read from", () => {
    const texts = [...both, "claim: So.\nholds: [ big.userTps > 5 ]", base.replace("base", "other")];
    expect(new Cells(texts).reading(3).uses).toEqual([1, 2]);
    const drawn = [
      base,
      "name: sizes\nsweep: { base.l1.blockSize: [1 MB, 2 MB] }",
      "predict: Draw.\nanswer: sizes.staleShare",
    ];
    expect(new Cells(drawn).reading(3)).toMatchObject({
      uses: [1, 2],
      problems: [],
      question: { form: "curve" },
    });
  });

  it("may leave out the cell where there is but one", () => {
    expect(codesOf([base, "claim: So.\nholds: [ userTps > 5 ]"], 2)).toEqual([]);
    expect(codesOf([...both, "claim: So.\nholds: [ userTps > 5 ]"], 3)).not.toEqual([]);
  });

  it("is asked once more with each param at its ends, where its cells hang on it", () => {
    const texts = [slider, "claim: So.\nholds: [ base.userTps > 5 ]"];
    const question = new Cells(texts).reading(2).question;
    const turned = question?.kind === "claim" ? question.turned : [];
    expect(
      turned.map(({ param, value, subjects }) => [
        param,
        value,
        subjects[0]?.scenario.layers[0]?.parameters.blockSize,
      ]),
    ).toEqual([
      ["size", "1 MB", 4e6],
      ["size", "4 MB", 16e6],
    ]);
  });
});

it("never throws whatever a notebook says, and points inside each cell", () => {
  const noise = fc.constantFrom(
    "name: a\n",
    "name: b\n",
    "extends: a\n",
    "extends: b\n",
    "l1: bitcoin\n",
    "params: { x: 1 MB }\n",
    "l1: { preset: bitcoin, blockSize: =x }\n",
    "sweep: { a.l1.blockSize: [1 MB, =x] }\n",
    "compare: [a, b]\n",
    "claim: =x\n",
    "holds: [ a.userTps > b.userTps ]\n",
    "holds: a.b > (\n",
    "predict: { ask: =, range: 1 .. 0 }\n",
    "answer: a.staleShare\n",
    "quiz: { ask: y, options: { z: a > 1, w: =x } }\n",
    "challenge: { task: [x] }\n",
    "verdict: x\n",
    "runs: =x / 0\n",
    "}",
  );
  const cell = fc.array(noise, { maxLength: 5 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 4 }), (texts) => {
      for (const [at, { problems, scenario, question }] of new Cells(texts).all().entries()) {
        const isWrong = problems.some(({ severity }) => severity === "error");
        expect(isWrong).toBe(scenario === null && question === null);
        for (const { span } of problems)
          expect(0 <= span.start && span.start <= span.end && span.end <= (texts[at]?.length ?? 0)).toBe(
            true,
          );
      }
    }),
    { numRuns: 600 },
  );
});

describe("A claim about the only cell there is", () => {
  it("hears of a slip in the cell's name as such, and of one in a layer's as that", () => {
    const ask = (condition: string) =>
      new Cells([base, `claim: So.\nholds: [ ${condition} ]`]).reading(2).problems;
    expect(ask("bsae.userTps > 5")).toMatchObject([{ code: "unknown-cell", hint: "base" }]);
    expect(ask("bitcion.userTps > 5")).toMatchObject([{ code: "unknown-layer" }]);
    expect(ask("userTps > 5")).toEqual([]);
    expect(ask("bitcoin.userTps > 5")).toEqual([]);
  });
});

describe("A claim about a share", () => {
  const ask = (condition: string) =>
    new Cells([base, `claim: It is small.\nholds: [ ${condition} ]`]).reading(2).problems;

  it("is warned of a limit that always holds, since the percent sign was left out", () => {
    expect(ask("base.staleShare < 5")).toMatchObject([
      { code: "bad-condition", severity: "warning", hint: "5 %" },
    ]);
    for (const fine of ["base.staleShare < 5 %", "base.staleShare < 0.05", "base.userTps < 5"])
      expect(ask(fine)).toEqual([]);
  });

  it("hear of an answer that no run gives", () => {
    const cells = new Cells(["name: base\nl1: bitcoin", "predict: How many?\nanswer: 7 tx/s"]);
    expect(cells.reading(2).problems).toMatchObject([{ code: "missing-value", hint: "big.userTps" }]);
    const named = new Cells(["name: base\nl1: bitcoin", "predict: How many?\nanswer: 2 * base.userTps"]);
    expect(named.reading(2).problems).toEqual([]);
  });
});
