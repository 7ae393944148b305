import { describe, expect, it } from "vitest";
import { isSafeImage, isSafeLink } from "../../../src/notebook/prose/link.ts";
import { prose } from "../../../src/notebook/prose/prose.ts";

describe("prose", () => {
  it("renders an article's Markdown", () => {
    const html = prose(
      "# Seven\n\nA *block* is worth[^1] **four** things.\n\n[^1]: In weight.\n\n| a | b |\n|--|--|\n| 1 | 2 |\n",
    );
    expect(html).toContain("<h1>Seven</h1>");
    expect(html).toContain("<em>block</em>");
    expect(html).toContain('class="footnote-ref"');
    expect(html).toContain("<td>1</td>");
  });

  it("opens callouts with the author's title, as text", () => {
    const html = prose(":::note Why <b>seven</b>?\nBecause.\n:::\n");
    expect(html).toContain('<aside class="note">');
    expect(html).toContain("Why &lt;b&gt;seven&lt;/b&gt;?");
    expect(html).toContain("</aside>");
  });

  it("leaves a live value's words where no value is", () => {
    const html = prose("Bitcoin carries [about **7**](l2:base.userTps) a second.");
    expect(html).toContain("about <strong>7</strong>");
    expect(html).not.toContain("l2:");
  });

  it("shows a cell beyond the cap as plain text", () => {
    expect(prose(`<script>\n${"a".repeat(300_000)}`)).toMatch(/^<pre>&lt;script&gt;/);
  });

  const hostile = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](command:workbench.action.quit)",
    "[x](vscode://settings)",
    "[x](file:///etc/passwd)",
    "[x](../../secret)",
    "[x](%2e%2e/secret)",
    "[x](/etc/passwd)",
    "[x](//evil.example/x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](https://evil.example/pixel.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](../up.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    '![a" onerror="alert(1)](ok.png)',
    "<javascript:alert(1)>",
    "^[note [x](command:go)]",
  ];
  it.each(hostile)("keeps %j harmless", (markdown) => {
    const html = prose(markdown);
    const tags = html.match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      expect(tag).not.toMatch(/^<(script|iframe|object|embed|style|link|meta|base)/i);
      expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(/\son\w+\s*=/i);
      for (const [, target = ""] of tag.matchAll(/(?:href|src)="([^"]*)"/g)) {
        expect(target).toMatch(/^(https?:|mailto:|data:image\/(png|jpeg|gif|webp)|#|[\w.-]+$)/);
        if (tag.startsWith("<img")) expect(target).not.toMatch(/^https?:/);
      }
    }
  });
});

describe("links", () => {
  it("lead to the web, mail, this page and this folder", () => {
    for (const url of [
      "https://bitcoin.org",
      "http://a.b",
      "mailto:a@b.c",
      "#part",
      "part-two.l2nb",
      "data/x.csv",
    ])
      expect(isSafeLink(url), url).toBe(true);
  });
  it("lead nowhere else", () => {
    for (const url of [
      "command:a",
      "vscode:b",
      "l2:c",
      "\u0001javascript:d",
      "/e",
      "\\\\f",
      "a/../../g",
      "..%2fh",
    ])
      expect(isSafeLink(url), url).toBe(false);
  });
  it("load pictures from the document alone", () => {
    expect(isSafeImage("data:image/png;base64,AAAA")).toBe(true);
    expect(isSafeImage("figure.png")).toBe(true);
    for (const url of ["https://a.b/c.png", "//a.b/c.png", "data:image/svg+xml;base64,AA", "../x.png", "#x"])
      expect(isSafeImage(url), url).toBe(false);
  });
});
