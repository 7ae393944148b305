import { log10 } from "../kernel/math.ts";

/** How one measurement enters a score. */
export interface Anchor {
  /** Share of the score, 0..1; the weights of a score sum to 1. */
  readonly weight: number;
  /** Raw values that are worth 0 and 1. */
  readonly worst: number;
  readonly best: number;
  /** Whether equal factors or equal steps count equally between the two. */
  readonly scale: "logarithmic" | "linear";
}

/** The ingredients of a score, by measure name. */
export type AnchorTable = Readonly<Record<string, Anchor>>;

/** Weights and anchors of the three scores: a judgment, kept in one table so that it can be seen and overridden. */
export const anchors = {
  scalability: {
    userTps: { weight: 0.7, worst: 1, best: 100_000, scale: "logarithmic" },
    finalitySeconds: { weight: 0.3, worst: 604_800, best: 1, scale: "logarithmic" },
  },
  security: {
    toleratedShare: { weight: 0.2, worst: 0, best: 0.5, scale: "linear" },
    breakProbability: { weight: 0.2, worst: 1, best: 1e-12, scale: "logarithmic" },
    settlementError: { weight: 0.4, worst: 1, best: 1e-12, scale: "logarithmic" },
    recoverableFunds: { weight: 0.2, worst: 0, best: 1, scale: "linear" },
  },
  decentralization: {
    nakamotoCoefficient: { weight: 0.35, worst: 1, best: 1000, scale: "logarithmic" },
    effectiveProducers: { weight: 0.25, worst: 1, best: 1000, scale: "logarithmic" },
    nodeBytesPerSecond: { weight: 0.25, worst: 125_000_000, best: 1250, scale: "logarithmic" },
    ledgerGBPerYear: { weight: 0.15, worst: 100_000, best: 10, scale: "logarithmic" },
  },
} as const satisfies Readonly<Record<string, AnchorTable>>;

/** Raw values by ingredient; null where one is not applicable to the layer. */
export type Raw<T extends AnchorTable> = { readonly [Name in keyof T]: number | null };

/** One ingredient's working: `weight` and `contribution` after rescaling to what is applicable, both 0..1. */
export interface Term {
  readonly name: string;
  readonly raw: number | null;
  readonly anchor: Anchor;
  /** How good the raw value is, 0..1; 0 where not applicable. */
  readonly goodness: number;
  readonly weight: number;
  readonly contribution: number;
}

/** u(x; worst, best) = log10(x / worst) / log10(best / worst), held within 0..1. */
export function logScale(x: number, worst: number, best: number): number {
  return clamp(log10(x / worst) / log10(best / worst));
}

/** (x - worst) / (best - worst), held within 0..1. */
function linearScale(x: number, worst: number, best: number): number {
  return clamp((x - worst) / (best - worst));
}

/** The working of a score. Weights of what is not applicable go to the rest in proportion. */
export function terms<T extends AnchorTable>(table: T, raw: Raw<T>): Term[] {
  const names = Object.keys(table).filter((name) => Object.hasOwn(raw, name));
  const applicable = names.filter((name) => raw[name] !== null);
  const whole = applicable.reduce((total, name) => total + anchorOf(table, name).weight, 0);
  return names.map((name) => {
    const anchor = anchorOf(table, name);
    const value = raw[name] ?? null;
    if (value === null) return { name, raw: null, anchor, goodness: 0, weight: 0, contribution: 0 };
    const goodness = goodnessOf(value, anchor);
    const weight = anchor.weight / whole;
    return { name, raw: value, anchor, goodness, weight, contribution: weight * goodness };
  });
}

/** A score, 0..1: the sum of its terms' contributions. */
function scoreOf<T extends AnchorTable>(table: T, raw: Raw<T>): number {
  return terms(table, raw).reduce((total, term) => total + term.contribution, 0);
}

/** .7·u(userTps; 1, 100 000) + .3·u(finalitySeconds; 604 800, 1), as a share of 1. */
export function scalability(raw: Raw<typeof anchors.scalability>): number {
  return scoreOf(anchors.scalability, raw);
}

/**
 * .2·min(1, toleratedShare/.5) + .2·(-log10 breakProbability)/12 + .4·(-log10 settlementError)/12 + .2·recoverableFunds,
 * probabilities below 1e-12 counting as 1e-12, as a share of 1.
 */
export function security(raw: Raw<typeof anchors.security>): number {
  return scoreOf(anchors.security, raw);
}

/** .35·u(nakamotoCoefficient) + .25·u(1/hhi) + .25·u(nodeBytesPerSecond) + .15·u(ledgerGBPerYear), as a share of 1. */
export function decentralization(raw: Raw<typeof anchors.decentralization>): number {
  return scoreOf(anchors.decentralization, raw);
}

function goodnessOf(value: number, { worst, best, scale }: Anchor): number {
  return scale === "linear" ? linearScale(value, worst, best) : logScale(value, worst, best);
}

function anchorOf(table: AnchorTable, name: string): Anchor {
  const anchor = table[name];
  if (anchor === undefined) throw new Error(`no anchor for "${name}"`);
  return anchor;
}

function clamp(x: number): number {
  return Math.min(1, Math.max(0, x));
}
