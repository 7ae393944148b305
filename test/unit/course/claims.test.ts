import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** All that is said of scaling, by topic and number. */
const said = [
  ...["A1", "A2", "A3", "A4", "A5", "A6"],
  ...["B1", "B2", "B3", "B4", "B5", "B6"],
  ...["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"],
  ...["D1", "D2", "D3", "D4", "D5", "D6"],
  ...["E1", "E2", "E3", "E4"],
  ...["F1", "F1a", "F1b", "F1c", "F1d", "F2", "F2b", "F3", "F3a", "F3b", "F3c"],
  ...["F4", "F4b", "F4c", "F4d", "F4e", "F4f"],
  ...["G1", "G2", "G3", "G4", "G5", "G6", "G7"],
  ...["H1", "H2", "H3", "H4", "H5", "H6"],
  ...["I1", "I2", "I3", "I4", "I5", "I6"],
];

const page = readFileSync("samples/README.md", "utf8");
const rows = new Map(
  [...page.matchAll(/^\| ([A-I]\d[a-f]?) \| (.+?) \| (.+) \|$/gm)].map(([, id, sentence, where]) => [
    id as string,
    { sentence: sentence as string, where: where as string },
  ]),
);

/** The cells of a lesson by name, each with the verdict that its author expects, if it is a claim. */
function cellsOf(file: string): ReadonlyMap<string, string | null> {
  const cells = readFileSync(`samples/${file}`, "utf8").matchAll(/^```l2\n([\s\S]*?)^```$/gm);
  return new Map(
    [...cells].flatMap(([, text = ""]) => {
      const name = /^name: (\S+)/m.exec(text)?.[1];
      return name === undefined ? [] : [[name, /^verdict: (\S+)/m.exec(text)?.[1] ?? null]];
    }),
  );
}

/** What a row points at: lessons, and the cells there with the verdicts that it gives. */
const pointers = (where: string) =>
  where.split("; ").map((part) => {
    const [, file = "", cells = ""] = /^\[.+\]\((.+)\): (.+)$/.exec(part) ?? [];
    const named = [...cells.matchAll(/`(\S+)`(?: (supported|contradicted|depends))?/g)];
    return { file, cells: named.map(([, name = "", verdict = null]) => ({ name, verdict })) };
  });

describe("What is said of scaling", () => {
  it("is all in the course's table", () => {
    expect([...rows.keys()]).toEqual(said);
  });

  it.each(said)("is run where the table says, with the verdict that it gives: %s", (id) => {
    const where = pointers(rows.get(id)?.where ?? "");
    expect(where.length).toBeGreaterThan(0);
    for (const { file, cells } of where) {
      const there = cellsOf(file);
      expect(cells.length).toBeGreaterThan(0);
      for (const { name, verdict } of cells) {
        expect([...there.keys()]).toContain(name);
        expect([name, there.get(name)]).toEqual([name, verdict]);
      }
    }
  });

  it("is told in lessons that are in the course, all of them", () => {
    const { lessons } = JSON.parse(readFileSync("samples/layerbook-course.json", "utf8")) as {
      readonly lessons: readonly { readonly file: string }[];
    };
    const inCourse = lessons.map(({ file }) => file);
    for (const { where } of rows.values())
      for (const { file } of pointers(where)) expect(inCourse).toContain(file);
  });
});
