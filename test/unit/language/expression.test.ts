import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compared, measured } from "../../../src/notebook/language/expression/meaning.ts";
import { readCondition, readExpression } from "../../../src/notebook/language/expression/parse.ts";
import { evaluated, extentOf, type Term } from "../../../src/notebook/language/expression/term.ts";
import { Problems } from "../../../src/notebook/language/problems.ts";
import type { Text } from "../../../src/notebook/language/syntax.ts";

const written = (text: string): Text => ({ form: "text", text, place: { start: 0, end: text.length } });

const dimensions = { speed: "rate", wait: "time", part: "share", "far-off": "count", size: "space" } as const;

/** The value of an expression, in base units; names stand for 1. */
function worth(text: string, names: Readonly<Record<string, number>> = {}): number | string {
  const problems = new Problems();
  const expression = readExpression(written(text), problems);
  const scope = (name: string) =>
    Object.hasOwn(dimensions, name)
      ? { to: name, dimension: dimensions[name as keyof typeof dimensions] }
      : problems.error("unknown-cell", { start: 0, end: 0 }, "No.");
  const meant = expression && measured(expression, scope, problems);
  const [problem] = problems.inOrder();
  if (meant === undefined || problem !== undefined) return problem?.code ?? "nothing";
  return evaluated(meant.term, (name: string) => names[name] ?? 1);
}

function conditionOf(text: string): string {
  const problems = new Problems();
  const condition = readCondition(written(text), problems);
  const scope = (name: string) => ({
    to: name,
    dimension: dimensions[name as keyof typeof dimensions] ?? "count",
  });
  const meant = condition && compared(condition, scope, problems);
  const [problem] = problems.inOrder();
  if (meant === undefined) return problem?.code ?? "nothing";
  return meant.all.map(({ sign, right }) => `${sign} ${right.op === "value" ? right.value : "?"}`).join(", ");
}

/** Arithmetic as text, and what it comes to in JavaScript. */
const arithmetic = fc.letrec<{ tree: readonly [string, number] }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.integer({ min: 1, max: 99 }).map((n) => [String(n), n] as const),
    fc
      .tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/"), tie("tree"))
      .map(([[left, a], sign, [right, b]]) => {
        const value = sign === "+" ? a + b : sign === "-" ? a - b : sign === "*" ? a * b : a / b;
        return [`(${left} ${sign} ${right})`, value] as const;
      }),
  ),
})).tree;

describe("An expression", () => {
  it("comes to what arithmetic says, with brackets and without", () => {
    fc.assert(
      fc.property(arithmetic, ([text, value]) => {
        fc.pre(text.length < 300 && Number.isFinite(value));
        expect(worth(text)).toBeCloseTo(value, 6);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("+", "-", "*", "/")), {
          minLength: 1,
          maxLength: 8,
        }),
        (parts) => {
          const text = `${parts.map(([n, sign]) => `${n} ${sign}`).join(" ")} 2`;
          // biome-ignore lint/security/noGlobalEval: JavaScript's own precedence is the outside truth here.
          expect(worth(text)).toBeCloseTo(globalThis.eval(text) as number, 9);
        },
      ),
    );
  });

  it.each([
    ["2 MB", "2000 kB"],
    ["2 min", "120 s"],
    ["30M gas", "30 Mgas"],
    ["5 tx/s", "300 tx/min"],
    ["$5", "500 ¢"],
    ["2 %", "0.02"],
    ["1 d - 23 h", "1 h"],
    ["3 * 20 min", "1 h"],
    ["1 h / 4", "15 min"],
    ["1 h / 15 min", "4"],
    ["-(2 - 5)", "3"],
    ["1e3", "1000"],
  ])("means by %j what it means by %j", (one, other) => {
    expect(worth(one)).toBeCloseTo(worth(other) as number, 9);
  });

  it("reads a bare number beside a quantity in its usual unit, and beside a factor as a number", () => {
    expect(worth("wait + 5", { wait: 10 })).toBe(15);
    expect(worth("2 * wait", { wait: 10 })).toBe(20);
    expect(worth("far-off - 1", { "far-off": 4 })).toBe(3);
    expect(worth("part * speed", { part: 0.5, speed: 8 })).toBe(4);
  });

  it.each([
    "speed + wait",
    "speed * wait",
    "1 MB + 1 s",
    "wait / speed",
    "size + 5",
    "speed >",
    "2 2",
    "(speed",
    "speed ^ 2",
    "",
  ])("is refused where it means nothing: %j", (text) => {
    expect(typeof worth(text)).toBe("string");
  });

  it("compares once, or with a range", () => {
    expect(conditionOf("speed > 5 tx/s")).toBe("> 5");
    expect(conditionOf("wait <= 2 min")).toBe("<= 120");
    expect(conditionOf("part in 1 % .. 3 %")).toBe(">= 0.01, <= 0.03");
    expect(conditionOf("part in 1..3")).toBe(">= 1, <= 3");
    expect(conditionOf("far-off >= 6")).toBe(">= 6");
    expect(conditionOf("1 < speed < 5")).toBe("bad-expression");
    expect(conditionOf("speed")).toBe("bad-expression");
    expect(conditionOf("speed > 5 s")).toBe("bad-expression");
  });

  it("points at what is wrong", () => {
    const problems = new Problems();
    readCondition({ form: "text", text: "speed > 5 )", place: { start: 10, end: 21 } }, problems);
    expect(problems.inOrder()[0]?.span).toEqual({ start: 20, end: 21 });
  });
});

const names = ["a", "b", "c"] as const;

const terms = fc.letrec<{ term: Term<string> }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(...names).map((to) => ({ op: "reference", to }) as const),
    fc.integer({ min: -5, max: 5 }).map((value) => ({ op: "value", value }) as const),
    tie("term").map((of) => ({ op: "minus", of }) as const),
    fc.record({
      op: fc.constantFrom("+", "-", "*", "/"),
      left: tie("term"),
      right: tie("term"),
    }) as fc.Arbitrary<Term<string>>,
  ),
})).term;

describe("What lies between bounds", () => {
  it("contains what an expression comes to at every point within", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const bounds = fc.record({
      low: fc.integer({ min: -9, max: 9 }),
      length: fc.integer({ min: 0, max: 6 }),
      at: unit,
    });
    fc.assert(
      fc.property(terms, fc.tuple(bounds, bounds, bounds), (term, drawn) => {
        const of = (name: string) => drawn[names.indexOf(name as "a")] as (typeof drawn)[0];
        const extent = extentOf(term, (name: string) => ({
          low: of(name).low,
          high: of(name).low + of(name).length,
        }));
        const value = evaluated(term, (name: string) => of(name).low + of(name).at * of(name).length);
        fc.pre(Number.isFinite(value));
        const slack = 1e-9 * Math.max(1, Math.abs(value));
        expect(extent.low - slack <= value && value <= extent.high + slack).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
