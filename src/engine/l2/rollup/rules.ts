import type { Host } from "../../ledger/host.ts";
import { claimant } from "./claims.ts";
import { countedFor } from "./clock.ts";
import type { Depths } from "./execution.ts";
import type { Rollup } from "./parameters.ts";

/** What the contract goes by; times in microseconds, bonds in dollars. */
export interface Rules extends Depths {
  /** How long a block of the host counts for where the contract counts blocks for the time; null: it goes by their timestamps. */
  readonly counted: number | null;
  readonly isProof: boolean;
  /** Party whose claims are taken; anybody's are, where that is open. */
  readonly claimant: string;
  readonly isOpen: boolean;
  /** Time in which a claim can be disputed, which is the clock of each side of a dispute. */
  readonly window: number;
  readonly clockExtension: number;
  /** One dispute is played at a time, while all other clocks stand still. */
  readonly isSerial: boolean;
  /** Time that a claim must wait after a dispute that it won. */
  readonly gracePeriod: number;
  readonly forceDelay: number;
  readonly releaseDelay: number;
  /** What a claim puts up, and what a move in a dispute does, which grows by a factor with each. */
  readonly bond: number;
  readonly moveBond: number;
  readonly bondGrowth: number;
  /** Holders of the keys to the contract, how many it takes, and time from what they decide until it holds. */
  readonly upgradeKeys: readonly string[];
  readonly upgradeThreshold: number;
  readonly exitWindow: number;
  /** Value that users hold when the run starts. */
  readonly locked: number;
}

/** What the contract goes by in a block of that time, microseconds. */
export type RulesAt = (time: number) => Rules;

export function rulesOf(p: Rollup, host: Pick<Host, "blockSeconds">): Rules {
  return {
    counted: countedFor(p.clock, host),
    isProof: p.settlement === "proof",
    claimant: claimant(p),
    isOpen: p.openClaims === "yes",
    window: p.window * 1e6,
    clockExtension: p.clockExtension * 1e6,
    isSerial: p.disputes === "serial",
    gracePeriod: p.gracePeriod * 1e6,
    gameDepth: p.gameDepth,
    splitDepth: p.splitDepth,
    forceDelay: p.forceDelay * 1e6,
    releaseDelay: p.releaseDelay * 1e6,
    bond: p.bond,
    moveBond: p.moveBond,
    bondGrowth: p.bondGrowth,
    upgradeKeys: Object.keys(p.upgradeKeys),
    upgradeThreshold: p.upgradeThreshold,
    exitWindow: p.exitWindow * 1e6,
    locked: Math.round(p.deposits),
  };
}
