import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, program } from "./program.ts";

const cell = (text: string) => `\`\`\`l2\n${text}\n\`\`\`\n`;
const quick = "l1: bitcoin-arithmetic\ndemand: 10 tx/s\nduration: 6 h\nruns: 2\nshow: measures";

let cli: Program;
beforeAll(() => {
  cli = program();
  cli.put(
    "fine.l2nb",
    `---\ntitle: A title\n---\n\nProse.\n\n${cell(`name: base\n${quick}\nexpect: { userTps: 1 .. 20 }`)}`,
  );
  cli.put("disappointed.l2nb", cell(`${quick}\nexpect: { userTps: > 50 }`));
  cli.put("misspelled.l2nb", `Prose.\r\n\r\n  \`\`\`l2\r\n  l1: bitcoin\r\n  durration: 1 d\r\n  \`\`\`\r\n`);
  cli.put("bytes.l2nb", Uint8Array.from([0x61, 0xff]));
  cli.put("page.js", "console.log('draws');");
});
afterAll(() => cli.remove());

const dataIn = (name: string) => JSON.parse(readFileSync(join(cli.folder, name), "utf8"));

describe("Misuse ends with 2 and one line", () => {
  it.each([
    [["nope"], "run, check, record"],
    [["run"], "Usage: layerbook run FILE"],
    [["run", "none.l2nb"], "none.l2nb cannot be read"],
    [["run", "bytes.l2nb"], "byte 1"],
    [["run", "fine.l2nb", "--foo"], "--foo"],
    [["run", "fine.l2nb", "--runs", "many"], "--runs takes a whole number from 1 to 1000"],
    [["run", "fine.l2nb", "--set", "l1"], "--set takes a path"],
    [["run", "fine.l2nb", "--set", "bsae.l1=bitcoin"], "a cell's name (base)"],
    [["check"], "Usage: layerbook check PATH..."],
    [["verify", "fine.l2nb"], "layerbook record fine.l2nb"],
    [["scenario", "bitcon"], "bitcoin, bitcoin-arithmetic"],
    [["validate", "--cases", "page.js"], "no list of reference cases"],
  ])("%j", (argv, said) => {
    const { code, out, err } = cli.run(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^layerbook: .*\n$/);
    expect(err).toContain(said);
  });

  it("tells how it is used when asked", () => {
    expect(cli.run()).toMatchObject({ code: 2, out: "" });
    expect(cli.run("--help")).toMatchObject({ code: 0, err: "" });
    expect(cli.run("run", "--help").out).toMatch(/^layerbook run FILE/);
  });
});

describe("run", () => {
  it("prints each cell, writes data and a page, and says that all is well", () => {
    const { code, out, err } = cli.run("run", "fine.l2nb", "--json", "fine.json", "--html", "fine.html");
    expect(code).toBe(0);
    expect(out).toMatch(/1 cell, all fine\n$/);
    expect(err).toBe("fine.l2nb: base (1 of 1)\n");
    const { version, notebook, cells } = dataIn("fine.json");
    expect({ version, notebook }).toEqual({ version: 1, notebook: "fine.l2nb" });
    expect(cells[0]).toMatchObject({ name: "base", line: 8, kind: "scenario", status: "ok", problems: [] });
    expect(cells[0].layers[0]).toMatchObject({
      name: "bitcoin-arithmetic",
      family: "nakamoto",
      preset: "bitcoin-arithmetic",
      parent: null,
    });
    expect(cells[0].layers[0].measures.userTps).toMatchObject({
      mean: expect.any(Number),
      unit: "tx/s",
      n: 2,
    });
    expect(cells[0].receipt).toMatch(/^[0-9a-f]{8}$/);
    const page = readFileSync(join(cli.folder, "fine.html"), "utf8");
    expect(page).toContain("<title>A title</title>");
    expect(page).toContain("draws");
  });

  it("fails with a cell that has a problem, and with one that expects too much", () => {
    expect(cli.run("run", "misspelled.l2nb")).toMatchObject({ code: 1 });
    const { code, out } = cli.run("run", "disappointed.l2nb");
    expect(code).toBe(1);
    expect(out).toMatch(/1 cell, 1 not as it should be: cell1\n$/);
  });

  it("gives the same bytes for the same seed, and others for another", () => {
    const data = (...more: string[]) => cli.run("run", "fine.l2nb", "--json", "-", ...more).out;
    const first = data();
    expect(data()).toBe(first);
    expect(data("--seed", "2")).not.toBe(first);
    expect(
      JSON.parse(data("--set", "base.l1.blockSize=2 MB", "--runs", "3")).cells[0].layers[0].measures.userTps
        .n,
    ).toBe(3);
  });

  it("leaves no half-written file behind", () => {
    mkdirSync(join(cli.folder, "taken.json"), { recursive: true });
    const { code, err } = cli.run("run", "fine.l2nb", "--json", "taken.json");
    expect([code, err]).toEqual([2, expect.stringContaining("taken.json cannot be written")]);
    expect(readdirSync(cli.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("check", () => {
  it("says file, line, column, code and message of everything in a folder", () => {
    const { code, out } = cli.run("check", ".", "--json", "check.json", "--junit", "check.xml");
    expect(code).toBe(2);
    const lines = out.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "bytes.l2nb:1:1 unreadable",
      "disappointed.l2nb:7:11 expectation",
      "misspelled.l2nb:5:3 unknown-key",
    ]);
    expect(dataIn("check.json").files.map(({ file }: { file: string }) => file)).toEqual([
      "bytes.l2nb",
      "disappointed.l2nb",
      "fine.l2nb",
      "misspelled.l2nb",
    ]);
    const xml = readFileSync(join(cli.folder, "check.xml"), "utf8");
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect(xml).toContain("&gt; 50");
  });

  it("finds nothing in a notebook that is fine", () => {
    expect(cli.run("check", "fine.l2nb")).toMatchObject({ code: 0, out: "" });
  });
});

describe("Two cells with one name", () => {
  const twice = `${cell(`name: base\n${quick}`)}\n${cell(`${quick}\nname: base`)}`;
  const where = "number 1 of the notebook's cells, in line 2";

  it("are a problem of the second that says where the first is", () => {
    cli.put("twice.l2nb", twice);
    const { code, out } = cli.run("check", "twice.l2nb");
    expect(code).toBe(1);
    expect(out).toMatch(/^twice\.l2nb:16:7 duplicate-name /);
    expect(out).toContain(`\`base\` is the name of another cell: ${where}. Try: base-2`);
  });

  it("do not both run", () => {
    cli.put("twice.l2nb", twice);
    const { code, out } = cli.run("run", "twice.l2nb", "--json", "twice.json");
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, " ")).toContain(where);
    const { cells } = dataIn("twice.json");
    expect(cells.map(({ status }: { status: string }) => status)).toEqual(["ok", "failed"]);
    expect(cells[1].problems[0].code).toBe("duplicate-name");
  });
});

describe("record and verify", () => {
  it("keep what came out, and see when it changes", () => {
    expect(cli.run("record", "fine.l2nb")).toMatchObject({ code: 0, out: "fine.receipts.json: 1 receipt\n" });
    const recorded = readFileSync(join(cli.folder, "fine.receipts.json"), "utf8");
    expect(cli.run("verify", "fine.l2nb")).toMatchObject({ code: 0, out: "1 cell, all as recorded\n" });
    cli.put("fine.receipts.json", recorded.replace(/"seed": 1/, '"seed": 2'));
    const { code, out } = cli.run("verify", "fine.l2nb");
    expect([code, out]).toEqual([
      1,
      "base: the measures are the same; changed: the seed\n1 cell, 1 not as recorded\n",
    ]);
  });

  it("write no receipts for a cell that did not run", () => {
    expect(cli.run("record", "misspelled.l2nb")).toMatchObject({ code: 1 });
    expect(existsSync(join(cli.folder, "misspelled.receipts.json"))).toBe(false);
  });
});

describe("The catalog", () => {
  it("lists every parameter with its range, and every value with source and date", () => {
    const { code, out } = cli.run("catalog");
    expect(code).toBe(0);
    expect(out).toMatch(/blockInterval +1 s \.\. 1 d\. /);
    expect(out).toMatch(/blockInterval +10 min \[.+; \d{4}-\d\d-\d\d\]/);
    const { families, demand } = JSON.parse(cli.run("catalog", "--json").out);
    expect(families[0].presets.bitcoin.values.blockInterval[0]).toMatchObject({
      value: 600,
      source: expect.any(String),
    });
    expect(demand.parameters.rate.dimension).toBe("rate");
  });

  it("has scenarios that run", () => {
    const set = ["--set", "duration=6 h", "--set", "show=measures", "--runs", "2"];
    const { code, out } = cli.run("scenario", "bitcoin", ...set, "--json", "-");
    expect([code, JSON.parse(out).cells[0].status]).toEqual([0, "ok"]);
  });
});

describe("validate", () => {
  it("counts in its last line, and fails only where an answer is wrong", () => {
    const { code, out } = cli.run("validate", "--json", "cases.json");
    expect(code).toBe(0);
    expect(out).toMatch(/\n\d+ passed, 0 failed, \d+ missing\n$/);
    const wrong = {
      id: "x",
      area: "E",
      mechanism: "metric.hhi",
      inputs: { shares: [1, 1] },
      expected: 7,
      unit: "",
      tolerance: { type: "exact" },
      source: "",
      status: "",
    };
    cli.put("wrong.json", JSON.stringify([wrong, { ...wrong, mechanism: "none" }]));
    const failed = cli.run("validate", "--cases", "wrong.json");
    expect(failed.code).toBe(1);
    expect(failed.out).toMatch(/0 passed, 1 failed, 1 missing\n$/);
  });

  it("finds the stale blocks that theory foresees, by simulation", () => {
    const { code, out } = cli.run("validate", "--sim");
    expect(code).toBe(0);
    expect(out.match(/^passed +\S+ sim\.pow\.staleFraction/gm)).toHaveLength(2);
  });
});
