import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCell } from "../../../src/notebook/language/index.ts";
import { type Program, program } from "./program.ts";

let cli: Program;
beforeAll(() => {
  cli = program();
  cli.put("fine.l2nb", "```l2\nname: base\nl1: bitcoin\n```\n");
  cli.put("bytes.l2nb", Uint8Array.from([0x61, 0xff]));
  cli.put("page.js", "console.log('draws');");
});
afterAll(() => cli.remove());

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
    [["run", "fine.l2nb", "--set", "base.params.size=3"], "no param `size`. Try: base.l1.blockSize"],
    [["check"], "Usage: layerbook check PATH..."],
    [["verify", "fine.l2nb"], "layerbook record fine.l2nb"],
    [["scenario", "bitcon"], "Try: bitcoin"],
    [
      ["compare", "bitcoin", "litecoin", "--set", "demand=9 tps"],
      'bitcoin: --set demand="9 tps": `tps` is no unit',
    ],
    [["compare", "bitcoin", "ethereum", "--set", "l1.blockSize=2 MB"], "ethereum: --set l1.blockSize"],
    [["validate", "--cases", "page.js"], "no list of reference cases"],
    [["validate", "--shard", "3/2"], "Try --shard 1/2"],
  ])("%j", (argv, said) => {
    const { code, out, err } = cli.run(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^layerbook: .*\n$/);
    expect(err).toContain(said);
  });

  it("tells how it is used when asked", () => {
    expect(cli.run()).toMatchObject({ code: 2, out: "" });
    const { code, out, err } = cli.run("--help");
    expect([code, err]).toEqual([0, ""]);
    const names = "run check record verify scenario catalog validate bench".split(" ");
    for (const name of names) {
      const block =
        out.split("\n\n").find((part) => new RegExp(`^layerbook ${name}\\b.*\\n`).test(part)) ?? "";
      expect(block).toMatch(/\n {4}[A-Z].*\.\n/);
      expect(block).toContain(`\n    $ layerbook ${name}`);
    }
    expect(cli.run("run", "--help").out).toMatch(/^layerbook run FILE/);
    expect(cli.run("help", "check").out).toMatch(/error\|warning/);
  });

  it("says which version it is", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(cli.run("--version")).toEqual({ code: 0, out: `layerbook ${version}\n`, err: "" });
  });

  it.each([["run"], ["record"], ["verify"]])(
    "%s of a notebook without a cell shows what one is",
    (command) => {
      cli.put("prose.l2nb", "# Only prose\n");
      cli.put("prose.receipts.json", '{"version":1,"notebook":"prose.l2nb","cells":[]}');
      const { code, out, err } = cli.run(command, "prose.l2nb");
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^layerbook: prose\.l2nb holds no l2 cell/);
      const [, text = ""] = /```l2\n([\s\S]*)```\n$/.exec(err) ?? [];
      expect(readCell(text)).toMatchObject({ scenario: { name: "cell1" }, problems: [] });
    },
  );

  it.each([
    ["run", "fine.l2nb", "--json"],
    ["export", "fine.l2nb", "--to", "csv", "-o"],
    ["import", "prose.md", "-o"],
    ["check", "fine.l2nb", "--json"],
    ["check", "fine.l2nb", "--junit"],
    ["scenario", "bitcoin", "--json"],
    ["validate", "--json"],
    ["bench", "--json"],
  ])("%s %s %s: where it cannot write, it does not begin", (...argv) => {
    const { code, out, err } = cli.run(...argv, "nowhere/out");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe("layerbook: nowhere/out cannot be written: there is no such file or folder.\n");
  });
});
