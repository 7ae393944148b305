import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { contents } from "../../../src/notebook/course/contents.ts";
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
const one = (text: string) => html([article("a.l2nb", text)], { title: "A" }, parts);

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
    built = await html(article, { title: "Seven </title><script>" }, parts);
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
    const built = await html(all, { title: "A course" }, parts);
    expect(new Set(places(built)).size).toBe(places(built).length);
    expect(ways(built).filter((way) => !places(built).includes(way ?? ""))).toEqual([]);
    const neighbors = [...built.matchAll(/rel="(prev|next)" href="#([^"]*)"/g)].map(
      ([, rel, to]) => `${rel} ${to}`,
    );
    expect(neighbors).toEqual(["next second", "prev first", "next third", "prev second"]);
    expect(built.match(/layerbook-engine/g)?.length).toBe(1);
  });
});

describe("a course", () => {
  const manifest = (title: string, words: string) =>
    JSON.stringify({
      ...{ title, about: words },
      lessons: [
        { file: "part/b.l2nb", title: "First", objectives: [words], minutes: 5 },
        { file: "a.l2nb", title: "Second", objectives: [words], prerequisites: ["part/b.l2nb"] },
      ],
      glossary: { block: words },
    });
  const texts = {
    "a.l2nb": `# A\n\n## Look\n\nA block. [there](part/b.l2nb#look) [own](#look) [gone](gone.l2nb)\n\n${cell}`,
    "part/b.l2nb": `# B\n\n## Look\n\n[same folder](c.l2nb) [own](#Look) [web](https://a.example)\n\n${cell}`,
    "part/c.l2nb": "# C\n",
  };
  const articles = Object.entries(texts).map(([file, text]) =>
    article(file, text, file === "part/c.l2nb" ? [] : [bitcoinResult]),
  );
  const notebooks = articles.map(({ file, notebook }) => ({ path: file, cells: notebook.cells }));
  const coursePage = (title: string, words: string) =>
    html(articles, { title, course: contents(manifest(title, words), notebooks) }, parts);

  it("begins with what it is, then has its lessons as they are taken, and what is no lesson last", async () => {
    const built = await coursePage("The course", "Words.");
    const articleIds = [...built.matchAll(/<article id="([^"]*)" data-file="([^"]*)"/g)].map(
      ([, ...at]) => at,
    );
    expect(articleIds).toEqual([
      ["course", ""],
      ["part-b", "part/b.l2nb"],
      ["a", "a.l2nb"],
      ["part-c", "part/c.l2nb"],
    ]);
    const [, first = "", second = ""] = built.split("<article ").slice(1);
    expect(first).toContain("<p>Lesson 1 of 2 · 5 min</p>");
    expect(second).toContain('<p>Lesson 2 of 2 · after <a href="#part-b">First</a></p>');
    expect(built).toContain(
      '<dt>block</dt><dd>Words. <span class="facts">first in <a href="#a">Second</a></span></dd>',
    );
  });

  it("leads from lesson to lesson and to their headings on the page", async () => {
    const built = await coursePage("The course", "Words.");
    const to = (words: string) => new RegExp(`href="([^"]*)"[^>]*>${words}</a>`).exec(built)?.[1];
    expect(["there", "same folder", "gone", "web"].map(to)).toEqual([
      ...["#part-b/look", "#part-c", "gone.l2nb", "https://a.example"],
    ]);
    expect([...built.matchAll(/href="([^"]*)">own</g)].map(([, way]) => way)).toEqual([
      "#part-b/look",
      "#a/look",
    ]);
    expect(new Set(places(built)).size).toBe(places(built).length);
    expect(ways(built).filter((way) => !places(built).includes(way ?? ""))).toEqual([]);
  });

  it.each(naughty)("lets no word of its manifest open an element: %j", async (words) => {
    const built = await coursePage(words, words);
    const without = built.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<style>[\s\S]*?<\/style>/g, "");
    expect(without).not.toMatch(/<(script|img|iframe|object|form|base|link)[\s>]/i);
    expect(without.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/i);
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
    const built = await html([withOne], { title: "A" }, parts);
    expect([...built.matchAll(/<img [^>]*>/g)].map(([img]) => img)).toEqual([
      `<img src="${picture}" alt="a plot">`,
    ]);
    expect(built).toContain("gone");
    expect(built).not.toContain("a.example");
  });
});
