import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Program, program } from "./program.ts";

const quick =
  "l1: bitcoin-arithmetic\ndemand: { rate: 10 tx/s, patience: 20 min }\nduration: 2 h\nruns: 2\nshow: measures";
const notebook = `---\ntitle: A title\n---\n\nProse.\n\n\`\`\`l2\nname: base\n${quick}\n\`\`\`\n`;

let cli: Program;
beforeAll(() => {
  cli = program();
  cli.put("fine.l2nb", notebook);
  cli.put("broken.l2nb", "```l2\nl1: bitcoinn\n```\n");
  cli.put("old.ipynb", '{"nbformat":3}');
  cli.put("page.js", "console.log('draws');");
  cli.put("engine.txt", "ZW5naW5l");
});
afterAll(() => cli.remove());

const textIn = (name: string) => readFileSync(join(cli.folder, name), "utf8");

describe("export", () => {
  it("writes a page beside the notebook, with the renderer and the engine in it", () => {
    const { code, out } = cli.run("export", "fine.l2nb", "--to", "html");
    expect(code).toBe(0);
    expect(out).toMatch(/^fine\.html: 1 cell, \d+ KiB\n$/);
    for (const part of ["<title>A title</title>", "console.log('draws')", "ZW5naW5l"])
      expect(textIn("fine.html")).toContain(part);
  });

  it("carries the pictures in the notebook's folder, and none that a link leads to outside", () => {
    const outside = mkdtempSync(join(tmpdir(), "layerbook-outside-"));
    writeFileSync(join(outside, "secret.png"), "secret");
    symlinkSync(join(outside, "secret.png"), join(cli.folder, "link.png"));
    cli.put("plot.png", "plot");
    cli.put("pictures.l2nb", "![plot](plot.png) ![link](link.png) ![none](none.png)\n");
    const { code, err } = cli.run("export", "pictures.l2nb", "--to", "html");
    rmSync(outside, { recursive: true });
    expect([code, textIn("pictures.html").match(/<img [^>]*>/g)]).toEqual([
      0,
      [`<img src="data:image/png;base64,${btoa("plot")}" alt="plot">`],
    ]);
    expect(err).toContain("the picture link.png is left out: it lies outside the folder");
    expect(err).toContain("the picture none.png is left out: there is no such file or folder");
  });

  it("makes one page of several notebooks", () => {
    const { code } = cli.run("export", "fine.l2nb", "broken.l2nb", "--to", "html", "-o", "both.html");
    expect(code).toBe(1);
    expect(textIn("both.html").match(/<article /g)).toHaveLength(2);
  });

  it("makes a table of the only lesson of a course, and a page of no course whose manifest is broken", () => {
    mkdirSync(join(cli.folder, "single"));
    cli.put("single/a.l2nb", notebook);
    cli.put(
      "single/layerbook-course.json",
      '{ "title": "One", "lessons": [{ "file": "a.l2nb", "title": "A" }] }',
    );
    expect(cli.run("export", "single", "--to", "csv", "-o", "one.csv").code).toBe(0);
    expect(textIn("one.csv")).toMatch(/^notebook,cell,layer,/);
    cli.put("single/layerbook-course.json", '{ "title": "One", "lessons": [');
    const { code, err } = cli.run("export", "single", "--to", "html", "-o", "one.html");
    expect([code, existsSync(join(cli.folder, "one.html"))]).toEqual([2, false]);
    expect(err).toContain("layerbook-course.json:1:");
  });

  it("makes of a course its page, in the order of its manifest, and says how far it is", () => {
    mkdirSync(join(cli.folder, "course"));
    cli.put("course/a.l2nb", notebook);
    cli.put("course/b.l2nb", "# B\n\n[on](a.l2nb)\n");
    const lessons = [
      { file: "b.l2nb", title: "First", objectives: ["Read."] },
      { file: "a.l2nb", title: "Second", objectives: ["Run."] },
    ];
    cli.put("course/layerbook-course.json", JSON.stringify({ title: "Both", lessons }));
    const { code, out, err } = cli.run("export", "course", "--to", "html");
    expect([code, out]).toEqual([0, expect.stringMatching(/^course\.html: 1 cell, \d+ KiB\n$/)]);
    expect(err).toMatch(/^2 of 2 done: course\/[ab]\.l2nb$/m);
    const page = textIn("course.html");
    expect(page).toContain("<title>Both</title>");
    expect([...page.matchAll(/<article id="([^"]*)"/g)].map(([, id]) => id)).toEqual(["course", "b", "a"]);
    expect(page).toContain('<a href="#a">on</a>');
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "that is ended by %s leaves neither a file nor a process",
    async (signal) => {
      mkdirSync(join(cli.folder, signal));
      const long = notebook.replace("runs: 2", "runs: 400").replace("2 h", "7 d");
      for (const name of ["a", "b"]) cli.put(`${signal}/${name}.l2nb`, long);
      const before = readdirSync(cli.folder);
      // In a group of its own, which is empty once all processes are gone.
      const child = spawn(process.execPath, [cli.bundle, "export", signal, "--to", "html"], {
        ...{ cwd: cli.folder, stdio: ["ignore", "ignore", "pipe"], detached: true },
      });
      await once(child.stderr as Readable, "data");
      child.kill(signal);
      const [code] = await once(child, "exit");
      expect(code).toBe(128 + constants.signals[signal]);
      expect(readdirSync(cli.folder)).toEqual(before);
      await vi.waitFor(() => expect(() => process.kill(-(child.pid ?? 0), 0)).toThrow("ESRCH"), 5000);
    },
  );

  it.each(["md", "ipynb"])("to %s and import give the notebook back", (to) => {
    expect(cli.run("export", "fine.l2nb", "--to", to, "-o", `there.${to}`).code).toBe(0);
    const { code, out } = cli.run("import", `there.${to}`, "-o", `back-${to}.l2nb`);
    expect([code, out]).toEqual([0, `back-${to}.l2nb: 1 cell and 1 of prose\n`]);
    expect(textIn(`back-${to}.l2nb`).trimEnd()).toBe(notebook.trimEnd());
  });

  it("writes to standard output, and says where a cell is not as it should be", () => {
    expect(cli.run("export", "fine.l2nb", "--to", "csv", "-o", "-").out).toMatch(
      /^notebook,cell,layer,preset,measure,[^\r]*\r\nfine\.l2nb,base,[^\r]*,all,[^\r]*\r\nfine\.l2nb,base,[^\r]*,1,/,
    );
    const { code, out } = cli.run("export", "broken.l2nb", "--to", "md");
    expect([code, out]).toEqual([1, expect.stringMatching(/; 1 not as it should be: cell1\n$/)]);
  });
});

describe("says what to type instead of", () => {
  it.each([
    [
      ["export"],
      "--to says what to export to and is missing: type --to html, --to md, --to ipynb, --to csv.",
    ],
    [["export", "fine.l2nb", "--to", "pdf"], 'is "pdf": type --to html'],
    [["export", "fine.l2nb", "broken.l2nb", "--to", "csv"], "only --to html makes one file of 2"],
    [["export", "--to", "md"], "Usage: layerbook export PATH..."],
    [["import"], "Usage: layerbook import FILE.md|FILE.ipynb"],
    [["import", "page.js"], "one that ends in .md or .ipynb"],
    [["import", "old.ipynb", "-o", "new.l2nb"], "old.ipynb: This file is no Jupyter notebook of nbformat 4."],
  ])("%j", (argv, said) => {
    const { code, out, err } = cli.run(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(existsSync(join(cli.folder, "new.l2nb"))).toBe(false);
  });

  it("a notebook that is there: import writes over none unless told", () => {
    cli.put("taken.l2nb", "the work of days");
    cli.put("taken.md", "# Other\n");
    expect(cli.run("import", "taken.md")).toMatchObject({
      code: 2,
      err: expect.stringContaining("-o names the file"),
    });
    expect(textIn("taken.l2nb")).toBe("the work of days");
  });
});
