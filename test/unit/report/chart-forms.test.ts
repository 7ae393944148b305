import { describe, expect, it } from "vitest";
import { chartJson, chartMarkdown, csv } from "../../../src/notebook/report/chart-forms.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { bitcoinResult } from "../../data/bitcoin.fixture.ts";

const table = {
  columns: [
    { title: "value, tried", numeric: true },
    { title: 'a "name"', numeric: false },
  ],
  rows: [
    ["1\u00a0MB", "=HYPERLINK(1)"],
    ["\u22122.5", "two\nlines"],
    ["+3", "@x"],
  ],
};
const chart: ChartResult = { id: "c", title: "A | b", sentence: "It is <b>so</b>.", spec: {}, table };

/** Comma-separated values as RFC 4180 reads them. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, , quoted, bare = "", end = ""] of text.matchAll(/(("(?:[^"]|"")*")|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.slice(1, -1).replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("A chart that is taken away", () => {
  it("holds every cell of its table as comma-separated values, and no formula", () => {
    expect(read(csv(table))).toEqual([
      ["value, tried", 'a "name"'],
      ["1 MB", "'=HYPERLINK(1)"],
      ["-2.5", "two\nlines"],
      ["+3", "'@x"],
    ]);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
    ["+2*HYPERLINK(A1)", "'+2*HYPERLINK(A1)"],
    ["-2/A1", "'-2/A1"],
    ["\n=1", "'\n=1"],
    ["＝1+1", "'＝1+1"],
    ["\u2212x", "'-x"],
    ["-1.5e-7", "-1.5e-7"],
    ["\u22123.2 ± 0.4\u00a0tx/s", "-3.2 ± 0.4 tx/s"],
    ["+12\u202f%", "+12 %"],
    ["a=b", "a=b"],
  ])("keeps a number, and no formula: %j", (words, kept) => {
    expect(read(csv({ columns: [{ title: "a", numeric: true }], rows: [[words]] }))[1]).toEqual([kept]);
  });

  it("is words and a table in Markdown, whatever stands in them", () => {
    const text = chartMarkdown(chart);
    expect(text).not.toContain("<b>");
    expect(text.split("\n").filter((line) => line.startsWith("| "))).toHaveLength(5);
  });

  it("is data that reads back as it was", () => {
    for (const each of bitcoinResult.charts)
      expect(JSON.parse(chartJson(each))).toMatchObject({ title: each.title, table: each.table });
  });
});
