import type { Scenario } from "../engine/index.ts";
import { hash } from "./hash.ts";
import { Cells } from "./language/index.ts";
import { readResult } from "./read-result.ts";
import type { CellResult } from "./result.ts";

/** What was run and what came of it, so that it can be had again: `NAME.receipts.json` beside a notebook. */
export interface Receipts {
  readonly version: 1;
  /** The notebook's file name. */
  readonly notebook: string;
  readonly cells: readonly Receipt[];
}

export interface Receipt {
  readonly cell: string;
  /** Hash of the scenario with all defaults filled in. */
  readonly scenario: string;
  readonly seed: number;
  readonly runs: number;
  readonly engine: string;
  /** The newest day or month that the presets speak of. */
  readonly presetsAsOf: string;
  /** Hash of all measures and scores. */
  readonly measures: string;
}

/** The receipt of a cell that ran to its end. */
export function receiptOf(scenario: Scenario, { name, layers, provenance }: CellResult): Receipt {
  const { seed, runs, engine, presetsAsOf } = provenance;
  const measured = layers.map(({ name, measures, scores }) => ({ name, measures, scores }));
  return {
    cell: name,
    scenario: hash(JSON.stringify(scenario)),
    seed,
    runs,
    engine,
    presetsAsOf,
    measures: hash(JSON.stringify(measured)),
  };
}

/** What a cell came to, as JSON, and where it stands. */
export interface Ran {
  /** 1-based, among the notebook's `l2` cells. */
  readonly position: number;
  readonly json: string;
}

/** The receipts of the scenarios among the cells that were run. */
export function receiptsOf(cells: readonly string[], ran: readonly Ran[]): readonly Receipt[] {
  const read = new Cells(cells);
  return ran.flatMap(({ position, json }) => {
    const { scenario } = read.reading(position);
    const result = readResult(JSON.parse(json));
    return scenario === null || result === null ? [] : [receiptOf(scenario, result)];
  });
}

const keys = ["cell", "scenario", "seed", "runs", "engine", "presetsAsOf", "measures"] as const;

/** The file's text: one order of keys, a line each, so that a change is a small difference. */
export function write({ notebook, cells }: Receipts): string {
  const ordered = cells.map((receipt) => Object.fromEntries(keys.map((key) => [key, receipt[key]])));
  return `${JSON.stringify({ version: 1, notebook, cells: ordered }, null, 2)}\n`;
}

/** Reads the file's text; undefined where it holds no receipts. */
export function read(text: string): Receipts | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, notebook, cells } = (data ?? {}) as Partial<Record<keyof Receipts, unknown>>;
  if (version !== 1 || typeof notebook !== "string" || !Array.isArray(cells)) return undefined;
  return cells.every(isReceipt) ? { version, notebook, cells } : undefined;
}

function isReceipt(data: unknown): data is Receipt {
  if (typeof data !== "object" || data === null) return false;
  const receipt = data as Readonly<Record<string, unknown>>;
  return keys.every(
    (key) => typeof receipt[key] === (key === "seed" || key === "runs" ? "number" : "string"),
  );
}

/** What has changed since the receipts were recorded, a sentence each; none where everything came out the same. */
export function differences(recorded: readonly Receipt[], now: readonly Receipt[]): string[] {
  const gone = recorded.filter(({ cell }) => !now.some((receipt) => receipt.cell === cell));
  return [
    ...now.flatMap((receipt) => {
      const before = recorded.find(({ cell }) => cell === receipt.cell);
      return before === undefined ? [`${receipt.cell}: has no receipt`] : change(before, receipt);
    }),
    ...gone.map(({ cell }) => `${cell}: has a receipt and is not in the notebook`),
  ];
}

function change(before: Receipt, now: Receipt): string[] {
  if (keys.every((key) => before[key] === now[key])) return [];
  const changed = reasons.filter(([key]) => before[key] !== now[key]).map(([, what]) => what);
  const outcome = before.measures === now.measures ? "the measures are the same" : "the measures differ";
  const why = changed.length === 0 ? "nothing it depends on has changed" : `changed: ${changed.join(", ")}`;
  return [`${now.cell}: ${outcome}; ${why}`];
}

const reasons: readonly (readonly [keyof Receipt, string])[] = [
  ["scenario", "the scenario"],
  ["seed", "the seed"],
  ["runs", "the number of runs"],
  ["engine", "the engine"],
  ["presetsAsOf", "the presets"],
];
