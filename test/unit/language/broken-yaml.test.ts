import { describe, expect, it } from "vitest";
import { readCell } from "../../../src/notebook/language/index.ts";
import { mended } from "./reading.ts";

/** The only problem of a text. */
function problemOf(text: string) {
  const { problems } = readCell(text);
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  return { ...problem, marked: text.slice(problem?.span.start, problem?.span.end) };
}

describe("What is opened and not closed", () => {
  it.each([
    ["l1: { preset: bitcoin\ndemand: 10 tx/s", "{", "l1: { preset: bitcoin }\ndemand: 10 tx/s"],
    ["l1: { preset: bitcoin  # a note\n", "{", "l1: { preset: bitcoin }  # a note\n"],
    ["{ l1: bitcoin", "{", "{ l1: bitcoin }"],
    ["l1: bitcoin\nshow: [trilemma, fees\nruns: 3", "[", "l1: bitcoin\nshow: [trilemma, fees]\nruns: 3"],
    ["l1: bitcoin\nexpect: { userTps: > 5\n", "{", "l1: bitcoin\nexpect: { userTps: > 5 }\n"],
    [
      "l1: { preset: bitcoin, miners: { a: 1, b: 2 }\n",
      "{",
      "l1: { preset: bitcoin, miners: { a: 1, b: 2 } }\n",
    ],
    ["l1: bitcoin\ntitle: 'A title\n", "'", "l1: bitcoin\ntitle: 'A title'\n"],
    ['l1: bitcoin\ntitle: "A title\nruns: 3', '"', 'l1: bitcoin\ntitle: "A title"\nruns: 3'],
  ])("is told in a sentence and mended: %j", (text, opener, fixed) => {
    const { code, severity, message, marked } = problemOf(text);
    expect({ code, severity }).toEqual({ code: "syntax", severity: "error" });
    expect(message).toMatch(new RegExp(`^This \`\\${opener}\` is never closed by a `));
    expect(marked.startsWith(opener)).toBe(true);
    expect(mended(text)).toBe(fixed);
    expect(readCell(fixed).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("over several lines is told where it begins", () => {
    const { marked, hint, fix } = problemOf("l1: { preset: bitcoin,\n  blockSize: 8 MB\ndemand: 10 tx/s");
    expect({ marked, hint, fix }).toEqual({ marked: "{", hint: "`}` at the end of the map", fix: undefined });
  });

  it("is the innermost, where a closer does not fit", () => {
    expect(problemOf("l1: bitcoin\nshow: { a: [fees }").message).toMatch(/^This `\[`/);
  });
});

describe("Other faults of YAML", () => {
  it.each([
    ["l1: bitcoin\nexpect: { userTps: > 5 }}", "closes nothing"],
    ["l1: a: b", "a colon and a space only in quotes"],
    ["l1: bitcoin\n  demand: 3 tx/s", "indented deeper"],
    ["l1:\n  preset: bitcoin\n blockSize: 1 MB", "not indented like the others"],
    ["l1: @bitcoin", "begins with `@` only in quotes"],
    ["l1: bitcoin\n---\nl1: bitcoin", "a cell is one"],
  ])("are told in our words: %j", (text, words) => {
    const { code, message } = problemOf(text);
    expect(code).toBe("syntax");
    expect(message).toContain(words);
  });
});

describe("A value that goes on behind its quotes", () => {
  it.each([
    ['demand: "60" tx/s', "demand: 60 tx/s"],
    ["demand: '60' tx/s # as many, at least", "demand: 60 tx/s # as many, at least"],
    ['duration: "60"min', "duration: 60min"],
    ['demand: { rate: "60" tx/s, patience: "5" min }', "demand: { rate: 60 tx/s, patience: 5 min }"],
    ['demand: "60" "tx/s"', "demand: 60 tx/s"],
    ['expect: { userTps: "6" .. 8 }', "expect: { userTps: 6 .. 8 }"],
    ['title: "Big" and bigger', 'title: "Big and bigger"'],
    ['title: "Big", and bigger', 'title: "Big, and bigger"'],
  ])("is told what to type instead: %j", (line, fixed) => {
    const text = `l1: bitcoin\n${line}`;
    const { problems } = readCell(text);
    expect(problems[0]).toMatchObject({
      code: "syntax",
      message: expect.stringContaining("ends with them, and `"),
    });
    expect(mended(text)).toBe(`l1: bitcoin\n${fixed}`);
    expect(readCell(`l1: bitcoin\n${fixed}`).problems).toEqual([]);
  });
});

describe("A comma that is missing", () => {
  it.each([
    ['show: ["fees" throughput]', "throughput", 'show: ["fees" , throughput]'],
    ["demand: { rate: 60 tx/s patience: 5 min }", "patience", "demand: { rate: 60 tx/s, patience: 5 min }"],
    [
      "demand: { rate: 60 tx/s\n  patience: 5 min }",
      "patience",
      "demand: { rate: 60 tx/s,\n  patience: 5 min }",
    ],
    [
      'demand: { rate: "60 tx/s" patience: 5 min }',
      "patience",
      'demand: { rate: "60 tx/s", patience: 5 min }',
    ],
  ])("is told where it belongs: %j", (line, before, fixed) => {
    const { code, message } = problemOf(`l1: bitcoin\n${line}`);
    expect([code, message]).toEqual(["syntax", `A comma is missing before \`${before}\`.`]);
    expect(mended(`l1: bitcoin\n${line}`)).toBe(`l1: bitcoin\n${fixed}`);
    expect(readCell(`l1: bitcoin\n${fixed}`).problems).toEqual([]);
  });
});

describe("Wrong indentation", () => {
  it.each([
    "l1:\n  preset: bitcoin\n   [blockSize: 2 MB]\nruns: 2",
    "l1:\n  preset: bitcoin\n\n  # A note.\n   [blockSize: 2 MB]",
    "l1:\n  preset: bitcoin\n [blockSize: 2 MB]",
    "l1:\n    preset: bitcoin\n  [blockSize: 2 MB]\nruns: 2",
    "l1: bitcoin\n [runs: 2]  ",
    "\n [l1: bitcoin]\nruns: 2\nseed: 3",
  ])("is told at the line that has it: %j", (text) => {
    expect(problemOf(text.replace(/[[\]]/g, "")).marked).toBe(/\[(.*)\]/.exec(text)?.[1]);
  });
});
