import known from "../../test/data/public-cases.json";
import {
  validate as ask,
  mechanisms,
  type ReferenceCase,
  reportLines,
  simulatedMechanisms,
} from "../engine/index.ts";
import { read } from "./arguments.ts";
import { bytesOf, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";

export const usage = "layerbook validate [--cases F] [--sim] [--json F]";

/** Asks the theory, the rules and with `--sim` the simulation for answers that are known. */
export function validate(argv: readonly string[]): ExitCode {
  const options = { cases: { type: "string" }, sim: { type: "boolean" }, json: { type: "string" } } as const;
  const { values, positionals } = read(argv, options, usage);
  if (positionals.length > 0) throw new Misuse(`Usage: ${usage}`);
  const cases =
    values.cases === undefined ? (known as unknown as readonly ReferenceCase[]) : casesIn(values.cases);
  const reports = ask(cases, values.sim === true ? { ...mechanisms, ...simulatedMechanisms } : mechanisms);
  if (values.json !== undefined) writeJson(values.json, { version: 1, cases: reports });
  if (values.json !== "-") process.stdout.write(`${reportLines(reports).join("\n")}\n`);
  return reports.some(({ status }) => status === "failed") ? 1 : 0;
}

function casesIn(path: string): readonly ReferenceCase[] {
  const text = new TextDecoder().decode(bytesOf(path));
  try {
    const data: unknown = JSON.parse(text);
    if (Array.isArray(data) && data.every(isCase)) return data;
  } catch {
    // Told below, like a file of another shape.
  }
  throw new Misuse(`${path} is no list of reference cases (id, mechanism, inputs, expected, tolerance).`);
}

function isCase(data: unknown): data is ReferenceCase {
  if (typeof data !== "object" || data === null) return false;
  const { id, mechanism, inputs, tolerance } = data as Readonly<Record<string, unknown>>;
  const named = typeof id === "string" && typeof mechanism === "string";
  return (
    named &&
    typeof inputs === "object" &&
    inputs !== null &&
    typeof tolerance === "object" &&
    tolerance !== null &&
    "expected" in data
  );
}
