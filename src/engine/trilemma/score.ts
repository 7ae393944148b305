import type { Measurement } from "../measure/measurement.ts";

/** The three corners; there is never one overall number. */
export interface Scores {
  readonly security: Score;
  readonly decentralization: Score;
  readonly scalability: Score;
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
