import type { Adversary, Decisions } from "./adversary/decisions.ts";
import type { AssumptionId } from "./assumptions.ts";
import type { Role } from "./ledger/host.ts";
import type { Law } from "./ledger/law.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Terms } from "./ledger/terms.ts";
import type { Preset, Shares, Table } from "./parameters.ts";
import type { ScenarioProblem } from "./problem.ts";
import type { NetworkScenario } from "./scenario.ts";
import type { Schedule } from "./schedule.ts";
import type { Site } from "./site.ts";
import type { Leaving, Rung } from "./trace.ts";
import type { Dimension } from "./units.ts";

/**
 * A kind of protocol: its parameters, its sourced presets, who must be trusted, and how it is built on a site.
 * One folder holds all of it; nothing outside the folder names a family but the catalog.
 */
export interface Family<P extends object> {
  /** As written in scenario data: "nakamoto". */
  readonly name: string;
  /** For readers: "proof of work". */
  readonly title: string;
  /** Those whom its users pay, and who have new coins where there are any, as the end of a sentence says it: "miners". */
  readonly paid: string;
  /** What it needs other layers for; empty for a layer 1. Roles may be played by one layer or by several. */
  readonly hosts: readonly Role[];
  /** It goes by what becomes of its calls there, not by how often a host makes blocks; left out: by both. */
  readonly heedsOnlyCalls?: true;
  /** It joins a layer, its target, to the one that this settles on, its source, by that layer's own rules; left out: it joins any two. */
  readonly joinsOwn?: true;
  readonly parameters: Table<P>;
  readonly presets: Readonly<Record<string, Preset<P>>>;
  /** What a table of ranges cannot say: relations between parameters. */
  readonly check: (p: P) => readonly ScenarioProblem[];
  /** The most the layer can carry in the long run, in transactions of the kind asked for, tx/s, on hosts with so much room for data. */
  readonly capacity: (p: P, ground: Ground) => number;
  /** Data that it can take for layers above in the long run, B/s; 0 where nothing can live on it. */
  readonly dataPerSecond: (p: P, ground: Ground) => number;
  /** Data that it takes in blobs in the long run, B/s; left out: it has none. */
  readonly blobDataPerSecond?: (p: P) => number;
  /** Mean time between blocks, or whatever its steps are, that the rules aim for, s. */
  readonly blockSeconds: (p: P) => number;
  /** Bytes of its producers' votes that come to every node beside blocks and transactions, B/s; left out: none. */
  readonly votesPerSecond?: (p: P) => number;
  /** Share of its blocks and transactions that one node takes in and keeps, 0..1; left out: all. */
  readonly nodeShare?: (p: P) => number;
  /** What one transaction of the kind asked for weighs and costs. */
  readonly transfer: (p: P) => Transfer;
  /** What its producers use up, and what an attack would cost, where that is known; left out: nobody says. */
  readonly economics?: (p: P) => Economics;
  /** Who orders transactions, and how they can break the layer together. */
  readonly trust: (p: P) => Trust;
  /** Parties who keep the layer going, and whose loss for good its users must survive; empty for a layer 1, which has no operator. */
  readonly operators: (p: P) => readonly string[];
  /** By what names calls on its hosts are handed in; left out: it has no contracts there. */
  readonly callers?: (p: P) => readonly string[];
  /** The settlement rule and what makes it weak, for the probes of security. */
  readonly settlement: (p: P, ground: Ground) => Settlement;
  /**
   * What it promises of its blocks beside including and settling them: waits for these count as unfinished where a run ends
   * before any came true. Left out: only those that come true in a run are known.
   */
  readonly rungs?: readonly Rung[];
  /** Time from the start of a run until it serves anybody, s, for a probe to wait for; left out: none. */
  readonly opensAfter?: (p: P, ground: Ground) => number;
  /** Who can be told to misbehave, and how. */
  readonly attacks: Readonly<Record<string, AttackPlan<P>>>;
  /** What its model takes for granted, beside what holds of all layers' users and scores. */
  readonly assumptions: readonly AssumptionId[];
  /** Rough number of simulated events per simulated second, to refuse what nobody would wait for. */
  readonly cost: (p: P, demand: number, network: NetworkScenario) => number;
  /** Starts the protocol on a site: from then on everything happens in the site's agenda. */
  readonly build: (p: Schedule<P>, site: Site) => Layer;
  /** Parameters of a layer without a law of its own that may change in mid-run; left out: none. */
  readonly amendable?: readonly (keyof P & string)[];
  /** Its blocks are told from node to node, where the scenario has a network of nodes; left out: producers hear of each other's at once. */
  readonly relays?: true;
  /** The parameter by whose rules some producers may go before others: the room of a block; left out: everybody changes at once. */
  readonly forkable?: keyof P & string;
  /** What its blocks are measured by, where it has a law of its own. */
  readonly terms?: (p: P) => Terms;
  /** Consensus alone, for a layer that borrows it and for a change of protocol in mid-run; null where there is none. */
  readonly law: ((p: P, site: Site, ledger: Ledger) => Law) | null;
}

/** What a family's formulas may know of the layers below, in the roles it declares; a layer 1 stands on nothing. */
export interface Ground {
  /** Data that the layer in the role of `data` can take for others, B/s; Infinity on nothing. */
  readonly dataPerSecond: number;
  /** The same in blobs; 0 where it has none. */
  readonly blobDataPerSecond: number;
  /** Time to settlement on the layer in the role of `settlement` (a bridge: the slower of `source` and `target`), s; 0 on nothing. */
  readonly settlementSeconds: number;
}

/** What a layer 1 stands on. */
export const bedrock: Ground = {
  dataPerSecond: Number.POSITIVE_INFINITY,
  blobDataPerSecond: 0,
  settlementSeconds: 0,
};

/** A layer that runs. */
export interface Layer {
  /** Its chain, where it has one: layers above may live on it, and users bid for its blocks. */
  readonly ledger: Ledger | null;
  readonly audit: Audit;
  /** Where the value stands now that its users trusted it with; null: it keeps nobody's value but its own chain's. */
  readonly funds: (() => Funds) | null;
  /** How users are getting out of a layer that pays them out in turn; left out: it has no queue. */
  readonly leaving?: () => Leaving;
}

/** What does not add up in a layer's accounts, in a sentence each; empty when all is well, as it must always be. */
export type Audit = () => readonly string[];

/** Shares of the value that users trusted a layer with; they sum to 1. */
export interface Funds {
  readonly safe: number;
  /** Its owners cannot get it out as things stand. */
  readonly frozen: number;
  /** Somebody else has it. */
  readonly stolen: number;
}

/** One transaction, as fees and nodes see it. */
export interface Transfer {
  /** Bytes on the wire and on disk. */
  readonly bytes: number;
  /** Size in the unit that fee rates are quoted in. */
  readonly feeSize: number;
  /** The unit that fee rates are quoted in. */
  readonly feeRate: Dimension;
  /** Dollars per smallest coin. */
  readonly dollars: number;
}

/** What a layer's producers use up, with prices of a day; 0 where no figure was found. */
export interface Economics {
  /** Energy of a year, J. */
  readonly energyPerYear: number;
  /** Price of renting as much power as all producers have, $ an hour. */
  readonly rentPerHour: number;
}

/** Who can do what to a layer. */
export interface Trust {
  /** Those who order transactions, by weight. */
  readonly producers: Shares;
  readonly paths: readonly AttackPath[];
}

/** A way to break a layer: parties who together hold more than `breaksAbove` of the weight. */
export interface AttackPath {
  readonly name: string;
  readonly parties: Shares;
  /** Share of the weight above which the path is open, 0..1. */
  readonly breaksAbove: number;
  readonly harms: "safety" | "liveness" | "exit";
}

/** When a payment counts as settled, and what the law's closed forms say of an adversary against that. */
export interface Settlement {
  /** In words: "6 confirmations". */
  readonly rule: string;
  /** Seconds until it is met by an undisturbed run. */
  readonly seconds: number;
  /** What can be tried against the rule itself; null: only through the layers below. */
  readonly contest: Contest | null;
  /** Its moment is one at which the layers below settle something, so that it is as safe then as what they settled; left out: it is. */
  readonly isByHost?: boolean;
}

/** An adversary against a settlement rule. */
export interface Contest {
  /** A producer with `share` who tries to undo settled payments, again and again. */
  readonly attack: (share: number) => Pick<Adversary, "share" | "decide">;
  /** Its success where nodes hear of blocks without delay. */
  readonly error: (share: number) => ClosedForm;
  /** Share of blocks that are lost even so, which these forms reckon with; left out: none. */
  readonly lost?: ClosedForm;
  /** Where every further block makes a payment safer; null: more blocks than the rule asks for change nothing. */
  readonly depth: Depth | null;
  /** Largest share of an adversary for which the layer is safe in the long run, when nodes hear of blocks `delay` seconds late. */
  readonly tolerates: (delay: number) => ClosedForm;
}

/** Safety by depth. */
export interface Depth {
  /** Blocks that the settlement rule asks for, the payment's own included. */
  readonly rule: number;
  /** Blocks that it takes until an adversary's share undoes a payment with no more than a risk, where nodes hear of blocks without delay. */
  readonly needed: (share: number, risk: number) => ClosedForm;
}

/** A formula of the theory room by its mechanism's name. Because laws must not lean on what they are checked against, they only name it. */
export interface ClosedForm {
  readonly mechanism: string;
  readonly inputs: Readonly<Record<string, number | string>>;
}

/** A named way to misbehave. */
export interface AttackPlan<P> {
  readonly title: string;
  readonly meaning: string;
  /** Parties whom it needs where the scenario does not say; empty: a producer of the adversary's own, with the share it states. */
  readonly parties: (p: P) => readonly string[];
  /** It takes none of the layer's parties: anybody can do it; left out: it does. */
  readonly isByAnybody?: true;
  /** What it takes for granted, beside what the family does. */
  readonly assumptions?: readonly AssumptionId[];
  /** What a scenario may say of it beside who takes part and when. */
  readonly parameters?: Table<Record<string, number>>;
  /** Whom it may be aimed at, by name, beginning with whom it is where the scenario does not say; left out: at nobody in particular. */
  readonly targets?: (p: P) => readonly string[];
  /**
   * It may be aimed at layers that live on this one or at parties of theirs, as LAYER or LAYER.PARTY, and is at all of them where the
   * scenario does not say; left out: it is not.
   */
  readonly isAimedAbove?: true;
  /** `victims` are those of its targets that it is aimed at, or those above as they were written. */
  readonly decide: (
    p: P,
    given: Readonly<Partial<Record<string, number>>>,
    victims: readonly string[],
  ) => Decisions;
}
