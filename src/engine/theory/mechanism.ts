import type { Inputs } from "./inputs.ts";

/** What a mechanism answers: as JSON; a bigint stands for a decimal string. */
export type Answer =
  | number
  | bigint
  | string
  | boolean
  | null
  | readonly Answer[]
  | { readonly [name: string]: Answer };

/** A law, asked with the inputs of a reference case. Throws if an input is missing. */
export type Mechanism = (inputs: Inputs) => Answer;
