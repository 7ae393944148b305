import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Notebook } from "../../../src/notebook/document.ts";
import { evaluate } from "../../../src/notebook/evaluate.ts";
import type { Article } from "../../../src/notebook/export/article.ts";
import { csv } from "../../../src/notebook/export/csv.ts";
import { ipynb, resultsIn } from "../../../src/notebook/export/ipynb.ts";
import { markdown } from "../../../src/notebook/export/markdown.ts";
import { imported } from "../../../src/notebook/format/imported.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { serialize } from "../../../src/notebook/format/serialize.ts";
import { liveLinks } from "../../../src/notebook/prose/links.ts";
import type { CellResult, LayerResult } from "../../../src/notebook/result.ts";
import { bitcoinResult } from "../../data/bitcoin.fixture.ts";
import { naughty, withStrings } from "../../data/naughty.ts";
import { asked } from "../notebook/asking.ts";

const utf8 = new TextEncoder();
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const cellsOf = ({ cells }: Notebook): readonly Cell[] => cells.map(({ kind, text }) => ({ kind, text }));

const articleOf = (notebook: Notebook): Article => ({
  file: "a.l2nb",
  notebook,
  results: notebook.cells
    .filter(({ kind }) => kind === "l2")
    .map((_, at) => valuing(notebook)[at] ?? withStrings(naughty[at % naughty.length] ?? "")),
  pictures: {},
});

/** Results with a value for every live link. */
function valuing({ cells }: Notebook): readonly CellResult[] {
  const links = cells.flatMap(({ kind, text }) => (kind === "prose" ? liveLinks(text) : []));
  const names = new Set(links.map(({ name }) => name.split(".")[0] ?? ""));
  const [layer] = bitcoinResult.layers as [LayerResult];
  return [...names].map((cell) => {
    const own = links.filter(({ name }) => name.startsWith(`${cell}.`));
    const measured = own.map(({ name }) => [name.slice(cell.length + 1), layer.measures.userTps]);
    return {
      ...bitcoinResult,
      name: cell,
      layers: [{ ...layer, measures: Object.fromEntries(measured), scores: null }],
    };
  });
}

const forms = { md: markdown, ipynb } as const;
const there = (notebook: Notebook, to: keyof typeof forms) => forms[to](articleOf(notebook));
const back = (text: string, to: keyof typeof forms) => imported(`a.${to}`, utf8.encode(text));

const samples = readdirSync("samples").filter((name) => name.endsWith(".l2nb"));

describe.each(["md", "ipynb"] as const)("exported as %s and imported again", (to) => {
  it.each(samples)("%s has the same cells", (name) => {
    const notebook = parse(readFileSync(`samples/${name}`));
    const again = back(there(notebook, to), to);
    expect(cellsOf(again)).toEqual(cellsOf(notebook));
    expect(again.preamble).toBe(notebook.preamble);
    expect(cellsOf(parse(serialize(again)))).toEqual(cellsOf(notebook));
  });

  it("any cells are the same, whatever they hold", () => {
    const line = fc.constantFrom(
      "",
      "text",
      "```l2",
      "```",
      "~~~",
      "<!-- l2:cell -->",
      "- item",
      "    code",
      "---",
      "> q",
    );
    const text = fc
      .array(fc.oneof(line, fc.constantFrom(...naughty)), { maxLength: 5 })
      .map((all) => all.join("\n"));
    const cell = fc.record({ kind: fc.constantFrom("prose", "l2"), text });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (all) => {
        const cells = cellsOf(
          parse(serialize({ preamble: "", cells: all as Cell[], tail: "", newline: "\n" })),
        );
        const notebook: Notebook = { preamble: "", cells, tail: "", newline: "\n" };
        expect(cellsOf(back(there(notebook, to), to))).toEqual(cells);
      }),
      { numRuns: 100 },
    );
  });
});

it("Markdown of a sample becomes its bytes again", () => {
  for (const name of samples) {
    const bytes = readFileSync(`samples/${name}`);
    expect(textOf(serialize(back(there(parse(bytes), "md"), "md")))).toBe(textOf(bytes));
  }
});

it("Markdown keeps the words alone of live links to what no cell gave", () => {
  const notebook = parse(
    utf8.encode(
      "[six](l2:base.userTps), [no](l2:base.blobFee), [none](l2:other)\n\n```l2\nname: base\n```\n",
    ),
  );
  const results = [{ ...bitcoinResult, name: "base" }];
  const text = markdown({ file: "a.l2nb", notebook, results, pictures: {} });
  expect(text).toMatch(/^\[six\]\(l2:base\.userTps\), no, none\n\n```l2/);
});

describe("a Jupyter notebook", () => {
  const notebook = parse(utf8.encode("---\ntitle: T\n---\n\nProse\n\n```l2\nname: base\nl1: bitcoin\n```\n"));
  const file = JSON.parse(ipynb({ file: "a.l2nb", notebook, results: [bitcoinResult], pictures: {} }));

  it("is of nbformat 4.5, with names for its cells and what they gave in words and as data", () => {
    expect([file.nbformat, file.nbformat_minor]).toEqual([4, 5]);
    const ids: string[] = file.cells.map(({ id }: { readonly id: string }) => id);
    expect(ids.every((id) => /^[a-zA-Z0-9-_]{1,64}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(file.cells.length);
    const [, code] = file.cells;
    expect(code.source).toEqual(["name: base\n", "l1: bitcoin"]);
    const [{ data }] = code.outputs;
    expect(data["text/markdown"].join("")).toContain("**Bitcoin under 10 tx/s**");
    expect(data["application/vnd.layerbook.result+json"]).toEqual(JSON.parse(JSON.stringify(bitcoinResult)));
  });

  it("gives its results back whole", () => {
    const results = [...naughty.map(withStrings), bitcoinResult];
    const cells = results.map((): Cell => ({ kind: "l2", text: "l1: bitcoin" }));
    const text = ipynb({ file: "a", notebook: { ...notebook, cells }, results, pictures: {} });
    expect(resultsIn(text)).toEqual(JSON.parse(JSON.stringify(results)));
  });

  const jupyter = (cells: readonly object[], metadata: object = {}) =>
    cellsOf(
      imported("a.ipynb", utf8.encode(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }))),
    );

  it("of another language keeps its code, with a fence that holds it", () => {
    const python = { language_info: { name: "python" } };
    const code = { cell_type: "code", metadata: {}, source: ["print('```')\n", "x = 1"], outputs: [] };
    expect(jupyter([code], python)).toEqual([{ kind: "prose", text: "```python\nprint('```')\nx = 1\n```" }]);
    const raw = { cell_type: "raw", metadata: {}, source: "```\nraw" };
    expect(jupyter([raw], python)).toEqual([{ kind: "prose", text: "````\n```\nraw\n````" }]);
  });

  it("has a cell of ours where its file or its cell says so, whoever wrote it there", () => {
    const code = { cell_type: "code", metadata: {}, source: "l1: bitcoin" };
    expect(jupyter([code], { language_info: { name: "l2" } })).toEqual([{ kind: "l2", text: "l1: bitcoin" }]);
    const spoken = { ...code, metadata: { vscode: { languageId: "l2" } } };
    expect(jupyter([spoken], { language_info: { name: "python" } })).toEqual([
      { kind: "l2", text: "l1: bitcoin" },
    ]);
  });

  it("keeps the pictures that its prose carries", () => {
    const cell = {
      cell_type: "markdown",
      source: "![a plot](attachment:plot%201.png) ![gone](attachment:gone.png)",
      attachments: { "plot 1.png": { "image/png": "iVBO\nRw0=" } },
    };
    expect(jupyter([cell])).toEqual([
      { kind: "prose", text: "![a plot](data:image/png;base64,iVBORw0=) ![gone](attachment:gone.png)" },
    ]);
  });

  it.each([
    "",
    "{",
    "[]",
    "null",
    '{"cells":[]}',
    '{"nbformat":3,"worksheets":[]}',
    '{"nbformat":4,"cells":{}}',
  ])("is not what %j is, and says what to do", (text) => {
    expect(() => imported("a.ipynb", utf8.encode(text))).toThrow(
      /no Jupyter notebook of nbformat 4\. Save it/,
    );
  });

  it("may hold anything where text should be", () => {
    const strange = [null, 3, { cell_type: "code", source: { a: 1 }, metadata: [] }, { source: [1, "x"] }];
    expect(jupyter(strange as object[], { language_info: { name: "l2\n# x" } })).toHaveLength(4);
  });
});

describe("CSV", () => {
  const lines = (text: string) => text.split("\r\n");
  const notebook = parse(utf8.encode("```l2\nname: base\nl1: bitcoin\n```\n"));

  it("has every measure and score in full, a row each", () => {
    const all = lines(csv({ file: "a.l2nb", notebook, results: [bitcoinResult], pictures: {} }));
    expect(all[0]).toBe(
      "notebook,cell,layer,preset,measure,unit,run,value,low,high,n,bound,receipt,runs,seed",
    );
    expect(all.find((line) => line.includes(",userTps,"))).toBe(
      "a.l2nb,base,bitcoin,bitcoin,userTps,tx/s,all,6.13,6.05,6.21,20,,9f3c41ab,20,7",
    );
    const [layer] = bitcoinResult.layers;
    expect(all.length - 2).toBe(Object.keys(layer?.measures ?? {}).length + 3);
    expect(all.at(-1)).toBe("");
  });

  it("calls the layers of a sweep by their values, and those of a comparison by their cells", () => {
    const base =
      "name: base\nl1: bitcoin-arithmetic\ndemand: 10 tx/s\nduration: 2 h\nruns: 2\nshow: measures";
    const big = "name: big\ntitle: Twice as big\nextends: base\nl1: { blockSize: 2 MB }";
    const cells = [base, big, "sweep: { base.l1.blockSize: [1 MB, 2 MB] }", "compare: [base, big]"];
    const results = [3, 4].map((position) => asked(cells, position, { eachRun: true }));
    const rows = records(csv({ file: "a.l2nb", notebook, results, pictures: {} }));
    const layers = rows
      .filter(({ 4: name, 6: run }) => name === "userTps" && run === "2")
      .map((row) => row[2]);
    const chain = "bitcoin-arithmetic";
    expect(layers).toEqual([`1 MB.${chain}`, `2 MB.${chain}`, `base.${chain}`, `big.${chain}`]);
    expect(asked(cells, 3).layers).toEqual([]);
  });

  it("has a row for each run, whose mean is that of all", () => {
    const text = "l1: bitcoin-arithmetic\ndemand: 10 tx/s\nduration: 2 h\nruns: 3\nshow: measures";
    const steps = evaluate({ text, line: 0, position: 1, eachRun: true });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const rows = records(csv({ file: "a.l2nb", notebook, results: [step.value], pictures: {} }));
    const valuesOf = (measure: string, isAll: boolean) =>
      rows
        .filter(({ 4: name, 6: run }) => name === measure && (run === "all") === isAll)
        .map(({ 7: value = "" }) => Number(value));
    const own = [...new Set(rows.filter(({ 6: run }) => run === "3").map(({ 4: name = "" }) => name))];
    expect(own).toEqual(expect.arrayContaining(["userTps", "feeUsd", "staleShare", "finalitySeconds.p90"]));
    for (const measure of own) expect(valuesOf(measure, false)).toHaveLength(3);
    for (const measure of ["userTps", "offeredTps"]) {
      const each = valuesOf(measure, false);
      expect(new Set(each).size).toBe(3);
      expect(each.reduce((sum, value) => sum + value / 3, 0)).toBeCloseTo(
        valuesOf(measure, true)[0] ?? 0,
        10,
      );
    }
  });

  it.each([...naughty, "=1+1", "@x", "-1+cmd|x", "+SUM(A1)"])(
    "reads %j back as one field, and as no formula",
    (words) => {
      const results = [withStrings(words)];
      const text = csv({ file: words, notebook, results, pictures: {} });
      for (const record of records(text)) {
        expect(record).toHaveLength(15);
        for (const field of record) expect(field).not.toMatch(/^"?(?:[=@\t]|[+-](?!\d[\d.]*(?:e-?\d+)?$))/);
      }
    },
  );
});

/** What RFC 4180 says that a file holds. */
function records(text: string): string[][] {
  const all: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let found = field.exec(text); found !== null; found = field.exec(text)) {
    all.at(-1)?.push(found[1] ?? "");
    if (found[2] === "\r\n") all.push([]);
  }
  if (field.lastIndex !== 0) throw new Error("not to the end");
  return all.slice(0, -1);
}
