import type { Parameter } from "../parameters.ts";

/** Rows that chains with a coin of their own share. */
export const priceUsd = {
  kind: "quantity",
  dimension: "money",
  minimum: 0.0001,
  maximum: 100_000_000,
  meaning: "Price of one coin, which turns fees into dollars.",
} as const satisfies Parameter;

export const energyPerYear = {
  kind: "quantity",
  dimension: "energy",
  minimum: 0,
  maximum: 3.6e20,
  meaning: "Energy that all who make blocks use up in a year; 0 where no figure is known.",
} as const satisfies Parameter;
