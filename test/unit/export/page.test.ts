import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { picturesOf } from "../../../src/notebook/export/article.ts";
import { type Article, html } from "../../../src/notebook/export/index.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { bitcoinResult } from "../../data/bitcoin.fixture.ts";
import { naughty, withStrings } from "../../data/naughty.ts";

const utf8 = new TextEncoder();
const article = (file: string, text: string, results = [bitcoinResult]): Article => ({
  file,
  notebook: parse(utf8.encode(text)),
  results,
  pictures: {},
});
const cell = "```l2\nname: base\nl1: bitcoin\n```\n";
const parts = { script: 'const end = "</script>"; // <!-- not a comment', engine: "ZW5naW5l" };
const one = (text: string) => html([article("a.l2nb", text)], "A", parts);

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
const policyOf = (built: string) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built)?.[1];
const places = (built: string) => [...built.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
const ways = (built: string) => [...built.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]);

describe("a page", () => {
  const article = [
    {
      file: 'a"><script>.l2nb',
      notebook: {
        ...parse(utf8.encode("")),
        preamble: '---\ntitle: Seven </title><script>"\n---\n',
        cells: naughty.flatMap((text) => [
          { kind: "prose" as const, text },
          { kind: "l2" as const, text },
        ]),
      },
      results: naughty.map(withStrings),
      pictures: {},
    },
  ];
  let built = "";
  beforeAll(async () => {
    built = await html(article, "Seven </title><script>", parts);
  });

  it("runs one script, whose hash its policy names, and lets nothing load", () => {
    const scripts = [...built.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBe(1);
    const style = /<style>([\s\S]*?)<\/style>/.exec(built)?.[1] ?? "";
    expect(policyOf(built)).toBe(
      `default-src 'none'; script-src 'sha256-${hashOf(scripts[0]?.[1] ?? "")}'; style-src 'sha256-${hashOf(style)}'; ` +
        "img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it("gives each cell and its result back unchanged", () => {
    const [, packed = ""] = /class="layerbook-cells">([A-Za-z0-9+/=]*)<\/script>/.exec(built) ?? [];
    const cells = JSON.parse(inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"));
    expect(cells).toEqual(naughty.map((text) => ({ text, line: 0, result: withStrings(text) })));
  });

  it("lets no text of the author open an element of its own", () => {
    const without = built.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<style>[\s\S]*?<\/style>/g, "");
    expect(without).not.toMatch(/<(script|img|iframe|object|form|base|link)[\s>]/i);
    expect(without.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/i);
    expect(
      [...without.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !/^(#|https?:)/.test(to ?? "")),
    ).toEqual([]);
  });
});

describe("contents", () => {
  it("lead to every section, also where two have the same name", async () => {
    const built = await one(`# Title\n\n## Why?\n\nProse.\n\n${cell}\n## Why?\n\n## **Bold** and \`code\`\n`);
    expect(ways(built)).toEqual(["why", "why-1", "bold-and-code"]);
    expect(places(built)).toEqual(["a", "title", "why", "why-1", "bold-and-code"]);
  });

  it("of several articles lead to each of them, and each to its neighbors", async () => {
    const all = ["first.l2nb", "second.l2nb", "third.l2nb"].map((file) =>
      article(file, `# Of ${file}\n\n## Part[^1]\n\n[^1]: Note.\n\n${cell}`),
    );
    const built = await html(all, "A course", parts);
    expect(new Set(places(built)).size).toBe(places(built).length);
    expect(ways(built).filter((way) => !places(built).includes(way ?? ""))).toEqual([]);
    const neighbors = [...built.matchAll(/rel="(prev|next)" href="#([^"]*)"/g)].map(
      ([, rel, to]) => `${rel} ${to}`,
    );
    expect(neighbors).toEqual(["next second", "prev first", "next third", "prev second"]);
    expect(built.match(/layerbook-engine/g)?.length).toBe(1);
  });
});

describe("without scripts", () => {
  it("a result stands there in words and tables, and prose has its numbers", async () => {
    const built = await one(`It carries [about seven](l2:base.userTps).\n\n${cell}`);
    expect(built).toMatch(/<noscript>[\s\S]*User transactions per second<\/td>[\s\S]*<\/noscript>/);
    expect(built).toMatch(/>6\.13\stx\/s<\/span>/);
  });
});

describe("pictures", () => {
  const picture = "data:image/png;base64,iVBORw0KGgo=";
  const text = "![a plot](plots/one%201.png?x=1) ![gone *now*](gone.png) ![far](https://a.example/b.png)";
  const withOne = { ...article("a.l2nb", text), pictures: { "plots/one 1.png": picture } };

  it("that lie beside the notebook are asked for by the names of their files", () => {
    expect(picturesOf(withOne.notebook)).toEqual(["plots/one 1.png", "gone.png"]);
  });

  it("are carried, and described where they are not", async () => {
    const built = await html([withOne], "A", parts);
    expect([...built.matchAll(/<img [^>]*>/g)].map(([img]) => img)).toEqual([
      `<img src="${picture}" alt="a plot">`,
    ]);
    expect(built).toContain("gone");
    expect(built).not.toContain("a.example");
  });
});
