import { describe, expect, it } from "vitest";
import { parse } from "../../../src/notebook/format/parse.ts";
import { liveLinks } from "../../../src/notebook/prose/links.ts";
import { nearMisses } from "../../../src/notebook/prose/near-misses.ts";

const fenced = (info: string, text: string) => `Before.\n\n\`\`\`${info}\n${text}\n\`\`\`\n\nBehind.\n`;

/** The text once everything that is told of is mended. */
const mended = (text: string) =>
  nearMisses(text).reduceRight(
    (each, { span, fix }) => each.slice(0, span.start) + fix + each.slice(span.end),
    text,
  );

const cellsOf = (text: string) =>
  parse(new TextEncoder().encode(text)).cells.flatMap((cell) => (cell.kind === "l2" ? cell.text : []));

describe("A fence that was meant for a cell", () => {
  it.each([
    ["L2", "l1: bitcoin"],
    [" L2 fold", "nonsense"],
    ["yaml", "name: base\nl1: bitcoin\ndemand: 3 tx/s"],
    ["yml", "sweep: { base.l1.blockSize: [1 MB, 2 MB] }"],
    ["YAML", "l2: [arbitrum]"],
  ])("is told of, and a cell once it is mended: %s, %s", (info, text) => {
    const whole = fenced(info, text);
    expect(nearMisses(whole)).toMatchObject([{ severity: "warning", code: "stray-fence" }]);
    expect(cellsOf(whole)).toEqual([]);
    expect(cellsOf(mended(whole))).toEqual([text]);
  });

  it.each([
    ["yaml", "name: build\non: push"],
    ["yaml", "l1: bitcoin\nimage: node"],
    ["yaml", "title: no layer"],
    ["yaml", "- l1: bitcoin"],
    ["text", "l1: bitcoin"],
    ["", "l1: bitcoin"],
    ["l2x", "l1: bitcoin"],
  ])("is not any code: %s, %s", (info, text) => {
    expect(nearMisses(fenced(info, text))).toEqual([]);
  });

  it("stands where a cell could", () => {
    expect(nearMisses("- so\n\n  ```L2\n  l1: bitcoin\n  ```\n")).toEqual([]);
    expect(nearMisses("````markdown\n```L2\nl1: bitcoin\n```\n````\n")).toEqual([]);
  });
});

describe("A link that was meant for a live value", () => {
  it.each([
    "[h] (l2:base.userTps)",
    "[i](l2: base.userTps)",
    "[j]( l2:base.userTps )",
    "[k](L2:base.userTps)",
  ])("is told of, and one once it is mended: %s", (link) => {
    const text = `So many: ${link}.`;
    expect(nearMisses(text)).toMatchObject([{ severity: "warning", code: "stray-link" }]);
    expect(liveLinks(mended(text)).map(({ name }) => name)).toEqual(["base.userTps"]);
  });

  it("is neither one that is, nor code", () => {
    expect(nearMisses("[7](l2:base.userTps) `[i](l2: base.userTps)` [a] (b) [x](l2.md)")).toEqual([]);
  });
});
