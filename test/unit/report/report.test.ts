import * as fc from "fast-check";
import createMarkdown from "markdown-it";
import { describe, expect, it } from "vitest";
import { placed } from "../../../src/notebook/place.ts";
import { json } from "../../../src/notebook/report/json.ts";
import { markdown } from "../../../src/notebook/report/markdown.ts";
import { text } from "../../../src/notebook/report/text.ts";
import { shown } from "../../../src/notebook/report/words.ts";
import { bitcoinResult, failedResult } from "../../data/bitcoin.fixture.ts";
import { naughty, withStrings } from "../../data/naughty.ts";

describe("text", () => {
  it("shows sentence, scores with their working, measures and expectations", () => {
    const shown = text(bitcoinResult);
    expect(shown).toContain("Bitcoin under 10 tx/s");
    expect(shown).toContain("20 runs of 24 h · seed 7 · presets as of 2026-07 · receipt 9f3c41ab");
    expect(shown).toMatch(/security +█+░+ +71 {2}\(69\.6 to 72\.5\)/);
    expect(shown).toMatch(/User transactions per second +6\.13 ± 0\.08 tx\/s/);
    const [score, measure] = [shown.indexOf("toleratedShare"), shown.indexOf("User transactions per second")];
    const note = shown.indexOf(
      "Scored in probes, not in the run below: demand is 125 % of what the layer can carry",
    );
    expect(note).toBeGreaterThan(0);
    expect(note).toBeLessThan(score);
    expect(shown.lastIndexOf("measured in this run", measure)).toBeGreaterThan(score);
    expect(shown).toContain("✗ bitcoin.feeUsd is $1.42");
    expect(shown).not.toContain("**");
  });

  it("keeps to 100 columns and ordinary spaces", () => {
    for (const line of text(bitcoinResult).split("\n")) expect([...line].length).toBeLessThanOrEqual(100);
    expect(text(bitcoinResult)).not.toMatch(/[\u00a0\u202f]/);
  });

  it("points at what is wrong and says what to type", () => {
    const source = "l1:\n  preset: bitcoin\n  blockSise: 1 MB\n";
    const start = source.indexOf("blockSise");
    const span = { start, end: start + 9 };
    const problems = placed(
      failedResult.problems.map((problem) => ({ ...problem, span })),
      source,
    );
    const shown = text({ ...failedResult, problems });
    expect(shown).toContain("Error: line 44, column 3: Bitcoin has no parameter");
    expect(shown).toContain("    blockSise: 1 MB\n    ^^^^^^^^^\n");
    expect(shown).toContain("Try: blockSize");
  });

  it.each(naughty)("lets nothing out of %j that moves a terminal", (words) => {
    expect(text(withStrings(words)).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });
});

describe("markdown", () => {
  const md = createMarkdown({ html: true, linkify: true });

  it("keeps the tables and the numbers", () => {
    const html = md.render(markdown(bitcoinResult));
    expect(html).toContain("<strong>6.13 ± 0.08 tx/s</strong>".replaceAll(" t", " t"));
    expect(html.match(/<table>/g)?.length).toBe(2);
  });

  it.each(naughty)("shows %j as it was written", (words) => {
    const html = md.render(markdown(withStrings(words)));
    expect(html).not.toMatch(/<(a|img|script|h\d|blockquote|pre|del|em|code|br)[\s>]/i);
    expect(html.match(/<table>/g)?.length).toBe(2);
  });

  it("escapes any text so that it renders as itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (words) => {
        const html = md.renderInline(shown(words));
        expect(html).not.toMatch(/<[a-z/!]/i);
      }),
    );
  });
});

describe("json", () => {
  it("has the shape that scripts rely on", () => {
    const report = json("why.l2nb", [bitcoinResult]);
    expect(report).toMatchObject({
      version: 1,
      notebook: "why.l2nb",
      cells: [
        {
          name: "base",
          line: 42,
          status: "ok",
          receipt: "9f3c41ab",
          layers: [{ name: "bitcoin", parent: null }],
        },
      ],
    });
    expect(report.cells[0]?.layers[0]?.measures.userTps).toMatchObject({ mean: 6.13, unit: "tx/s", n: 20 });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it("gives no receipt to a run that cannot be had again", () => {
    const provenance = { ...bitcoinResult.provenance, reproducible: false };
    expect(json("a", [{ ...bitcoinResult, provenance }]).cells[0]?.receipt).toBe("");
  });
});
