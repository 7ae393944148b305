import type { Measurement } from "../measure/measurement.ts";
import { type AnchorTable, type Raw, terms } from "./formulas.ts";

/** The three corners; there is never one overall number. */
export interface Scores {
  readonly security: LayerScore;
  readonly decentralization: LayerScore;
  readonly scalability: LayerScore;
  /** The smallest of the three, 0..100. */
  readonly minimum: number;
}

/** 0..100, with the working shown. */
export interface Score {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly ingredients: readonly Ingredient[];
}

/** A score, and the layer it was found at: a user of a stack is as safe as its weakest layer. */
export interface LayerScore extends Score {
  readonly layer: string;
}

/** One term of a score: weight * u(raw; worst, best), rescaled by what is applicable. */
export interface Ingredient {
  /** The measure's name. */
  readonly name: string;
  /** null: not applicable to this layer; `note` says why. */
  readonly raw: Measurement | null;
  /** The anchors: raw values worth 0 and 1. */
  readonly worst: number;
  readonly best: number;
  /** Share of the score, 0..1, after rescaling; 0 when not applicable. */
  readonly weight: number;
  /** Points of the score's 100 that it earns. */
  readonly contribution: number;
  readonly how: "measured" | "derived";
  /** The probe or the formula behind it, in a few words. */
  readonly note: string;
}

/** A raw value on its way into a score, with where it came from. */
export interface Evidence {
  readonly raw: Measurement | null;
  readonly how: "measured" | "derived";
  readonly note: string;
}

/**
 * A score from its evidence. Its interval takes each ingredient's interval through the formula and, because the probes
 * draw their own chance, adds the half-widths as independent errors (root of the sum of squares).
 */
export function score(table: AnchorTable, evidence: Readonly<Record<string, Evidence>>): Score {
  const at = (bound: "mean" | "low" | "high") => terms(table, rawValues(table, evidence, bound));
  const [middle, low, high] = [at("mean"), at("low"), at("high")];
  let [below, above] = [0, 0];
  const ingredients = middle.map((term, index): Ingredient => {
    const ends = [low[index]?.contribution ?? 0, high[index]?.contribution ?? 0];
    below += square(term.contribution - Math.min(...ends, term.contribution));
    above += square(Math.max(...ends, term.contribution) - term.contribution);
    const { raw, how, note } = evidence[term.name] as Evidence;
    const { worst, best } = term.anchor;
    return {
      name: term.name,
      raw,
      worst,
      best,
      weight: term.weight,
      contribution: 100 * term.contribution,
      how,
      note,
    };
  });
  const value = middle.reduce((sum, term) => sum + term.contribution, 0);
  return {
    value: 100 * value,
    low: 100 * Math.max(0, value - Math.sqrt(below)),
    high: 100 * Math.min(1, value + Math.sqrt(above)),
    ingredients,
  };
}

function rawValues<T extends AnchorTable>(
  table: T,
  evidence: Readonly<Record<string, Evidence>>,
  bound: "mean" | "low" | "high",
): Raw<T> {
  const values = Object.keys(table).map((name) => [name, evidence[name]?.raw?.[bound] ?? null]);
  return Object.fromEntries(values) as Raw<T>;
}

function square(x: number): number {
  return x * x;
}
