import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameProblems, readCell } from "../../../src/notebook/language/index.ts";

const problemsOf = (...texts: readonly string[]) => nameProblems(texts.map((text) => readCell(text)));
const named = (name: string) => `l1: bitcoin\nname: ${name}`;

describe("Names of a notebook's cells", () => {
  it("may be any, as long as each is another", () => {
    expect(problemsOf(named("a"), "l1: bitcoin", named("b"), "l1: bitcoin")).toEqual([[], [], [], []]);
  });

  it("are kept by the first, and the others are told which one it is and what to type", () => {
    const text = named("base");
    const [first, second] = nameProblems([
      { ...readCell(text), line: 8 },
      { ...readCell(text), line: 30 },
    ]);
    const problem = second?.[0];
    expect(first).toEqual([]);
    expect(problem).toMatchObject({ severity: "error", code: "duplicate-name", fix: "base-2" });
    expect(problem?.message).toContain("number 1 of the notebook's cells, in line 8");
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe("base");
  });

  it("are not those that cells without a name go by", () => {
    const [first, second] = problemsOf(named("cell2"), "l1: bitcoin");
    expect(second).toEqual([]);
    expect(first?.[0]?.message).toMatch(/number 2 .* no name of its own/);
  });

  it("are all different once every fix is applied", () => {
    const name = fc.constantFrom("a", "b", "a-2", "cell1", "cell3", "x".repeat(64), "");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const texts = names.map((each) => (each === "" ? "l1: bitcoin" : named(each)));
        const mended = problemsOf(...texts).map(([problem], at) => {
          const text = texts[at] ?? "";
          return problem === undefined
            ? text
            : text.slice(0, problem.span.start) + problem.fix + text.slice(problem.span.end);
        });
        expect(problemsOf(...mended).flat()).toEqual([]);
      }),
    );
  });
});
