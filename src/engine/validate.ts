import type { Inputs, Json } from "./theory/inputs.ts";
import type { Answer, Mechanism } from "./theory/mechanism.ts";

/**
 * How near an answer must come: equal; within an absolute or relative distance; within a factor; or on one side of
 * the expected value ("<", "<=", ">", ">=").
 */
export type Tolerance =
  | { readonly type: "exact" }
  | { readonly type: "abs" | "rel" | "factor"; readonly value: number }
  | { readonly type: "inequality"; readonly value: "<" | "<=" | ">" | ">=" };

/** A known answer: what `mechanism` must say of `inputs`. Integers of 2^53 or more are decimal strings. */
export interface ReferenceCase {
  readonly id: string;
  readonly area: string;
  readonly mechanism: string;
  readonly inputs: Inputs;
  readonly expected: Json;
  readonly unit: string;
  readonly tolerance: Tolerance;
  readonly source: string;
  readonly status: string;
}

export interface CaseReport {
  readonly id: string;
  readonly area: string;
  readonly mechanism: string;
  readonly expected: Json;
  /** JSON form of the answer; null where there was none. */
  readonly got: Json;
  readonly unit: string;
  readonly tolerance: Tolerance;
  /** Missing: the mechanism is not built yet. Never counted as passed. */
  readonly status: "passed" | "failed" | "missing";
  /** Why it failed, where the answer alone does not say it. */
  readonly reason?: string;
}

/** Asks every case's mechanism and compares; a mechanism that throws has failed its case. */
export function validate(
  cases: readonly ReferenceCase[],
  mechanisms: Readonly<Record<string, Mechanism>>,
): CaseReport[] {
  return cases.map((reference) => {
    const { id, area, mechanism, expected, unit, tolerance } = reference;
    const common = { id, area, mechanism, expected, unit, tolerance };
    const law = Object.hasOwn(mechanisms, mechanism) ? mechanisms[mechanism] : undefined;
    if (law === undefined) return { ...common, got: null, status: "missing" };
    try {
      const got = law(reference.inputs);
      return { ...common, got: plain(got), status: agrees(expected, got, tolerance) ? "passed" : "failed" };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...common, got: null, status: "failed", reason };
    }
  });
}

/** One line a case, failures and missing ones first; the last line is "N passed, N failed, N missing". */
export function reportLines(reports: readonly CaseReport[]): string[] {
  const order = ["failed", "missing", "passed"] as const;
  const lines = order.flatMap((status) => reports.filter((report) => report.status === status).map(line));
  const count = (status: CaseReport["status"]) => reports.filter((report) => report.status === status).length;
  return [...lines, `${count("passed")} passed, ${count("failed")} failed, ${count("missing")} missing`];
}

function line({ id, mechanism, expected, got, unit, tolerance, status, reason }: CaseReport): string {
  if (status === "missing") return `missing ${id} ${mechanism}`;
  const nearness = "value" in tolerance ? `${tolerance.type} ${tolerance.value}` : tolerance.type;
  const outcome = reason === undefined ? `got ${JSON.stringify(got)}` : reason;
  return `${status.padEnd(7)} ${id} ${mechanism}: expected ${JSON.stringify(expected)} ${unit} (${nearness}), ${outcome}`;
}

/** Whether an answer meets its expectation: part by part in lists and objects, where nothing may be left out. */
export function agrees(expected: Json, got: Answer, tolerance: Tolerance): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((part, i) => agrees(part, got[i] ?? null, tolerance))
    );
  }
  if (isObject(expected)) {
    const names = Object.keys(expected);
    return (
      isObject(got) && names.every((name) => agrees(expected[name] ?? null, got[name] ?? null, tolerance))
    );
  }
  return tolerance.type === "exact"
    ? isEqual(expected, got)
    : isNear(decimal(expected), decimal(got), tolerance);
}

/** Equal as JSON, or the same whole number however it is written: a decimal string, a bigint or a safe integer. */
function isEqual(expected: Json, got: Answer): boolean {
  const [wanted, found] = [wholeNumber(expected), wholeNumber(got)];
  return wanted !== undefined && found !== undefined ? wanted === found : expected === got;
}

type Distance = Exclude<Tolerance, { readonly type: "exact" }>;

/** What is no number is near nothing: every comparison with NaN is false. */
function isNear(expected: number, got: number, tolerance: Distance): boolean {
  switch (tolerance.type) {
    case "abs":
      return Math.abs(got - expected) <= tolerance.value;
    case "rel":
      return Math.abs(got - expected) <= tolerance.value * Math.abs(expected);
    case "factor":
      return got >= expected / tolerance.value && got <= expected * tolerance.value;
    case "inequality":
      return isOnSide(expected, got, tolerance.value);
  }
}

function isOnSide(expected: number, got: number, side: "<" | "<=" | ">" | ">="): boolean {
  if (got === expected) return side === "<=" || side === ">=";
  return side.startsWith("<") ? got < expected : got > expected;
}

function wholeNumber(x: Answer): bigint | undefined {
  if (typeof x === "bigint") return x;
  if (typeof x === "number" && Number.isSafeInteger(x)) return BigInt(x);
  return typeof x === "string" && /^-?\d+$/.test(x) ? BigInt(x) : undefined;
}

function decimal(x: Answer): number {
  return typeof x === "number" ? x : Number(wholeNumber(x) ?? Number.NaN);
}

function isObject(x: Answer): x is { readonly [name: string]: Answer } {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}

/** An answer as JSON can hold it: a bigint becomes a decimal string, what is not finite becomes text. */
function plain(answer: Answer): Json {
  if (typeof answer === "bigint") return answer.toString();
  if (typeof answer === "number") return Number.isFinite(answer) ? answer : String(answer);
  if (Array.isArray(answer)) return answer.map(plain);
  if (!isObject(answer)) return answer as string | boolean | null;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, plain(value)]));
}
