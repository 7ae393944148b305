import { isSpec } from "./charts/read-spec.ts";
import { readClaim, readExercise, readParam } from "./read-question.ts";
import { readMeasurement, readScores } from "./read-scores.ts";
import { type Fields, fieldsOf, listOf, numberOf, recordOf, textOf, truthOf, wordOf } from "./read-value.ts";
import type {
  CellResult,
  ChartResult,
  Expectation,
  LayerResult,
  Place,
  PlacedProblem,
  Provenance,
  TableResult,
} from "./result.ts";

/**
 * The result that a saved or received value holds, rebuilt field by field: what is unknown is dropped, what has the
 * wrong type is replaced by nothing, and charts are kept only when our own charts room could have written them.
 * null when it is no result of this version.
 */
export function readResult(value: unknown): CellResult | null {
  const fields = fieldsOf(value);
  const kind = wordOf(fields?.kind, kinds);
  if (fields?.version !== 1 || kind === null || !Array.isArray(fields.layers)) return null;
  const saved = listOf(fields.charts, 200, fieldsOf);
  const charts = saved.map(readChart).filter((chart) => chart !== null);
  const notices = listOf(fields.notices, 50, (notice) => textOf(notice, 1000));
  return {
    version: 1,
    name: textOf(fields.name, 200),
    line: numberOf(fields.line),
    kind,
    status: wordOf(fields.status, ["ok", "failed", "cancelled", "partial"]) ?? "failed",
    title: textOf(fields.title, 400),
    sentence: textOf(fields.sentence, 4000),
    problems: listOf(fields.problems, 200, fieldsOf).map(readProblem),
    layers: listOf(fields.layers, 24, fieldsOf).map(readLayer),
    expectations: listOf(fields.expectations, 200, fieldsOf).map(readExpectation),
    charts,
    isCoarse: truthOf(fields.isCoarse),
    params: listOf(fields.params, 50, fieldsOf).map(readParam),
    tables: listOf(fields.tables, 20, fieldsOf).map((each) => ({
      title: textOf(each.title, 200),
      table: readTable(fieldsOf(each.table) ?? {}),
    })),
    claim: readClaim(fieldsOf(fields.claim)),
    exercise: readExercise(fieldsOf(fields.exercise)),
    notices: charts.length === saved.length ? notices : [...notices, strangeChart],
    provenance: readProvenance(fieldsOf(fields.provenance) ?? {}),
  };
}

const kinds = ["scenario", "sweep", "compare", "claim", "predict", "quiz", "challenge"] as const;

const strangeChart = "A chart was left out: it holds something that this version does not draw.";

function readProblem(fields: Fields): PlacedProblem {
  const span = fieldsOf(fields.span) ?? {};
  const place = fieldsOf(fields.place);
  return {
    severity: wordOf(fields.severity, ["error", "warning"]) ?? "error",
    code: textOf(fields.code, 80),
    span: { start: numberOf(span.start), end: numberOf(span.end) },
    message: textOf(fields.message, 1000),
    ...(typeof fields.hint === "string" ? { hint: textOf(fields.hint, 1000) } : {}),
    ...(typeof fields.fix === "string" ? { fix: textOf(fields.fix, 1000) } : {}),
    ...(place === null ? {} : { place: readPlace(place) }),
  };
}

const readPlace = (fields: Fields): Place => ({
  line: numberOf(fields.line),
  column: numberOf(fields.column),
  source: textOf(fields.source, 400),
  marked: textOf(fields.marked, 400),
});

function readLayer(fields: Fields): LayerResult {
  return {
    name: textOf(fields.name, 200),
    title: textOf(fields.title, 200),
    family: textOf(fields.family, 80).replace(/[^a-z0-9]/g, ""),
    preset: textOf(fields.preset, 80),
    paid: textOf(fields.paid, 80),
    parent: typeof fields.parent === "string" ? textOf(fields.parent, 200) : null,
    measures: recordOf(fields.measures, 200, readMeasurement),
    scores: readScores(fields.scores),
  };
}

const readExpectation = (fields: Fields): Expectation => ({
  text: textOf(fields.text, 400),
  measure: textOf(fields.measure, 200),
  holds: truthOf(fields.holds),
  message: textOf(fields.message, 1000),
});

function readChart(fields: Fields): ChartResult | null {
  if (!isSpec(fields.spec)) return null;
  return {
    id: textOf(fields.id, 160),
    title: textOf(fields.title, 400),
    sentence: textOf(fields.sentence, 2000),
    spec: fields.spec,
    table: readTable(fieldsOf(fields.table) ?? {}),
  };
}

const readTable = (fields: Fields): TableResult => ({
  columns: listOf(fields.columns, 24, fieldsOf).map((column) => ({
    title: textOf(column.title, 200),
    numeric: truthOf(column.numeric),
  })),
  rows: listOf(fields.rows, 500, (row) => listOf(row, 24, (cell) => textOf(cell, 400))),
});

const readProvenance = (fields: Fields): Provenance => ({
  engine: textOf(fields.engine, 80),
  seed: numberOf(fields.seed),
  runs: numberOf(fields.runs),
  duration: numberOf(fields.duration),
  isUneven: fields.isUneven === true,
  presetsAsOf: textOf(fields.presetsAsOf, 40),
  reproducible: truthOf(fields.reproducible),
  receipt: textOf(fields.receipt, 80),
  events: numberOf(fields.events),
  assumptions: listOf(fields.assumptions, 100, fieldsOf).map((each) => ({
    id: textOf(each.id, 20),
    text: textOf(each.text, 1000),
  })),
});
