import { availableParallelism } from "node:os";
import known from "../../test/data/public-cases.json";
import ours from "../../test/data/simulated-cases.json";
import {
  validate as ask,
  type CaseReport,
  mechanisms,
  type ReferenceCase,
  reportLines,
  simulatedMechanisms,
} from "../engine/index.ts";
import { counted } from "../notebook/words.ts";
import { read } from "./arguments.ts";
import { bytesOf, ensureWritable, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { inProcesses } from "./processes.ts";

export const usage = "layerbook validate [--cases F] [--sim] [--shard K/N] [--json F]";

/** Asks the theory, the rules and with `--sim` the simulation for answers that are known. */
export async function validate(argv: readonly string[]): Promise<ExitCode> {
  const options = {
    cases: { type: "string" },
    sim: { type: "boolean" },
    shard: { type: "string" },
    json: { type: "string" },
  } as const;
  const { values, positionals } = read(argv, options, usage);
  if (positionals.length > 0) throw new Misuse(`Usage: ${usage}`);
  const cases = values.cases === undefined ? all(values.sim === true) : casesIn(values.cases);
  const shard = values.shard === undefined ? null : shardIn(values.shard);
  ensureWritable(values.json);
  const isAlone = values.sim !== true || shard !== null;
  const reports = isAlone
    ? asked(ofShard(cases, shard), values.sim === true)
    : await inShards(cases.length, values.cases === undefined ? [] : ["--cases", values.cases]);
  if (values.json !== undefined) writeJson(values.json, { version: 1, cases: reports });
  if (values.json !== "-") process.stdout.write(`${lines(reports).join("\n")}\n`);
  return reports.some(({ status }) => status === "failed") ? 1 : 0;
}

function asked(cases: readonly ReferenceCase[], isSimulated: boolean): readonly CaseReport[] {
  return ask(cases, isSimulated ? { ...mechanisms, ...simulatedMechanisms } : mechanisms).map(withReason);
}

/** Every so many cases, from which on. */
interface Shard {
  readonly from: number;
  readonly every: number;
}

function shardIn(text: string): Shard {
  const [, place = 0, every = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (place < 1 || place > every)
    throw new Misuse(`--shard ${text} is no part of the cases. Try --shard 1/2.`);
  return { from: place - 1, every };
}

function ofShard<T>(cases: readonly T[], shard: Shard | null): readonly T[] {
  return shard === null ? cases : cases.filter((_, at) => at % shard.every === shard.from);
}

/** Because simulations take long, a share of the cases in a process of its own for each processor; the reports in the order of the cases. */
async function inShards(count: number, source: readonly string[]): Promise<readonly CaseReport[]> {
  const every = Math.min(availableParallelism(), count);
  const shards = Array.from({ length: every }, (_, from) => `${from + 1}/${every}`);
  const printed = await inProcesses(
    shards.map((shard) => ["validate", "--sim", ...source, "--shard", shard, "--json", "-"]),
  );
  const reports = printed.map((out) => (JSON.parse(out) as { readonly cases: readonly CaseReport[] }).cases);
  return Array.from(
    { length: count },
    (_, at) => reports[at % every]?.[Math.floor(at / every)] as CaseReport,
  );
}

/** Known answers; where runs are asked for, also those of a closed form that only a run can meet. */
function all(isSimulated: boolean): readonly ReferenceCase[] {
  return (isSimulated ? [...known, ...ours] : known) as unknown as readonly ReferenceCase[];
}

/** Because an answer that was not asked for is another thing than a mechanism that is not built yet. */
function withReason(report: CaseReport): CaseReport {
  const unasked = report.status === "missing" && Object.hasOwn(simulatedMechanisms, report.mechanism);
  return unasked ? { ...report, reason: needsSim } : report;
}

const needsSim = "needs --sim";

/** As the engine tells it, but that cases which wait for `--sim` say so; the last line counts them as missing. */
function lines(reports: readonly CaseReport[]): readonly string[] {
  const waiting = reports.filter(({ reason }) => reason === needsSim);
  const told = reportLines(reports.filter((report) => !waiting.includes(report))).slice(0, -1);
  const note = `${counted(waiting.length, "case")} of the missing only ${waiting.length === 1 ? "needs" : "need"} --sim`;
  return [
    ...told,
    ...waiting.map(({ id, mechanism }) => `${needsSim} ${id} ${mechanism}`),
    ...(waiting.length === 0 ? [] : [note]),
    ...reportLines(reports).slice(-1),
  ];
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
