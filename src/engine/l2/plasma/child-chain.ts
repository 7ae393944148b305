import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { Parent } from "../parent.ts";
import { commitOf } from "./commits.ts";
import { type Action, type ExitGame, exitGame } from "./exit-game.ts";
import type { Plasma } from "./parameters.ts";

/** The layer as those see it who use it: blocks that everybody has and that are valid, and what the host says of them and of who leaves. */
export class ChildChain {
  readonly ledger: Ledger;
  readonly parent: Parent<ExitGame, Action>;
  /** What an output is worth, whole dollars. */
  readonly output: number;
  /** What all were worth when the run began. */
  readonly start: number;
  #site: Site;
  #alarms = new Set<number>();
  #look: number;

  constructor(p: Plasma, site: Site, ledger: Ledger) {
    this.#site = site;
    this.ledger = ledger;
    this.output = Math.max(1, Math.round(p.deposits / p.users));
    this.start = this.output * p.users;
    const rules = { exitPeriod: p.exitPeriod * 1e6, exitBond: p.exitBond };
    this.parent = new Parent(exitGame(this.start, rules), site, ledger);
    this.#look = site.agenda.action(() => this.parent.look());
    this.parent.watch(() => this.#settle());
    for (const edge of site.incidents.edges) this.lookAt(edge);
    if (site.adversary !== null) this.lookAt(site.adversary.from);
  }

  get game(): ExitGame {
    return this.parent.state();
  }

  /** Last of the blocks that everybody has. */
  get known(): BlockId {
    return this.ledger.head().block;
  }

  /** Last of the blocks that everybody has whose root is settled. */
  get settled(): BlockId {
    return Math.min(this.parent.state("final").last.to, this.known);
  }

  /** Last of the blocks whose outputs the host has paid out. */
  get payable(): BlockId {
    return Math.min(this.game.payable, this.settled);
  }

  /** Since when the host has a root whose block nobody has, microseconds; null: it has none. */
  get withheldSince(): number | null {
    return commitOf(this.game.last, this.known + 1)?.time ?? null;
  }

  /** Looks again at a moment, microseconds. */
  lookAt(time: number): void {
    if (time < this.#site.agenda.now || this.#alarms.has(time)) return;
    this.#alarms.add(time);
    this.#site.agenda.at(time, this.#look);
  }

  /** A block is settled once its root is, if everybody has it. */
  #settle(): void {
    this.parent.climb("posted", Math.min(this.game.last.to, this.known));
    if (this.settled !== this.ledger.settled().block) this.ledger.settle(this.settled);
    this.parent.climb("withdrawable", this.payable);
  }
}
