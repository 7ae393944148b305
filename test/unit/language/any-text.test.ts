import { execFileSync } from "node:child_process";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { expect, it } from "vitest";
import { problemCodes, readCell } from "../../../src/notebook/language/index.ts";

const noise = [
  "l1: bitcoin",
  "l1:",
  "{",
  "}",
  "[",
  "]",
  ",",
  ": ",
  "- ",
  "? ",
  "\n",
  "\n  ",
  "\n\t",
  "'",
  '"',
  "#",
  "&a ",
  "*a",
  "!t ",
  "|",
  ">",
  "%",
  "@",
  "runs: ",
  "demand: ",
  "expect: ",
  "miners: ",
  "preset: bitcoin",
  "blockSize: ",
  "name: ",
  "show: ",
  "duration: ",
  "1 MB",
  "8 h",
  "017",
  "1,000",
  "3_0",
  "1e999",
  "-1",
  "NaN",
  "= 4",
  "userTps",
  ".p90",
  "6 .. 8",
  "> 5",
  "about 3",
  "__proto__",
  "constructor",
  "toString",
  "\u0000",
  "\ue000",
  "\ufeff",
  "\u2028",
  "😀",
  "---\n",
  "...",
  "<<: ",
  "é",
  "x".repeat(200),
  "9".repeat(400),
  "\r",
  "null",
  "~",
  "true",
  "$(x)",
  "sweep: ",
  "title: ",
  "<<<<<<< a\n",
];
const words = fc.array(fc.constantFrom(...noise), { maxLength: 30 }).map((parts) => parts.join(""));
const texts = fc.oneof(words, fc.string({ unit: "binary" }), fc.string());

it("never throws, and points inside the text, whatever is typed", () => {
  fc.assert(
    fc.property(texts, (text) => pointsInside(text)),
    { numRuns: 3_000 },
  );
});

it("never throws whatever an override says", () => {
  const set = fc.dictionary(
    fc.oneof(
      fc.constantFrom("l1", "l1.blockSize", "demand.rate", "cell1.runs", "expect.userTps", "a..b", ""),
      fc.string(),
    ),
    words,
    { maxKeys: 4 },
  );
  fc.assert(
    fc.property(texts, set, (text, overrides) => pointsInside(text, overrides)),
    { numRuns: 1_000 },
  );
});

function pointsInside(text: string, set: Readonly<Record<string, string>> = {}): void {
  const { problems, scenario } = readCell(text, { set });
  for (const { code, span, message, hint } of problems) {
    expect(problemCodes).toContain(code);
    expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
    expect(message).toMatch(/[.!?]$/);
    expect(hint).not.toBe("");
  }
  expect(scenario === null).toBe(problems.some(({ severity }) => severity === "error"));
}

it("survives deep nesting in a cold process", () => {
  const reading = `import { readCell } from "./src/notebook/language/index.ts";
    for (const each of ["[", "{a: ", "- ", "? ", "a:\\n"]) for (let i = 0; i < 2; i++) readCell(each.repeat(5_000));
    console.log("alive");`;
  const { outputFiles } = buildSync({
    stdin: { contents: reading, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  expect(execFileSync(process.execPath, ["-"], { input: script, encoding: "utf8" })).toBe("alive\n");
});
