import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exercises } from "../../../src/notebook/exercises.ts";
import { type HandIn, write } from "../../../src/notebook/handin.ts";
import { type Program, program } from "./program.ts";

const base =
  "name: base\nparams: { size: { value: 1 MB, options: [1 MB, 2 MB] } }\nl1: { preset: bitcoin-arithmetic, blockSize: =size }\ndemand: 20 tx/s\nduration: 6 h\nruns: 4\nshow: measures";
const texts = [
  base,
  "name: guess\npredict: How many?\nanswer: base.userTps",
  "name: enough\nquiz: { ask: Enough?, options: { Yes: base.userTps > 40 tx/s, No: base.userTps < 40 tx/s } }",
  "name: goal\nchallenge: Carry eight.\nholds: [ base.userTps > 8 ]",
];
const notebook = (cells: readonly string[]) => cells.map((text) => `\`\`\`l2\n${text}\n\`\`\`\n`).join("\n");
const answers: Readonly<Record<string, string>> = { guess: "13", enough: "No" };

function handIn(grades: readonly HandIn["exercises"][number]["grade"][], more: Partial<HandIn> = {}): string {
  return write({
    version: 1,
    notebook: "lesson.l2nb",
    name: "Ada",
    reader: 7,
    date: "2026-11-27",
    engine: "1",
    set: { "base.params.size": "2 MB" },
    exercises: exercises(texts).map(({ name, cells }, at) => ({
      cell: name,
      cells,
      attempts: name === "guess" ? ["900", "13"] : [],
      reply: answers[name] ?? "",
      grade: grades[at] ?? "open",
      receipt: "",
    })),
    ...more,
  });
}

let cli: Program;
beforeAll(() => {
  cli = program();
  cli.put("lesson.l2nb", notebook(texts));
  cli.put("ada.json", handIn(["right", "right", "right"]));
});
afterAll(() => cli.remove());

test("answers that come out as they were handed in are well, with what the reader had turned", () => {
  const { code, out } = cli.run("grade", "lesson.l2nb", "ada.json", "--json", "grades.json");
  expect(out.split("\n")).toEqual([
    "ada.json: Ada, lesson.l2nb, 2026-11-27",
    "  ✓ guess: right, answered 13, after 900",
    "  ✓ enough: right, answered No",
    "  ✓ goal: right",
    "  3 of 3 right, all as handed in",
    "",
  ]);
  expect(code).toBe(0);
  const data = JSON.parse(readFileSync(join(cli.folder, "grades.json"), "utf8"));
  expect(data.handIns[0]).toMatchObject({ name: "Ada", right: 3 });
});

test("a wrong answer alone is no failure, a grade that was made up is one", () => {
  const said = (reply: string, grade: "right" | "wrong") =>
    handIn([grade, "right", "right"]).replace('"reply": "13"', `"reply": ${JSON.stringify(reply)}`);
  cli.put("wrong.json", said("900", "wrong"));
  cli.put("made-up.json", said("900", "right"));
  const { code, out } = cli.run("grade", "lesson.l2nb", "wrong.json", "made-up.json");
  expect(out).toContain("  2 of 3 right, all as handed in\n");
  expect(out).toContain("  ✗ guess: wrong, answered 900, after 900; handed in as right\n");
  expect(out).toContain("  2 of 3 right, 1 grade not as handed in\n");
  expect(code).toBe(1);
  expect(cli.run("grade", "lesson.l2nb", "wrong.json").code).toBe(0);
});

test("cells that have changed since are named, and questions that are gone", () => {
  cli.put("changed.l2nb", notebook(texts.map((text) => text.replace("20 tx/s", "21 tx/s"))));
  const changed = cli.run("grade", "changed.l2nb", "ada.json");
  expect([changed.code, changed.out]).toEqual([
    1,
    expect.stringContaining("3 of 3 right, 1 cell changed since\n"),
  ]);
  expect(changed.out).toContain("✓ goal: right; changed since: base\n");
  cli.put("shorter.l2nb", notebook(texts.slice(0, 3)));
  const shorter = cli.run("grade", "shorter.l2nb", "ada.json");
  expect(shorter.code).toBe(1);
  expect(shorter.out).toContain("goal: handed in as right; the notebook does not ask it\n");
});

test("what somebody handed in cannot steer the terminal, or a cell beside the params", () => {
  const sly = handIn(["right", "right", "right"], {
    name: "\u001b[2JEve",
    set: { "base.params.size": "2 MB", "base.params.gone": "1", "nowhere.params.size": "1" },
  });
  cli.put("sly.json", sly.replace('"set": {', '"set": { "base.l1.preset": "ideal",'));
  const { out } = cli.run("grade", "lesson.l2nb", "sly.json");
  expect(out).not.toContain("\u001b");
  expect(out).toContain("sly.json: �[2JEve");
});

test("what is no hand-in, and a command without one, say what to type", () => {
  cli.put("none.json", "{}");
  const none = cli.run("grade", "lesson.l2nb", "none.json");
  expect([none.code, none.err]).toEqual([
    2,
    'layerbook: none.json is no hand-in; "Layerbook: Hand In…" in VS Code writes one.\n',
  ]);
  expect(cli.run("grade", "lesson.l2nb")).toMatchObject({
    code: 2,
    err: "layerbook: Usage: layerbook grade FILE HANDIN... [--json F]\n",
  });
});

test("cells that say `seed: reader` run by the reader's own chance, where no seed is asked for", () => {
  const own = base.replace("duration: 6 h\nruns: 4", "duration: 2 h\nruns: 2\nseed: reader");
  cli.put("own.l2nb", notebook([own, "name: guess\npredict: How many?\nanswer: base.userTps"]));
  const measured = (...more: string[]) => {
    const { cells } = JSON.parse(cli.run("run", "own.l2nb", "--json", "-", ...more).out);
    return cells[0].layers[0].measures.userTps.mean as number;
  };
  expect(measured()).toBe(measured("--reader", "1"));
  const [third, ninth] = [measured("--reader", "3"), measured("--reader", "9")];
  expect(third).not.toBe(ninth);
  expect(measured("--reader", "3", "--seed", "9")).toBe(ninth);
  expect(cli.run("run", "own.l2nb", "--reader", "me").code).toBe(2);
});
