import type { Role } from "./ledger/host.ts";
import type { Dimension } from "./units.ts";

/** A value that scenario data may hold, in base units. */
export type Value = number | string | boolean | Shares;

/** Named parties and their weights, largest first or not; weights need not sum to 1. */
export type Shares = Readonly<Record<string, number>>;

/**
 * One declaration of a parameter, from which the notebook checks, completes, documents and draws sliders.
 * `minimum` and `maximum` are inclusive, in the base unit of the dimension.
 */
export type Parameter =
  | {
      readonly kind: "quantity";
      readonly dimension: Dimension;
      readonly minimum: number;
      readonly maximum: number;
      /** Only whole numbers make sense. */
      readonly whole?: boolean;
      readonly meaning: string;
    }
  | { readonly kind: "choice"; readonly options: readonly string[]; readonly meaning: string }
  | { readonly kind: "shares"; readonly minimum: number; readonly maximum: number; readonly meaning: string };

/** The parameters of a family, a network or a workload, by name. */
export type Table<P> = { readonly [K in keyof P]: Parameter };

/** A value with where it was read and when; a preset value is a history of these, newest last. */
export interface Sourced<V> {
  readonly value: V;
  /** Day from which the value held, where it is known (ISO 8601). */
  readonly since?: string;
  /** The document, repository or computation it was read from; or the number of an assumption. */
  readonly source: string;
  /** The day, month or year the source speaks of. */
  readonly asOf: string;
  readonly note?: string;
}

/** Named, sourced values for every parameter of a table. */
export interface Preset<P> {
  readonly title: string;
  readonly meaning: string;
  readonly values: { readonly [K in keyof P]: readonly Sourced<P[K]>[] };
  readonly facts: readonly Fact[];
  /** How much of something the network has that a smaller one is drawn after: "nodes"; left out: it is simulated whole. */
  readonly whole?: Sourced<number> & { readonly parameter: keyof P & string };
  /** Presets of the layers it usually lives on, by role, for a layer above. */
  readonly on?: Readonly<Partial<Record<Role, string>>>;
}

/** Something known about the real chain that a run of its preset must meet. */
export interface Fact {
  readonly measure: string;
  /** Demand under which the fact was observed, tx/s. */
  readonly demand: number;
  readonly low: number;
  readonly high: number;
  readonly source: string;
  readonly asOf: string;
}

/** Parties of whom only the number is known, each as weighty as any other. */
export function equalShares(what: string, count: number): Shares {
  return Object.fromEntries(Array.from({ length: count }, (_, place) => [`${what} ${place + 1}`, 1]));
}

/** The newest value of every parameter of a preset. */
export function newest<P>(preset: Preset<P>): P {
  const entries = Object.entries(preset.values) as [keyof P, readonly Sourced<P[keyof P]>[]][];
  return Object.fromEntries(
    entries.map(([name, history]) => {
      const latest = history.at(-1);
      if (latest === undefined) throw new Error(`preset "${preset.title}" has no value for ${String(name)}`);
      return [name, latest.value];
    }),
  ) as P;
}
