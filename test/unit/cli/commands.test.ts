import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseReport } from "../../../src/engine/index.ts";
import { type Program, program } from "./program.ts";

const cell = (text: string) => `\`\`\`l2\n${text}\n\`\`\`\n`;
const quick =
  "l1: bitcoin-arithmetic\ndemand: { rate: 10 tx/s, patience: 20 min }\nduration: 2 h\nruns: 2\nshow: measures";

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
  cli.put("engine.txt", "ZW5naW5l");
});
afterAll(() => cli.remove());

const dataIn = (name: string) => JSON.parse(readFileSync(join(cli.folder, name), "utf8"));

describe("run", () => {
  it("prints each cell, writes data, and says that all is well", () => {
    const { code, out, err } = cli.run("run", "fine.l2nb", "--json", "fine.json");
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
  });

  it("fails with a cell that has a problem, and with one that expects too much", () => {
    expect(cli.run("run", "misspelled.l2nb")).toMatchObject({ code: 1 });
    const { code, out } = cli.run("run", "disappointed.l2nb");
    expect(code).toBe(1);
    expect(out).toMatch(/1 cell, 1 not as it should be: cell1; 1 error\n$/);
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
    expect(lines.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "bytes.l2nb:1:1 unreadable error:",
      "disappointed.l2nb:7:11 expectation error:",
      "misspelled.l2nb:5:3 unknown-key error:",
      "4 notebooks, 3",
    ]);
    expect(lines.at(-1)).toBe("4 notebooks, 3 cells, 3 errors");
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

  it("says that it found nothing in a notebook that is fine", () => {
    expect(cli.run("check", "fine.l2nb")).toMatchObject({
      code: 0,
      out: "1 notebook, 1 cell, no problems\n",
    });
  });

  it("tells warnings from errors", () => {
    cli.put("warned.l2nb", cell(quick.replace("runs: 2", "runs: 1")));
    const { code, out } = cli.run("check", "warned.l2nb");
    expect(code).toBe(0);
    expect(out).toMatch(/^warned\.l2nb:5:7 few-runs warning: .*\n1 notebook, 1 cell, 1 warning\n$/);
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

describe("run, as check", () => {
  it("wants of a quiz an option that is right and one that is wrong", () => {
    const quiz = (options: string) => `quiz: { ask: Which?, options: { ${options} } }`;
    const all = quiz("A: base.userTps > 0.01, B: base.userTps < 100000");
    const fair = quiz("A: base.userTps > 0.01, B: base.userTps > 100000");
    cli.put(
      "quizzes.l2nb",
      [`name: base\n${quick.replace("runs: 2", "runs: 6")}`, all, fair].map(cell).join("\n"),
    );
    const { code, out } = cli.run("check", "quizzes.l2nb");
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^quizzes\.l2nb:11:36 undecided error: Every option .*\n[^\n]*1 error\n$/),
    ]);
  });

  it("tells of a broken cell before those that build on it", () => {
    const texts = ["name: big\nextends: base", "name: base\nl1: bitcoin\ndemand: 10 txx/s"];
    cli.put("broken.l2nb", texts.map(cell).join("\n"));
    for (const command of ["check", "run"])
      expect(cli.run(command, "broken.l2nb").out).toMatch(
        /^broken\.l2nb:9:9 wrong-unit error: .*\nbroken\.l2nb:3:10 broken-cell error: .*`base`.*\n[^\n]*\n$/m,
      );
  });

  it("ends with what `check` finds, in the same words, also where every cell is fine, and gives no answer away", () => {
    const quiz =
      "name: ask\nquiz: { ask: Which?, options: { A: base.userTps > 1000, B: base.userTps > 2000 } }";
    cli.put("dead.l2nb", `[six](l2:nobody.userTps)\n\n${cell(`name: base\n${quick}`)}\n${cell(quiz)}`);
    const found = cli.run("check", "dead.l2nb").out.split("\n").slice(0, -2);
    expect(found).toEqual([
      expect.stringMatching(/^dead\.l2nb:1:1 unknown-cell error: /),
      expect.stringMatching(/^dead\.l2nb:14:36 undecided error: /),
    ]);
    const { code, out } = cli.run("run", "dead.l2nb", "--json", "dead.json");
    expect(code).toBe(1);
    expect(out).toContain(`Answered in the editor.\n\n${found.join("\n")}\n2 cells, 2 errors\n`);
    expect(dataIn("dead.json").findings).toHaveLength(2);
    expect(out).not.toContain("What the runs say");
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

  it("say plainly what came out as recorded and still not as expected", () => {
    const recorded = cli.run("record", "disappointed.l2nb");
    expect(recorded.code).toBe(1);
    expect(recorded.out).toMatch(
      /\ndisappointed\.receipts\.json: 1 receipt; 1 not as it should be: cell1\n$/,
    );
    const verified = cli.run("verify", "disappointed.l2nb");
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(/\n1 cell, all as recorded; 1 not as it should be: cell1\n$/);
  });

  it("write no receipts for a cell that did not run", () => {
    const { code, out } = cli.run("record", "misspelled.l2nb");
    expect(code).toBe(1);
    expect(out).toMatch(/\nno receipts are written: cell1 did not run to the end\n$/);
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

  it("holds scenarios against each other, and an attack against none", () => {
    cli.put(
      "two.l2nb",
      `${cell(`name: base\n${quick}`)}\n${cell("name: big\nextends: base\nl1: { blockSize: 2 MB }")}`,
    );
    const compared = cli.run("compare", "two.l2nb#base", "two.l2nb#big", "--json", "-");
    expect(compared.code).toBe(0);
    const [{ kind, layers }] = JSON.parse(compared.out).cells;
    expect([kind, layers.length]).toEqual(["compare", 2]);
    const attack = ["attack", "two.l2nb#base", "double-spend"];
    expect(cli.run(...attack)).toMatchObject({ code: 2, err: expect.stringContaining("share: 30 %") });
    const { code, out } = cli.run(...attack, "--set", "attack.share=45 %", "--set", "duration=1 h");
    expect(code).toBe(0);
    expect(out).toContain("base and attacked, side by side");
    expect(out).toMatch(
      /Measured in some of them alone\n +measure +base +attacked\n +a settled payment is reversed +– +\S/,
    );
    expect(cli.run("compare", "two.l2nb#base", "two.l2nb#bigger").err).toContain("Try: two.l2nb#big\n");
    expect(cli.run("scenario", "bitcion").err).toContain("Try: bitcoin\n");
    expect(cli.run("scenario", "nothing-alike").err).toContain("There are bitcoin,");
  });

  it("says what a verdict rests on that is not its author's", () => {
    const claim = "claim: It carries much.\nholds: [ base.userTps > 1000 ]\nverdict: supported";
    cli.put("claims.l2nb", `${cell(`name: base\n${quick}`)}\n${cell(claim)}`);
    const { code, out } = cli.run("check", "claims.l2nb");
    expect(code).toBe(1);
    expect(out).toMatch(/is contradicted, and its author expects supported: .*tx\/s/);
  });

  it("attacks the only layer that knows the attack, and asks which where several do", () => {
    const short = ["--set", "duration=30 min", "--set", "warmup=0 s", "--set", "drain=0 s", "--runs", "2"];
    const { code, out } = cli.run("attack", "bridge-multisig", "steal", ...short);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/funds\s+stolen of bridge-multisig 100 % instead of 0 %/),
    ]);
    const { err } = cli.run("attack", "optimism", "spam");
    expect(err).toMatch(/Several layers know .*`spam`.* Try: on: ethereum or optimism\nUsage: .*--on LAYER/);
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
    expect(out).toMatch(/\n\d+ cases of the missing only need --sim\n\d+ passed, 0 failed, \d+ missing\n$/);
    expect(out.match(/^needs --sim \S+ sim\.pow\.staleFraction$/gm)).toHaveLength(2);
    expect(out).not.toMatch(/^missing \S+ sim\.pow\.staleFraction/m);
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

  it("reports in the order of the cases, though with simulations each process asks a part of them", () => {
    const cases = [1, 2, 3].map((id) => ({
      ...{ id: `${id}`, area: "E", mechanism: "metric.hhi", inputs: { shares: [1, 1] }, expected: id / 4 },
      ...{ unit: "", tolerance: { type: "exact" }, source: "", status: "" },
    }));
    cli.put("three.json", JSON.stringify(cases));
    const told = (...argv: string[]) => {
      const { out } = cli.run("validate", "--cases", "three.json", ...argv, "--json", "-");
      const { cases } = JSON.parse(out) as { readonly cases: readonly CaseReport[] };
      return cases.map(({ id, status }) => `${id} ${status}`);
    };
    expect(told("--sim")).toEqual(["1 failed", "2 passed", "3 failed"]);
    expect(told("--sim", "--shard", "2/2")).toEqual(["2 passed"]);
    expect(told("--shard", "1/2")).toEqual(["1 failed", "3 failed"]);
  });

  it("finds the stale blocks that theory foresees, by simulation", () => {
    const known: readonly { readonly mechanism: string }[] = JSON.parse(
      readFileSync(new URL("../../data/public-cases.json", import.meta.url), "utf8"),
    );
    // All of them are asked of the whole program; one shows the way here.
    cli.put(
      "stale.json",
      JSON.stringify([known.find(({ mechanism }) => mechanism === "sim.pow.staleFraction")]),
    );
    const { code, out } = cli.run("validate", "--sim", "--cases", "stale.json");
    expect(code).toBe(0);
    expect(out).not.toContain("needs --sim");
    expect(out.match(/^passed +\S+ sim\.pow\.staleFraction/gm)).toHaveLength(1);
  });
});
