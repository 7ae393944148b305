import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { importFault, importsOf, wordFaults } from "./rules.ts";
import { filesBelow, projectFolder } from "./sources.ts";

const files = filesBelow("src");
const edges = files.flatMap(importsOf);
const faults = (list: readonly (string | undefined)[]) => list.filter((fault) => fault !== undefined);

describe("the house", () => {
  it("has rooms that import only what they may", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(edges.length).toBeGreaterThan(300);
    expect(faults(edges.map(importFault))).toEqual([]);
  });

  it("says no forbidden word", () => {
    expect(files.flatMap(wordFaults)).toEqual([]);
  });

  it("keeps the engine whole: its bundle holds nothing but itself", async () => {
    const inputs = await bundled("src/engine/index.ts");
    expect([...inputs.keys()].filter((path) => !path.startsWith("src/engine/"))).toEqual([]);
    expect([...inputs.values()].flat().filter(({ external }) => external)).toEqual([]);
  });

  it("keeps every law out of what draws results, which computes no number", async () => {
    const shipped = await shippedWith("src/notebook/renderer/main.ts");
    expect(shipped.length).toBeGreaterThan(10);
    const laws =
      /^src\/engine\/(?:simulate|replication|ledger\/ledger|stack|l[12]\/\w+\/law|fees\/mempool|workload\/users|theory\/[\w-]*mechanisms)\.ts$/;
    expect(shipped.filter((path) => laws.test(path))).toEqual([]);
  });

  it.each(["node", "web"])(
    "keeps all that takes time out of the %s host: it only passes on",
    async (host) => {
      const shipped = await shippedWith(`src/extension/${host}/main.ts`);
      expect(shipped).toContain("src/notebook/live/simulator.ts");
      const light =
        /^src\/(?:extension\/|notebook\/(?:format\/|live\/|export\/formats\.ts$|(?:outcome|file-name|stopped|unmeasured|handin|scaffold|course\/(?:course|problems|progress)|library\/(?:list|several)|prose\/picture|report\/words)\.ts$))/;
      expect(shipped.filter((path) => !light.test(path))).toEqual([]);
      const readers = files.filter(
        ({ path, text }) => path.startsWith("src/extension/") && /JSON\.parse/.test(text),
      );
      // The one there in the page that it shows, the other its own envelope around bytes that stay unread.
      expect(readers.map(({ path }) => path)).toEqual(["src/extension/panel.ts", "src/extension/results.ts"]);
    },
  );
});

/** What each file of a bundle imports, by the bundler's own account; packages stay outside. */
async function bundled(entry: string) {
  const { inputs } = await metafileOf(entry);
  return new Map(Object.entries(inputs).map(([path, { imports }]) => [path, imports]));
}

/** The files of which something is left in the bundle. */
async function shippedWith(entry: string): Promise<string[]> {
  const { outputs } = await metafileOf(entry);
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
  );
}

async function metafileOf(entry: string) {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: projectFolder,
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    platform: "node",
    outdir: "out",
    logLevel: "silent",
  });
  return metafile;
}

describe("an offence is caught:", () => {
  it.each([
    ["src/engine/simulate.ts", 'import { window } from "vscode";'],
    ["src/engine/simulate.ts", 'import { readFileSync } from "node:fs";'],
    ["src/engine/simulate.ts", 'import type { Notebook } from "../notebook/document.ts";'],
    ["src/engine/simulate.ts", 'export * from "yaml";'],
    ["src/engine/simulate.ts", 'import "./l1/nakamoto/terms.ts";'],
    ["src/engine/l1/work/law.ts", 'import { staleFraction } from "../../theory/proof-of-work.ts";'],
    ["src/engine/l1/nakamoto/terms.ts", 'import { slots } from "../gasper/slots.ts";'],
    ["src/engine/adversary/double-spend.ts", 'import { score } from "../trilemma/score.ts";'],
    ["src/notebook/evaluate.ts", 'import { simulate } from "../engine/simulate.ts";'],
    ["src/notebook/evaluate.ts", 'import * as vscode from "vscode";'],
    ["src/notebook/evaluate.ts", 'import path from "node:path";'],
    ["src/notebook/evaluate.ts", 'import { render } from "./renderer/render.ts";'],
    ["src/notebook/evaluate.ts", 'const { parse } = await import("yaml");'],
    ["src/notebook/renderer/card.ts", 'import { simulate } from "../../engine/index.ts";'],
    ["src/notebook/renderer/card.ts", 'import { parse } from "../format/parse.ts";'],
    ["src/notebook/renderer/card.ts", 'import markdown from "markdown-it";'],
    ["src/cli/main.ts", 'import * as vscode from "vscode";'],
    ["src/cli/main.ts", 'import { card } from "../extension/outputs.ts";'],
    ["src/extension/controller.ts", 'import { Worker } from "node:worker_threads";'],
    ["src/extension/web/main.ts", 'import fs from "node:fs";'],
    ["src/helpers/everything.ts", 'import { simulate } from "../engine/index.ts";'],
  ])("%s with %s", (path, text) => {
    const [edge] = importsOf({ path, text });
    if (edge === undefined) throw new Error("the import was not seen");
    expect(importFault(edge)).toContain(path);
  });

  it.each([
    "const u = Math.random();",
    "const u = Math . random ();",
    "const { random } = Math;",
    'const u = Math["random"]();',
    "const e = Math.exp(1);",
    "const e = Math.log10(x);",
    "const e = Math.pow(2, 0.5);",
    "const e = x ** 0.5;",
    "const s = Math.sin(1);",
    "const t = new Date();",
    "const t = Date.now();",
    "const t = performance.now();",
    "console.log(1);",
    "setTimeout(go, 1);",
    'const m = await import("./law.ts");',
    ["const text = `$", "{Math.random()}`;"].join(""),
    "const text = value.toLocaleString();",
    "export default function run() {}",
    "export { run as default };",
    "const x: any = 1;",
    "const x = y as any;",
    "const x = new Map<string, any>();",
    "function f(list: any[]) {}",
    "// @ts-ignore\nconst x = 1;",
    "/* biome-ignore lint: no */",
    "// TODO: later",
  ])("the engine with %s", (text) => {
    expect(wordFaults({ path: "src/engine/simulate.ts", text })).not.toEqual([]);
  });

  it.each([
    "// Math.random would differ, and Date too.",
    'const text = "console.log(Math.random())";',
    "const root = Math.sqrt(Math.floor(x));",
    "const { date } = preset; const any = [1].some(Boolean);",
    "/** any number of blocks ** 2 */ const most = Math.imul(3, 4);",
    "for (const each of list) if (each.log > 0) each.exp(each.Date);",
  ])("but not where there is none: %s", (text) => {
    expect(wordFaults({ path: "src/engine/simulate.ts", text })).toEqual([]);
  });
});
