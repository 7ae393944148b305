import { describe, expect, it } from "vitest";
import { anchors, headings } from "../../../src/notebook/prose/headings.ts";
import { deadLinks, type Neighborhood } from "../../../src/notebook/prose/relative-links.ts";

const around: Neighborhood = {
  has: (path) => ["next.l2nb", "a picture.png", "notes/", "more/deep.md"].includes(path),
  anchors: (path) => (path === "next.l2nb" ? ["the-end"] : undefined),
  own: ["who-pays", "what-a-day"],
  files: ["next.l2nb"],
};

/** What is marked in a text, and what to type instead. */
const dead = (markdown: string) =>
  deadLinks(markdown, around).map(({ span, hint }) => [markdown.slice(span.start, span.end), hint]);

describe("A link", () => {
  it.each([
    "[on](next.l2nb) and [there](next.l2nb#the-end)",
    "![a picture](a%20picture.png)",
    '[a picture](<a picture.png> "with a title")',
    "[above](#who-pays), [again](#Who-Pays)",
    "[on the web](https://example.org/nothing.l2nb) or [by mail](mailto:a@b.c) or [live](l2:base.userTps)",
    "[more](more/deep.md#anywhere)",
    "`[code](gone.md)`\n\n```\n[code](gone.md)\n```\n",
    "[on][id]\n\n[id]: next.l2nb",
    "A note.[^1]\n\n[^1]: gone.md is no link here.\n\n*[TPS]: transactions per second",
    "[x] (not a link)",
  ])("that leads somewhere is fine: %s", (markdown) => {
    expect(dead(markdown)).toEqual([]);
  });

  it("to no file is dead, and what is nearest may be meant", () => {
    expect(dead("Go [on](nxt.l2nb).")).toEqual([["nxt.l2nb", "next.l2nb"]]);
    expect(dead("![it](gone.png)")).toEqual([["gone.png", undefined]]);
    expect(dead("[on][id]\n\n[id]: <gone.md>")).toEqual([["gone.md", undefined]]);
  });

  it("to no heading is dead, here and there", () => {
    expect(dead("[above](#who-pay)")).toEqual([["#who-pay", "#who-pays"]]);
    expect(dead("[there](next.l2nb#start)")).toEqual([["next.l2nb#start", "#the-end"]]);
  });
});

describe("Hostile prose", () => {
  it.each([
    ["blanks in a heading", `# ${" ".repeat(200_000)}x`],
    ["marks in a heading", `# ${" #".repeat(100_000)}x`],
    ["brackets", `# ${"[".repeat(200_000)}`],
    ["links with open titles", '](a "x '.repeat(30_000)],
    ["open definitions", "[a".repeat(100_000)],
    // Because time that grows with the square of its length would be hours, the test's own patience tells.
  ])("is read in time that grows as it does: %s", (_, markdown) => {
    expect([...headings(markdown), ...deadLinks(markdown, around)].length).toBeLessThan(10);
  });
});

describe("A link out of the folder", () => {
  it.each(["../up.l2nb", "/etc/passwd", "more/../../up.l2nb#x", "%2e%2e/up.l2nb"])(
    "is not followed: %s",
    (target) => {
      const asked: string[] = [];
      const watched = { ...around, has: (path: string) => asked.push(path) > 0, anchors: () => [] };
      const found = deadLinks(`[x](${target})`, watched);
      expect(found.map(({ severity, code }) => [severity, code])).toEqual([["warning", "outside-link"]]);
      expect(asked).toEqual([]);
    },
  );
});

describe("Headings", () => {
  it("are those of Markdown, without their marks", () => {
    const text = "# One *day*\n\nTwo\n---\n\n```\n# none\n```\n\n- none\n---\n\n### Three `x` ###\n\n#none";
    expect(headings(text)).toEqual([
      { level: 1, text: "One day" },
      { level: 2, text: "Two" },
      { level: 3, text: "Three x" },
    ]);
  });

  // As GitHub makes them.
  it.each([
    ["When is a payment really yours?", "when-is-a-payment-really-yours"],
    ["Zilliqa: one state for all", "zilliqa-one-state-for-all"],
    ["A – dash & more", "a--dash--more"],
    ["Über_größe 2.0", "über_größe-20"],
  ])("are linked to by their words: %s", (text, anchor) => {
    expect(anchors([{ level: 1, text }])).toEqual([anchor]);
  });

  it("of the same words are numbered", () => {
    const same = [1, 2, 3].map((level) => ({ level, text: "Again" }));
    expect(anchors(same)).toEqual(["again", "again-1", "again-2"]);
  });
});
