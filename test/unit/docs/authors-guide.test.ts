import { copyFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands as known } from "../../../src/cli/commands.ts";
import { courseProblems } from "../../../src/notebook/course/check.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { type Program, program } from "../cli/program.ts";

const guide = readFileSync("docs/authors-guide.md", "utf8");
const blocks = (language: string) =>
  [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, each]) => each === language)
    .map(([, , text = ""]) => text);
const commands = blocks("sh")
  .flatMap((text) => text.trim().split("\n"))
  .filter((line) => line.startsWith("layerbook "))
  .map((line) => line.split(" ").slice(1));

/** Because the scores of the first cell take as long as all the rest, and have tests of their own. */
const unscored = guide.replace("runs: 5\n```", "runs: 5\nshow: [throughput]\n```");

let layerbook: Program;
beforeAll(() => {
  layerbook = program();
  mkdirSync(join(layerbook.folder, "docs"));
  cpSync("docs/reference", join(layerbook.folder, "docs/reference"), { recursive: true });
  copyFileSync("docs/reference.md", join(layerbook.folder, "docs/reference.md"));
  layerbook.put("docs/guide.l2nb", unscored);
});
afterAll(() => layerbook.remove());

test("every cell runs, every expectation and verdict comes true, every link leads somewhere", () => {
  const { out, code } = layerbook.run("check", "docs/guide.l2nb");
  expect(out).toBe(`1 notebook, ${blocks("l2").length} cells, no problems\n`);
  expect(code).toBe(0);
});

test("it has a cell of every kind that it speaks of", () => {
  const keys = blocks("l2").flatMap((text) => [...text.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  for (const key of ["l1", "params", "sweep", "claim", "verdict", "predict", "quiz", "attack", "expect"])
    expect(keys).toContain(key);
});

test.each(commands)("`layerbook %s %s` is a command with such options", (name, ...words) => {
  const usage = known[name as string]?.usage ?? "";
  expect(usage).toContain(`layerbook ${name}`);
  for (const option of words.filter((word) => word.startsWith("--"))) expect(usage).toContain(option);
});

test("what begins a notebook and a course is all right", () => {
  for (const words of commands.filter(([command]) => command === "new"))
    expect(layerbook.run(...words).code).toBe(0);
});

test("its manifest can be read", () => {
  const [manifest = ""] = blocks("json");
  const notebook = { path: "article.l2nb", cells: parse(new TextEncoder().encode(guide)).cells };
  expect(courseProblems(manifest, [notebook])).toEqual([]);
});
