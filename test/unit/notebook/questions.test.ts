import { describe, expect, it } from "vitest";
import { Memory } from "../../../src/notebook/answer/memory.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import { readResult } from "../../../src/notebook/read-result.ts";
import { markdown } from "../../../src/notebook/report/markdown.ts";
import { text } from "../../../src/notebook/report/text.ts";
import { asked } from "./asking.ts";

const base =
  "name: base\nparams: { size: { value: 100 kB, from: 100 kB, to: 400 kB, step: 100 kB } }\nl1: { preset: bitcoin-arithmetic, blockSize: =size, blockInterval: 1 min }\nnetwork: { latency: 500 ms }\ndemand: 20 tx/s\nwarmup: 20 min\nduration: 1 h\ndrain: 20 min\nruns: 3\nshow: [measures]";
const big = "name: big\ntitle: Four times as big\nextends: base\nl1: { blockSize: 400 kB }";
const kinds = {
  sweep: "name: sizes\nsweep: { base.l1.blockSize: [100 kB, 200 kB, 400 kB] }",
  compare: "compare: [base, big]",
  claim: "claim: Bigger blocks carry more.\nholds: [ big.userTps > 2 * base.userTps ]\nverdict: supported",
  predict: "predict: { ask: How many?, hints: [Four times as much room.] }\nanswer: big.userTps",
  direction: "predict: { ask: More?, than: base.userTps }\nanswer: big.userTps",
  curve: "predict: { ask: Draw., range: 0 tx/s .. 50 tx/s }\nanswer: sizes.userTps",
  quiz: "quiz: { ask: Which?, options: { Bigger: big.userTps > base.userTps, Smaller: big.userTps < base.userTps } }",
  challenge: "challenge: Carry ten.\nholds: [ base.userTps > 10 ]",
} as const;
const cells = [base, big, ...Object.values(kinds)];
/** Because the same scenarios are asked about over and over. */
const known = new Memory();
const at = (kind: keyof typeof kinds) => 3 + Object.keys(kinds).indexOf(kind);

describe("Questions of a notebook", () => {
  it("simulate each scenario once, whichever cells ask for it", () => {
    const memory = new Memory();
    for (const position of cells.keys()) asked(cells, position + 1, { reveals: true }, memory);
    // base (100 kB, in the sweep too), big (400 kB, in the sweep too, and base turned to its end), 200 kB.
    expect(memory.simulated).toBe(3);
    asked(cells, 1, { set: { "base.params.size": "300 kB" } }, memory);
    asked(cells, at("compare"), { set: { "base.params.size": "300 kB" } }, memory);
    expect(memory.simulated).toBe(4);
  });

  it("come back from the wire as they were sent, charts too, and can be said in words", () => {
    const memory = known;
    for (const position of cells.keys()) {
      const result = asked(cells, position + 1, { reveals: true }, memory);
      expect(readResult(JSON.parse(JSON.stringify(result)))).toEqual(JSON.parse(JSON.stringify(result)));
      for (const { spec } of result.charts) expect(isSpec(spec)).toBe(true);
      expect(text(result)).not.toMatch(/NaN|undefined|Infinity/);
      expect(markdown(result)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("are not run where nobody answered, and hold nothing of the answer", () => {
    const memory = new Memory();
    for (const kind of ["predict", "direction", "curve", "quiz"] as const) {
      const result = asked(cells, at(kind), {}, memory);
      expect(result).toMatchObject({
        status: "ok",
        sentence: "",
        layers: [],
        charts: [],
        tables: [],
        exercise: { grade: "open", feedback: "" },
      });
    }
    expect(memory.simulated).toBe(0);
  });

  it("grade what a reader said by what came out", () => {
    const memory = known;
    const graded = (kind: keyof typeof kinds, reply: string) =>
      asked(cells, at(kind), { reply }, memory).exercise?.grade;
    expect(["20 tx/s", "1200 tx/min", "12", "1000 tx/s"].map((reply) => graded("predict", reply))).toEqual([
      "right",
      "right",
      "near",
      "wrong",
    ]);
    expect(graded("predict", "many")).toBe("open");
    expect(["more", "about the same", "less"].map((reply) => graded("direction", reply))).toEqual([
      "right",
      "wrong",
      "wrong",
    ]);
    expect(["Bigger", "Smaller"].map((reply) => graded("quiz", reply))).toEqual(["right", "wrong"]);
    expect(["6.5,13,20", "1,2,3", "16,8,4"].map((reply) => graded("curve", reply))).toEqual([
      "right",
      "near",
      "wrong",
    ]);
  });

  it("are solved by turning what they are about", () => {
    const grade = (set: Readonly<Record<string, string>>) =>
      asked(cells, at("challenge"), { set }, known).exercise?.grade;
    expect([grade({}), grade({ "base.params.size": "300 kB" })]).toEqual(["open", "right"]);
  });

  it("say what differs and whether that is chance, run by run", () => {
    const { tables, sentence, notices } = asked(cells, at("compare"), {}, known);
    const rows = new Map(tables[0]?.table.rows.map((row) => [row[0], row.at(-1)]));
    expect(rows.get("user transactions per second")).toBe("more than chance");
    expect(sentence).toMatch(/Four times as big.*instead of/s);
    expect(notices.join()).not.toMatch(/no effect|below what/);
    const idle = [base.replace("20 tx/s", "1 tx/s"), big, kinds.compare];
    expect(asked(idle, 3).notices.join()).toMatch(/Demand is below/);
    const same = [base, "name: big\nextends: base\ntitle: The same", kinds.compare];
    expect(asked(same, 3).notices.join()).toMatch(/no effect/);
  });

  it("say with which value, or of which cell, what a note says is true", () => {
    const full =
      "name: base\nl1: bitcoin-arithmetic\ndemand: { rate: 40 tx/s, patience: 2 h }\nwarmup: 10 min\nduration: 1 h\ndrain: 3 h\nruns: 5\nshow: [measures]";
    const calm = "name: calm\nextends: base\ndemand: { rate: 1 tx/s }";
    const sweep = "sweep: { base.demand.rate: [1 tx/s, 40 tx/s, 80 tx/s] }\nshow: [userTps]";
    const notes = (position: number) => asked([full, calm, sweep, "compare: [base, calm]"], position).notices;
    expect(notes(1)).toEqual([
      expect.stringMatching(/^[\d.]+ % of the users/),
      expect.stringMatching(/^Users of bitcoin/),
    ]);
    expect(notes(3)).toEqual([
      expect.stringMatching(/^With a rate of 40 tx\/s: [\d.]+ % of/),
      expect.stringMatching(/^With a rate of 40 tx\/s and with a rate of 80 tx\/s: Users/),
      expect.stringMatching(/^With a rate of 80 tx\/s: [\d.]+ % of/),
    ]);
    expect(notes(4)[0]).toMatch(/^Of base: [\d.]+ % of/);
  });

  it("let a first look have fewer runs and no scores, and say so", () => {
    const scored = ["l1: ideal\ndemand: 2 tx/s\nduration: 10 min\nruns: 3\nshow: [trilemma]"];
    const look = asked(scored, 1, { isCoarse: true, runs: 1 });
    expect(look.problems).toEqual([]);
    expect(look).toMatchObject({ isCoarse: true, provenance: { runs: 1 }, layers: [{ scores: null }] });
    expect(asked(scored, 1).layers[0]?.scores).not.toBeNull();
  });
});
