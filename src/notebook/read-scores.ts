import type { Measurement } from "../engine/index.ts";
import { type Fields, fieldsOf, listOf, numberOf, textOf, wordOf } from "./read-value.ts";
import type { Ingredient, LayerScore, Scores } from "./result.ts";

/** The three scores that a saved value holds; null when one is missing. */
export function readScores(value: unknown): Scores | null {
  const fields = fieldsOf(value);
  const security = readScore(fields?.security);
  const decentralization = readScore(fields?.decentralization);
  const scalability = readScore(fields?.scalability);
  if (security === null || decentralization === null || scalability === null) return null;
  return { security, decentralization, scalability, minimum: points(fields?.minimum) };
}

/** A measurement; null where its numbers are not numbers. */
export function readMeasurement(value: unknown): Measurement | null {
  const fields = fieldsOf(value);
  if (fields === null || ![fields.mean, fields.low, fields.high].every(Number.isFinite)) return null;
  return {
    mean: numberOf(fields.mean),
    low: numberOf(fields.low),
    high: numberOf(fields.high),
    unit: textOf(fields.unit, 20),
    n: numberOf(fields.n),
    ...(fields.moreThan === true ? { moreThan: true } : {}),
  };
}

function readScore(value: unknown): LayerScore | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  return {
    layer: textOf(fields.layer, 80),
    value: points(fields.value),
    low: points(fields.low),
    high: points(fields.high),
    ingredients: listOf(fields.ingredients, 24, fieldsOf).map(readIngredient),
  };
}

const readIngredient = (fields: Fields): Ingredient => ({
  name: textOf(fields.name, 80),
  raw: readMeasurement(fields.raw),
  worst: numberOf(fields.worst),
  best: numberOf(fields.best),
  weight: Math.min(1, Math.max(0, numberOf(fields.weight))),
  contribution: points(fields.contribution),
  how: wordOf(fields.how, ["measured", "derived"]) ?? "derived",
  note: textOf(fields.note, 1000),
});

/** A number of points, 0..100. */
const points = (value: unknown) => Math.min(100, Math.max(0, numberOf(value)));
