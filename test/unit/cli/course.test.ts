import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, program } from "./program.ts";

let cli: Program;
beforeAll(() => {
  cli = program();
});
afterAll(() => cli.remove());

const at = (path: string) => join(cli.folder, path);

function change(path: string, from: string, to: string): void {
  const text = readFileSync(at(path), "utf8");
  expect(text).toContain(from);
  writeFileSync(at(path), text.replace(from, to));
}

/** What `check` says, without the sentences. */
const checked = (path: string) => {
  const { code, out } = cli.run("check", path);
  return [
    code,
    ...out
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/ (error|warning): .*/, " $1")),
  ];
};

describe("new", () => {
  it("writes a course in which check finds nothing", () => {
    expect(cli.run("new", "course", "mine").code).toBe(0);
    expect(checked("mine")).toEqual([0, "1 course, 2 notebooks, 5 cells, no problems"]);
  });

  it("writes a notebook in which check finds nothing", () => {
    expect(cli.run("new", "notebook", "article.l2nb").code).toBe(0);
    expect(checked("article.l2nb")).toEqual([0, "1 notebook, 1 cell, no problems"]);
  });

  it("writes over nothing, and says what to type instead", () => {
    cli.run("new", "course", "kept");
    cli.put("kept.l2nb", "Mine.");
    change("kept/README.md", "# ", "# Mine: ");
    for (const [argv, words] of [
      [["course", "kept"], "such as kept-2"],
      [["notebook", "kept.l2nb"], "name a file that is new"],
      [["notebook", "article"], "write article.l2nb"],
      [["lesson", "x"], "layerbook new course DIR"],
      [["course"], "layerbook new course DIR"],
    ] as const) {
      const { code, err } = cli.run("new", ...argv);
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    }
    expect(readFileSync(at("kept/README.md"), "utf8")).toContain("# Mine: ");
    expect(readFileSync(at("kept.l2nb"), "utf8")).toBe("Mine.");
    expect(existsSync(at("article"))).toBe(false);
  });
});

describe("check of a course", () => {
  it("says where its manifest and the links of its lessons are wrong", () => {
    cli.run("new", "course", "wrong");
    const [first, second] = ["wrong/1-how-much-fits.l2nb", "wrong/2-make-it-bigger.l2nb"];
    change(first, "(2-make-it-bigger.l2nb)", "(2-make.l2nb)");
    change(second, "#look)", "#lok)");
    change("wrong/layerbook-course.json", '"file": "1-how-much-fits.l2nb"', '"file": "1-how-much-fit.l2nb"');
    change("wrong/layerbook-course.json", '"block"', '"epoch"');
    cli.put("wrong/other.l2nb", "Prose.");
    expect(checked("wrong")).toEqual([
      1,
      `${first}:29:29 dead-link error`,
      `${second}:7:24 dead-heading error`,
      "wrong/layerbook-course.json:4:3 unlisted-lesson warning",
      "wrong/layerbook-course.json:6:15 missing-lesson error",
      "wrong/layerbook-course.json:21:9 unknown-prerequisite error",
      "wrong/layerbook-course.json:28:5 unused-term warning",
      "wrong/layerbook-course.json:29:5 unused-term warning",
      "wrong/other.l2nb:1:1 no-cell warning",
      "1 course, 3 notebooks, 5 cells, 4 errors, 4 warnings",
    ]);
    expect(cli.run("check", "wrong/layerbook-course.json").out).toContain('Try: "1-how-much-fits.l2nb"');
  });

  it("leaves the lessons of a course inside it to that one", () => {
    cli.run("new", "course", "outer");
    cli.run("new", "course", "outer/inner");
    expect(checked("outer")).toEqual([0, "2 courses, 4 notebooks, 10 cells, no problems"]);
  });

  it("says that a manifest cannot be read", () => {
    cli.run("new", "course", "bytes");
    cli.put("bytes/layerbook-course.json", Uint8Array.from([0x7b, 0xff]));
    expect(checked("bytes/layerbook-course.json")).toEqual([
      2,
      "bytes/layerbook-course.json:1:1 unreadable error",
      "1 course, 0 notebooks, 0 cells, 1 error",
    ]);
  });
});
