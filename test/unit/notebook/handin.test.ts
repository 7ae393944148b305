import * as fc from "fast-check";
import { expect, test } from "vitest";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { Memory } from "../../../src/notebook/answer/memory.ts";
import { evaluate } from "../../../src/notebook/evaluate.ts";
import { type Exercise, exercises } from "../../../src/notebook/exercises.ts";
import {
  compared,
  type Grade,
  type HandIn,
  isAsHanded,
  marked,
  read,
  rightOf,
  write,
} from "../../../src/notebook/handin.ts";
import { outcome } from "../../../src/notebook/outcome.ts";
import { readExercise } from "../../../src/notebook/read-question.ts";

const texts = [
  "name: base\nparams: { size: { value: 1 MB, options: [1 MB, 2 MB] } }\nl1: { preset: bitcoin-arithmetic, blockSize: =size }\ndemand: 20 tx/s\nduration: 6 h\nruns: 4\nshow: measures",
  "name: big\nextends: base\nl1: { blockSize: 2 MB }",
  "name: guess\npredict: How many?\nanswer: big.userTps",
  "name: which\nquiz: { ask: Which?, options: { Big: big.userTps > base.userTps, Small: big.userTps < base.userTps } }",
  "name: goal\nchallenge: Carry ten.\nholds: [ base.userTps > 8 ]",
  "name: alone\nl1: ideal",
];
const asked = exercises(texts);
const hashOf = (name: string) => asked.flatMap(({ cells }) => cells[name] ?? [])[0] ?? "";

const memory = new Memory();
const run = (position: number, reply?: string, set: Readonly<Record<string, string>> = {}) =>
  finish(
    evaluate(
      {
        text: texts[position - 1] ?? "",
        line: 1,
        position,
        cells: texts,
        set,
        ...(reply !== undefined && { reply }),
      },
      memory,
    ),
  );

const handIn: HandIn = {
  version: 1,
  notebook: "lesson.l2nb",
  name: "Ada",
  reader: 7,
  date: "2026-11-27",
  engine: "1",
  set: { "base.params.size": "2 MB" },
  exercises: asked.map(({ name, cells }, at) => ({
    cell: name,
    cells,
    attempts: ["1", "2"],
    reply: "2",
    grade: (["near", "right", "open"] as const)[at] ?? "open",
    receipt: "0123abcd",
  })),
};
const asHanded = new Map<string, Grade>(handIn.exercises.map(({ cell, grade }) => [cell, grade]));

test("a notebook's questions are its predictions, quizzes and challenges, with all cells that they are read from", () => {
  expect(asked.map(({ name, position, form, ask }) => [name, position, form, ask])).toEqual([
    ["guess", 3, "number", "How many?"],
    ["which", 4, "choice", "Which?"],
    ["goal", 5, "goal", "Carry ten."],
  ]);
  expect(asked.map(({ cells }) => Object.keys(cells).sort())).toEqual([
    ["base", "big", "guess"],
    ["base", "big", "which"],
    ["base", "goal"],
  ]);
});

test("what is handed in reads back as it was written", () => {
  expect(read(write(handIn))).toEqual(handIn);
  expect(write(read(write(handIn)) as HandIn)).toBe(write(handIn));
});

test("what is no hand-in of this version is refused", () => {
  for (const text of ["", "null", "[]", "{}", '{"version":2,"exercises":[]}', '{"version":1}', "{"])
    expect(read(text)).toBeUndefined();
  const graded = (grade: unknown) => JSON.stringify({ version: 1, exercises: [{ cell: "guess", grade }] });
  expect(read(graded("right"))).toBeDefined();
  expect(read(graded("best"))).toBeUndefined();
});

test("a hand-in may hold anything, and what is read of it has bounds", () => {
  const big = "x".repeat(2_000);
  const hostile = read(
    JSON.stringify({
      ...handIn,
      name: { toString: "x" },
      reader: "7",
      notebook: big,
      set: {
        "base.params.size": big,
        "l1.preset": "ideal",
        "__proto__.params.x": "1",
        "base.params.pace": 3,
      },
      exercises: [
        {
          ...handIn.exercises[0],
          attempts: Array.from({ length: 300 }, () => big),
          cells: { base: "no hash", "": "0" },
        },
      ],
    }),
  );
  expect(Object.keys(hostile?.set ?? {})).toEqual(["base.params.size"]);
  expect([hostile?.name, hostile?.reader]).toEqual(["", 0]);
  expect(hostile?.exercises[0]?.cells).toEqual({});
  expect(JSON.stringify(hostile).length).toBeLessThan(250_000);
  const anyHandIn = fc.record({
    version: fc.constant(1),
    name: fc.anything(),
    reader: fc.anything(),
    set: fc.dictionary(fc.string(), fc.anything()),
    exercises: fc.array(
      fc.record({
        cell: fc.stringMatching(/^[A-Za-z]\w{0,5}$/),
        grade: fc.constantFrom("open", "right"),
        attempts: fc.array(fc.anything()),
        reply: fc.anything(),
        cells: fc.dictionary(fc.string(), fc.anything()),
      }),
    ),
  });
  fc.assert(
    fc.property(anyHandIn, (value) => {
      const found = read(JSON.stringify(value)) as HandIn;
      expect(found.exercises.length).toBe(value.exercises.length);
      expect(read(write(found))).toEqual(found);
    }),
    { numRuns: 20 },
  );
});

test("the same notebook with the same grades is as handed in", () => {
  const all = compared(handIn, asked, asHanded);
  expect(isAsHanded(all)).toBe(true);
  expect(all.map(({ changed }) => changed)).toEqual([[], [], []]);
});

test("a grade that comes out otherwise, a changed cell, a new question and one that is gone are each told", () => {
  const wrong = compared(handIn, asked, new Map(asHanded).set("which", "wrong"));
  expect(wrong[1]).toMatchObject({ cell: "which", handed: "right", now: "wrong", reply: "2" });
  const edited = exercises(texts.map((text) => text.replace("demand: 20", "demand: 21")));
  expect(compared(handIn, edited, asHanded).map(({ changed }) => changed)).toEqual([
    ["base"],
    ["base"],
    ["base"],
  ]);
  const [first, ...others] = handIn.exercises;
  const unknown = compared({ ...handIn, exercises: others }, asked, asHanded);
  expect(unknown[0]).toMatchObject({ cell: "guess", handed: null });
  const fewer = asked.filter(({ name }) => name !== "guess");
  expect(compared(handIn, fewer, asHanded).at(-1)).toMatchObject({
    cell: "guess",
    handed: first?.grade,
    now: null,
  });
  for (const all of [wrong, compared(handIn, edited, asHanded), unknown, compared(handIn, fewer, asHanded)])
    expect(isAsHanded(all)).toBe(false);
});

test("cells are told apart by their texts alone", () => {
  expect(new Set(["base", "big", "guess", "which", "goal"].map(hashOf)).size).toBe(5);
  const moved: readonly Exercise[] = exercises([...texts].reverse());
  expect(moved.find(({ name }) => name === "guess")?.cells).toEqual(asked[0]?.cells);
});

test("what is right is counted of all", () => {
  expect(rightOf(["right", "near", "open", "right", "wrong"])).toBe("2 of 5 right");
});

test("an open question has neither a tick nor a number; a wrong answer has no tick and is no failure", () => {
  const open = run(3);
  expect([open.layers, open.charts, open.tables, open.sentence, open.exercise?.feedback]).toEqual([
    [],
    [],
    [],
    "",
    "",
  ]);
  const verdicts = [undefined, "13 tx/s", "9", "1000"].map((reply) => outcome(run(3, reply), "").verdict);
  expect(verdicts).toEqual([undefined, true, true, undefined]);
  expect(outcome(run(3, "1000"), "").failure).toBeUndefined();
  expect([outcome(run(5), "").verdict, outcome(run(5, undefined, handIn.set), "").verdict]).toEqual([
    undefined,
    true,
  ]);
});

test("a result says what came of its question, and of a challenge what was turned to get there", () => {
  expect(marked(run(1))).toBeUndefined();
  expect(marked(run(3, "13"))).toMatchObject({
    grade: "right",
    receipt: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  expect(marked(run(3))).toMatchObject({ grade: "open", receipt: "" });
  expect(marked(run(5, undefined, handIn.set))).toMatchObject({ grade: "right", set: handIn.set });
});

test("a question that was saved reads back, and loses what is none", () => {
  const saved = JSON.parse(JSON.stringify(run(3, "13").exercise));
  expect(readExercise(saved)).toEqual(saved);
  expect(
    readExercise({ ...saved, grade: "best", form: "essay", range: { low: 3, high: 1 }, hints: [1, "a"] }),
  ).toMatchObject({
    grade: "open",
    form: "number",
    range: null,
    hints: ["", "a"],
  });
});
