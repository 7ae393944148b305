import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseProblems, type NotebookFile } from "../../../src/notebook/course/check.ts";
import { contents, type LessonContents } from "../../../src/notebook/course/contents.ts";
import { manifest } from "../../../src/notebook/course/declaration.ts";
import { shapeCodes } from "../../../src/notebook/course/problems.ts";
import { isDone, progress, progressWords } from "../../../src/notebook/course/progress.ts";
import { readCourse } from "../../../src/notebook/course/read.ts";
import { courseSchema, type Schema } from "../../../src/notebook/course/schema.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { placeOf } from "../../../src/notebook/place.ts";

const lesson = (file: string, more: object = {}) => ({
  file,
  title: `On ${file}`,
  objectives: ["Say why."],
  ...more,
});
const course = (lessons: readonly object[], more: object = {}) =>
  JSON.stringify({ title: "Chains", lessons, ...more }, null, 2);
const notebook = (path: string, text = "Prose."): NotebookFile => ({
  path,
  cells: parse(new TextEncoder().encode(text)).cells,
});
const two = [notebook("a.l2nb"), notebook("b.l2nb", "# The second\n\nA stale\nblock is lost.")];

/** What a manifest is told: the code, what is marked, and what to type. */
const told = (text: string, notebooks: readonly NotebookFile[] = two) =>
  courseProblems(text, notebooks).map(({ code, span, hint }) => [
    code,
    text.slice(span.start, span.end),
    hint,
  ]);

describe("A manifest", () => {
  it("is read with its lessons in order and nothing to say", () => {
    const text = course(
      [lesson("a.l2nb", { minutes: 20 }), lesson("b.l2nb", { prerequisites: ["a.l2nb"] })],
      {
        glossary: { "stale block": "One that lost a race." },
      },
    );
    const { course: read } = readCourse(text);
    expect(told(text)).toEqual([]);
    expect(read.title).toBe("Chains");
    expect(read.lessons.map(({ file, minutes }) => [file, minutes])).toEqual([
      ["a.l2nb", 20],
      ["b.l2nb", 0],
    ]);
    expect(read.lessons[1]?.prerequisites.map(({ text }) => text)).toEqual(["a.l2nb"]);
    expect(read.glossary.map(({ term, meaning }) => [term, meaning])).toEqual([
      ["stale block", "One that lost a race."],
    ]);
  });

  it.each<[string, object, readonly [string, string, string]]>([
    ["a number in quotes", lesson("a.l2nb", { minutes: "20" }), ["wrong-form", '"20"', "20"]],
    ["no time at all", lesson("a.l2nb", { minutes: 0 }), ["wrong-form", "0", "20"]],
    ["a path out of the folder", lesson("../a.l2nb"), ["wrong-form", '"../a.l2nb"', '"first-lesson.l2nb"']],
    [
      "one objective without brackets",
      lesson("a.l2nb", { objectives: "x" }),
      ["wrong-form", '"x"', '["Say what limits how many payments a chain carries."]'],
    ],
    ["a key that is misspelled", lesson("a.l2nb", { minuts: 20 }), ["unknown-key", '"minuts"', '"minutes"']],
    ["no title", { file: "a.l2nb", objectives: ["x"] }, ["missing-key", "{", '"title": "The first lesson"']],
  ])("is told of %s, and what to type", (_, one, problem) => {
    const { problems } = readCourse(course([one, lesson("b.l2nb")]));
    const text = course([one, lesson("b.l2nb")]);
    expect(problems.filter(({ severity }) => severity === "error")).toHaveLength(1);
    expect(told(text)).toContainEqual(problem);
  });

  it.each(["{", "", "[]", '{"title": "x",}', "title: x\nlessons: []", '{"title": "x"} {}', "{'title': 1}"])(
    "that is none has one problem at the least, inside the text: %s",
    (text) => {
      const { problems } = readCourse(text);
      expect(problems.length).toBeGreaterThan(0);
      for (const { span, hint } of problems) {
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(hint).toBeTruthy();
      }
    },
  );

  it("says the line at which it stops being JSON", () => {
    const text = '{\n  "title": "x"\n  "lessons": []\n}';
    const [problem] = readCourse(text).problems;
    expect(problem?.code).toBe("not-json");
    expect(placeOf(problem?.span.start ?? 0, 0, text)).toMatchObject({ line: 3, column: 3 });
  });

  it("never throws, and every JSON is either fine or told of", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        for (const { span } of readCourse(text).problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(Math.max(text.length, 1));
        }
      }),
    );
  });
});

describe("Lessons", () => {
  const codes = (lessons: readonly object[]) => told(course(lessons)).map(([code, marked]) => [code, marked]);

  it("must be there, and what is there should be a lesson", () => {
    expect(told(course([lesson("a.l2nb")]))).toEqual([
      ["unlisted-lesson", '"lessons"', '{"file":"b.l2nb","title":"The second"}'],
    ]);
    // Because one slip is told once.
    expect(told(course([lesson("a.l2nb"), lesson("bb.l2nb")]))).toEqual([
      ["missing-lesson", '"bb.l2nb"', '"b.l2nb"'],
    ]);
  });

  it("are looked for only where the manifest can be read", () => {
    expect(told('{ "title": "x" "lessons": [] }').map(([code]) => code)).toEqual(["not-json"]);
  });

  it("are named once", () => {
    expect(codes([lesson("a.l2nb"), lesson("b.l2nb"), lesson("a.l2nb")])).toEqual([
      ["duplicate-lesson", '"a.l2nb"'],
    ]);
  });

  it("say what they are for", () => {
    expect(codes([lesson("a.l2nb", { objectives: [] }), { file: "b.l2nb", title: "b" }])).toEqual([
      ["missing-objectives", '"a.l2nb"'],
      ["missing-objectives", '"b.l2nb"'],
    ]);
  });

  it("ask for lessons that come before", () => {
    expect(codes([lesson("a.l2nb", { prerequisites: ["b.l2nb"] }), lesson("b.l2nb")])).toEqual([
      ["late-prerequisite", '"b.l2nb"'],
    ]);
    expect(codes([lesson("a.l2nb"), lesson("b.l2nb", { prerequisites: ["c.l2nb"] })])).toEqual([
      ["unknown-prerequisite", '"c.l2nb"'],
    ]);
  });

  it("do not ask for each other in a circle, however long", () => {
    const three = ["a", "b", "c"].map((name) => notebook(`${name}.l2nb`));
    const circle = course([
      lesson("a.l2nb", { prerequisites: ["c.l2nb"] }),
      lesson("b.l2nb", { prerequisites: ["a.l2nb"] }),
      lesson("c.l2nb", { prerequisites: ["b.l2nb"] }),
    ]);
    expect(told(circle, three).map(([code]) => code)).toEqual(Array(3).fill("prerequisite-cycle"));
    expect(codes([lesson("a.l2nb", { prerequisites: ["a.l2nb"] }), lesson("b.l2nb")])).toEqual([
      ["prerequisite-cycle", '"a.l2nb"'],
    ]);
  });

  it("in an order that their prerequisites allow have nothing to be told, whatever it is", () => {
    const links = fc.array(fc.array(fc.nat(6), { maxLength: 3 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(links, (chosen) => {
        const files = chosen.map((_, at) => `n${at}.l2nb`);
        const text = course(
          chosen.map((before, at) =>
            lesson(files[at] ?? "", {
              prerequisites: before.filter((each) => each < at).map((each) => files[each]),
            }),
          ),
        );
        expect(
          told(
            text,
            files.map((file) => notebook(file)),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe("A glossary", () => {
  const unused = (term: string, text: string) =>
    told(course([lesson("a.l2nb")], { glossary: { [term]: "Meaning." } }), [notebook("a.l2nb", text)]).map(
      ([code]) => code,
    );

  it("holds what lessons use, in one or many, over the end of a line", () => {
    expect(unused("stale block", "Many Stale\nblocks are lost.")).toEqual([]);
    expect(unused("TPS (payments)", "So many TPS (payments).")).toEqual([]);
  });

  it("is told of what none uses: parts of words, and cells, do not count", () => {
    expect(unused("block", "Roadblocks.")).toEqual(["unused-term"]);
    expect(unused("block", "Blocked.")).toEqual(["unused-term"]);
    expect(unused("bitcoin", "```l2\nl1: bitcoin\n```\n")).toEqual(["unused-term"]);
  });
});

describe("What a course holds", () => {
  const text = course([lesson("a.l2nb"), lesson("gone.l2nb", { prerequisites: ["a.l2nb"] })], {
    glossary: { block: "A page of the ledger." },
  });
  const cells =
    "# One\n\n## A block\n\n```l2\nname: base\nl1: ideal\n```\n\n```l2\npredict: How many?\nanswer: base.userTps\n```\n";

  it("is found by heading, cell and term, each at its place", () => {
    const held = contents(text, [notebook("a.l2nb", cells)]);
    const [first, second] = held.lessons;
    expect(first?.headings).toEqual([
      { text: "One", cell: 0 },
      { text: "A block", cell: 0 },
    ]);
    expect(first?.cells.map(({ text, kind, isQuestion, cell }) => [text, kind, isQuestion, cell])).toEqual([
      ["base", "scenario", false, 1],
      ["How many?", "predict", true, 2],
    ]);
    expect(held.glossary).toEqual([
      { term: "block", meaning: "A page of the ledger.", use: { file: "a.l2nb", cell: 0 } },
    ]);
    expect([second?.isThere, second?.prerequisites]).toEqual([false, ["On a.l2nb"]]);
    expect(held.problems.map(({ code, start }) => [code, start.line])).toEqual([["missing-lesson", 11]]);
  });

  it("is done once every question is right, or every cell ran where none is asked", () => {
    const [asking] = contents(text, [notebook("a.l2nb", cells)]).lessons;
    const [told] = contents(text, [notebook("a.l2nb", cells.replace(/```l2\npredict[^`]*```/, ""))]).lessons;
    const [read] = contents(text, [notebook("a.l2nb", "# Prose")]).lessons;
    if (asking === undefined || told === undefined || read === undefined) throw new Error("no lesson");
    const [base = "", question = ""] = asking.cells.map(({ source }) => source);
    const words = (lesson: LessonContents, ...done: string[]) => {
      const far = progress(lesson, new Set(done));
      return [progressWords(far), isDone(far)];
    };
    expect(words(asking)).toEqual(["0 of 1 right", false]);
    expect(words(asking, base)).toEqual(["0 of 1 right", false]);
    expect(words(asking, question)).toEqual(["1 of 1 right", true]);
    expect(words(asking, `${question} `)).toEqual(["0 of 1 right", false]);
    expect(words(told, base)).toEqual(["1 of 1 run", true]);
    expect(words(read, base)).toEqual(["0 of 0 run", false]);
  });
});

describe("The schema", () => {
  it("that the editor has is made of what the reader goes by", () => {
    const shipped = JSON.parse(readFileSync("media/course.schema.json", "utf8"));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(courseSchema())));
  });

  it("and the reader agree on what is well formed", () => {
    const values = fc.oneof(
      ...[fc.constant("a.l2nb"), fc.constant("../a.l2nb"), fc.constant(""), fc.nat(700), fc.constant(1.5)],
      ...[fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}), fc.constant(["a.l2nb"])],
      fc.constant({ word: "Meaning." }),
      fc.constant([lesson("a.l2nb", { minutes: 20, prerequisites: ["b.l2nb"], notes: "x" })]),
      fc.constant([{ file: "a.l2nb" }, 3]),
    );
    const keys = fc.constantFrom(...Object.keys(manifest.fields), "elsewhere");
    let fine = 0;
    fc.assert(
      fc.property(fc.dictionary(keys, values, { maxKeys: 3 }), fc.boolean(), (more, isWhole) => {
        const value = isWhole ? { title: "Chains", lessons: [], ...more } : more;
        const shape = readCourse(JSON.stringify(value)).problems.filter(({ code }) =>
          (shapeCodes as readonly string[]).includes(code),
        );
        expect([value, shape.length === 0]).toEqual([value, follows(value, courseSchema())]);
        fine += shape.length === 0 ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    expect(fine).toBeGreaterThan(20);
  });
});

/** Whether a value follows a schema, as far as ours go. */
function follows(value: unknown, schema: Schema): boolean {
  const { type, minLength = 0, maxLength = Infinity, pattern = "", minimum, maximum, items } = schema;
  const { required = [], properties = {}, additionalProperties } = schema;
  if (type === "string")
    return (
      typeof value === "string" &&
      value.length >= Number(minLength) &&
      value.length <= Number(maxLength) &&
      new RegExp(String(pattern)).test(value)
    );
  if (type === "integer")
    return Number.isInteger(value) && Number(value) >= Number(minimum) && Number(value) <= Number(maximum);
  if (type === "array") return Array.isArray(value) && value.every((each) => follows(each, items as Schema));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const known = properties as Readonly<Record<string, Schema>>;
  return (
    (required as readonly string[]).every((key) => key in value) &&
    Object.entries(value).every(([key, each]) => {
      const own = known[key] ?? additionalProperties;
      return own !== false && follows(each, own as Schema);
    })
  );
}
