import type { Funds } from "../../family.ts";
import type { Deployed } from "../../ledger/contract.ts";
import { isStranded } from "../../ledger/host.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { Bank, Crossing } from "../bank.ts";
import { anyPrice, wordBytes } from "../calls.ts";
import { Deposits } from "../deposits.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Mainchain } from "./mainchain.ts";
import type { Sidechain } from "./parameters.ts";

/** Blocks, each with the waits of a lost round, that must fail to come before the chain counts as standing still. */
const overdue = 20;

/** Seconds in a day. */
const day = 86_400;

/**
 * Those whose value the chain holds: between two checkpoints some of it is deposited, and some withdrawn, by a burn in a block of
 * the chain, which a checkpoint proves to the host.
 */
export class Holders {
  readonly deposits: Deposits;
  #p: Sidechain;
  #site: Site;
  #ledger: Ledger;
  #bank: Deployed<Bank, Crossing>;
  #mainchain: Mainchain;
  #checkpoints: Checkpoints;
  #value: number;
  /** When the withdrawal was handed in that is in no block yet, microseconds; null: there is none. */
  #waits: number | null = null;

  constructor(
    p: Sidechain,
    site: Site,
    ledger: Ledger,
    bank: Deployed<Bank, Crossing>,
    mainchain: Mainchain,
    checkpoints: Checkpoints,
  ) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    this.#bank = bank;
    this.#mainchain = mainchain;
    this.deposits = new Deposits(mainchain, bank);
    this.#checkpoints = checkpoints;
    this.#value = Math.round((p.deposits * p.turnover * p.checkpointInterval) / day);
    mainchain.watch(() => this.#leave());
  }

  /** Where the value stands: stolen by what the host paid to thieves, frozen while the chain makes no blocks, or none with withdrawals, or its host makes none. */
  funds(): Funds {
    const { locked, stolen } = this.#mainchain.state();
    const lost = stolen === 0 ? 0 : stolen / (locked + stolen);
    const isOpen = this.#isServed && !isStranded(this.#mainchain.host);
    const frozen = isOpen ? 0 : 1 - lost;
    return { safe: 1 - lost - frozen, frozen, stolen: lost };
  }

  /** Some deposit, and some withdraw, unless a withdrawal still waits. */
  cross(): void {
    const { now } = this.#site.agenda;
    if (this.#value === 0 || now >= this.#site.window.end) return;
    this.deposits.make(this.#value, { gas: this.#p.exitGas });
    if (this.#waits !== null) return;
    this.#waits = now;
    const order = { by: "users", bytes: wordBytes, gas: 0, highestFee: anyPrice };
    this.#bank.call({ kind: "burn", value: this.#value }, order, {
      included: () => {
        this.#waits = null;
      },
    });
  }

  get #isServed(): boolean {
    const { now } = this.#site.agenda;
    const patience = overdue * (this.#ledger.blockSeconds + this.#p.timeoutPropose + 2 * this.#p.timeoutVote);
    const since = Math.min(this.#ledger.head().time, this.#waits ?? now);
    return now - since <= patience * 1e6;
  }

  /** Whoever has withdrawn is paid out once the host has a checkpoint that says so. */
  #leave(): void {
    const { last, paid, locked, released } = this.#mainchain.state();
    if (last.to <= paid || !this.#checkpoints.isTrue(last)) return;
    const value = Math.max(0, Math.min(locked, last.withdrawn - released));
    const order = { by: "users", bytes: wordBytes, gas: this.#p.exitGas, highestFee: anyPrice };
    this.#mainchain.ask(`exit by ${last.to}`, { kind: "exit", to: "users", value }, order);
  }
}
