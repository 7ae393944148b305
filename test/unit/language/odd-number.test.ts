import { describe, expect, it } from "vitest";
import { Cells, readCell } from "../../../src/notebook/language/index.ts";
import { mended } from "./reading.ts";

const scenario = "name: main\nl1: bitcoin\nduration: 1 h";
/** The first problem of a line in a scenario, or in a question about one. */
const ofScenario = (line: string) => readCell(`${scenario}\n${line}`).problems[0];
const ofQuestion = (text: string) => new Cells([scenario, text]).reading(2).problems[0];

describe("A number that is written as elsewhere", () => {
  it.each([
    ["runs: 1,000", "thousands", "1000"],
    ["demand: 1,000 tx/s", "thousands", "1000 tx/s"],
    ["demand: =5", "equals-sign", "5"],
    ["demand: =5 tx/s", "equals-sign", "5 tx/s"],
    ["demand: { highestFee: €5 }", "wrong-unit", "5 $"],
    ["demand: { highestFee: 5 EUR }", "wrong-unit", "5 $"],
    ["demand: €5", "wrong-unit", "10 tx/s"],
    ["expect: { feeUsd: < €5 }", "wrong-unit", "< 5 $"],
    ["expect: { feeUsd: < =5 }", "equals-sign", "< 5"],
    ["expect: { feeUsd: €5 }", "bad-condition", "about 5 $"],
    ["demand: main.feeUsd", "not-a-quantity", "10 tx/s"],
  ])("is told in a scenario what to type instead: %s", (line, code, hint) => {
    expect(ofScenario(line)).toMatchObject({ code, hint });
  });

  it.each([
    ["claim: A.\nholds: main.userTps > 1,000", "thousands", "1000"],
    ["claim: A.\nholds: main.userTps => 6 tx/s", "bad-condition", ">="],
    ["claim: A.\nholds: main.userTps ≤ 6 tx/s", "bad-condition", "<="],
    ["claim: A.\nholds: [ main.userTps > 1,000 ]", "thousands", "main.userTps > 1000"],
    [
      "claim: A.\nholds: [ main.userTps > 1,500 tx/s, main.userTps > 2 ]",
      "thousands",
      "main.userTps > 1500 tx/s",
    ],
    ["claim: A.\nholds: [ main.userTps > =5 ]", "equals-sign", "5"],
    ["claim: A.\nholds: main.feeUsd < €0.5", "wrong-unit", "0.5 $"],
    ["predict: How?\nanswer: =main.userTps", "bad-expression", undefined],
    ["sweep: { main.demand.rate: [1,000 tx/s, 2,000 tx/s] }", "thousands", "1000 tx/s"],
  ])("is told in a question: %s", (text, code, hint) => {
    expect(ofQuestion(text)).toMatchObject({ code, ...(hint !== undefined && { hint }) });
  });

  it("is mended by what is offered, and lists of numbers stay lists", () => {
    expect(mended(`${scenario}\nseed: =7`)).toBe(`${scenario}\nseed: 7`);
    expect(ofQuestion("sweep: { main.runs: [10,100,200] }")).toBeUndefined();
  });

  it("says of a rate in money that it is none, and of money in which it is counted", () => {
    expect(ofScenario("demand: €5")?.message).toMatch(/is an amount of money, and this is a rate/);
    expect(ofScenario("demand: { highestFee: €5 }")?.message).toMatch(/US dollars, or in a chain's own coin/);
    expect(ofScenario("demand: main.fees")?.message).toMatch(/is a value that a run gives/);
  });
});

describe("A measure by another word", () => {
  it.each([
    ["main.fees", /^main\.feeUsd, /],
    ["main.tps", /^main\.userTps, /],
    ["main.bitcoin.finality", /^main\.bitcoin\.finalitySeconds /],
    ["main.userTsp", /^main\.userTps$/],
  ])("is told the nearest, with its cell: %s", (name, hint) => {
    expect(ofQuestion(`predict: How?\nanswer: ${name}`)).toMatchObject({
      code: "unknown-measure",
      hint: expect.stringMatching(hint),
    });
  });
});
