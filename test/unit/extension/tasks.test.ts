import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Program, program } from "../cli/program.ts";

interface Matcher {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly code: number;
  readonly severity: number;
  readonly message: number;
}

const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
const [{ pattern }] = contributes.problemMatchers as readonly [{ readonly pattern: Matcher }];

let cli: Program;
beforeAll(() => {
  cli = program();
  cli.put("wrong.l2nb", "Prose.\n\n```l2\nl1: bitcon\n```\n");
});
afterAll(() => cli.remove());

it("the problem matcher reads what check prints, and not the line that counts", () => {
  const lines = cli.run("check", ".").out.trimEnd().split("\n");
  const found = lines.map((line) => new RegExp(pattern.regexp).exec(line));
  expect(found.map((match) => match !== null)).toEqual([true, false]);
  const [match] = found;
  const { file, line, column, code, severity, message } = pattern;
  expect([file, line, column, code, severity].map((at) => match?.[at])).toEqual([
    ...["wrong.l2nb", "4", "5", "unknown-preset", "error"],
  ]);
  expect(match?.[message]).toContain("bitcoin");
});

it("the palette holds at most twenty commands, all of one category", () => {
  const { commands } = contributes as { readonly commands: readonly { readonly category: string }[] };
  expect(commands.length).toBeLessThanOrEqual(20);
  expect([...new Set(commands.map(({ category }) => category))]).toEqual(["Layerbook"]);
});
