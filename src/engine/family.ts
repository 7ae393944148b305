import type { Preset, Shares, Table } from "./parameters.ts";
import type { ScenarioProblem } from "./problem.ts";
import type { Adversary, Site } from "./site.ts";

/**
 * A kind of protocol: its parameters, its sourced presets, who must be trusted, and how it is built on a site.
 * One folder holds all of it; nothing outside the folder names a family but the catalog.
 */
export interface Family<P> {
  /** As written in scenario data: "nakamoto". */
  readonly name: string;
  /** For readers: "proof of work". */
  readonly title: string;
  readonly parameters: Table<P>;
  readonly presets: Readonly<Record<string, Preset<P>>>;
  /** What a table of ranges cannot say: relations between parameters. */
  readonly check: (p: P) => readonly ScenarioProblem[];
  /** The most the layer can carry in the long run, in transactions of the kind asked for, tx/s. */
  readonly capacity: (p: P) => number;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: (p: P) => number;
  /** What one transaction of the kind asked for weighs and costs. */
  readonly transfer: (p: P) => Transfer;
  /** Who orders transactions, and how they can break the layer together. */
  readonly trust: (p: P) => Trust;
  /** Rough number of simulated events per simulated second, to refuse what nobody would wait for. */
  readonly cost: (p: P, demand: number) => number;
  /** Starts the protocol on a site: from then on everything happens in the site's agenda. Returns how to audit it. */
  readonly build: (p: P, site: Site) => Audit;
  /** The settlement rule and what makes it weak, for the probes of security. */
  readonly settlement: (p: P) => Settlement;
}

/** What does not add up in a layer's accounts, in a sentence each; empty when all is well, as it must always be. */
export type Audit = () => readonly string[];

/** One transaction, as fees and nodes see it. */
export interface Transfer {
  /** Bytes on the wire and on disk. */
  readonly bytes: number;
  /** Size in the unit that fee rates are quoted in. */
  readonly feeSize: number;
  /** Dollars per smallest coin. */
  readonly dollars: number;
}

/** Who can do what to a layer. */
export interface Trust {
  /** Those who order transactions, by weight. */
  readonly producers: Shares;
  readonly paths: readonly AttackPath[];
}

/** When a payment counts as settled, and what the law's closed forms say of an adversary against that. */
export interface Settlement {
  /** In words: "6 confirmations". */
  readonly rule: string;
  /** Seconds until it is met by an undisturbed run. */
  readonly seconds: number;
  /** A party with `share` who tries to undo settled payments, again and again. */
  readonly attack: (share: number, log: AttackLog) => Adversary;
  /** Its success where nodes hear of blocks without delay. */
  readonly error: (share: number) => ClosedForm;
  /** Largest share of an adversary for which the layer is safe in the long run, when nodes hear of blocks `delay` seconds late. */
  readonly tolerates: (delay: number) => ClosedForm;
}

/** A formula of the theory room by its mechanism's name. Because laws must not lean on what they are checked against, they only name it. */
export interface ClosedForm {
  readonly mechanism: string;
  readonly inputs: Readonly<Record<string, number>>;
}

/** What became of an adversary's attempts. */
export interface AttackLog {
  begun: number;
  abandoned: number;
  published: number;
}

/** A way to break a layer: parties who together hold more than `breaksAbove` of the weight. */
export interface AttackPath {
  readonly name: string;
  readonly parties: Shares;
  /** Share of the weight above which the path is open, 0..1. */
  readonly breaksAbove: number;
  readonly harms: "safety" | "liveness" | "exit";
}
