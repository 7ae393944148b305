import type { Deployed } from "../../ledger/contract.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Shares } from "../../parameters.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import type { Bank, Crossing } from "../bank.ts";
import { anyPrice } from "../calls.ts";
import type { Mainchain } from "./mainchain.ts";
import type { Sidechain } from "./parameters.ts";
import { type Checkpoint, quorum } from "./root-chain.ts";

/** Validators sign what they have decided, again and again, and one of them tells the host; thieves among them sign what is not so. */
export class Checkpoints {
  #p: Sidechain;
  #site: Site;
  #ledger: Ledger;
  #bank: Deployed<Bank, Crossing>;
  #mainchain: Mainchain;
  #stake: number;
  /** What had been withdrawn by the blocks of true checkpoints. */
  #truths = new Map<BlockId, number>();

  constructor(
    p: Sidechain,
    site: Site,
    ledger: Ledger,
    bank: Deployed<Bank, Crossing>,
    mainchain: Mainchain,
  ) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    this.#bank = bank;
    this.#mainchain = mainchain;
    this.#stake = Object.values(p.validators).reduce((sum, weight) => sum + weight, 0);
    mainchain.watch(() => this.#take());
  }

  /** Whether a checkpoint says what is so: whose withdrawals it holds can prove them by it. */
  isTrue({ to, withdrawn }: Checkpoint): boolean {
    return this.#truths.get(to) === withdrawn;
  }

  /** It is time for another. */
  sign(): void {
    this.#forge();
    const to = this.#ledger.settled().block;
    const signed = this.#share((name) => this.#site.decide(name).sign === undefined);
    if (signed <= quorum || to <= this.#mainchain.state().last.to) return;
    const withdrawn = this.#bank.state("final").burned;
    this.#truths.set(to, withdrawn);
    this.#submit("checkpoint", "validators", { to, withdrawn, signed });
  }

  /** A checkpoint that says that all has been withdrawn, and once the host has it, all is taken. */
  #forge(): void {
    const signed = this.#share((name) => this.#site.decide(name).sign?.() === true);
    const { last, locked, released, stolen } = this.#mainchain.state();
    if (signed <= quorum || locked === 0) return;
    this.#submit("forged checkpoint", "thieves", {
      to: last.to + 1,
      withdrawn: released + stolen + locked,
      signed,
    });
  }

  #take(): void {
    const { last, locked, released, stolen } = this.#mainchain.state();
    if (this.isTrue(last) || last.to === 0 || locked === 0) return;
    const value = Math.min(locked, last.withdrawn - released - stolen);
    const order = { by: "thieves", bytes: 0, gas: this.#p.exitGas, highestFee: anyPrice };
    if (value > 0) this.#mainchain.ask(`theft by ${last.to}`, { kind: "exit", to: "thieves", value }, order);
  }

  #submit(name: string, by: string, checkpoint: Checkpoint): void {
    const order = { by, bytes: 0, gas: this.#p.checkpointGas, highestFee: anyPrice };
    this.#mainchain.ask(name, { kind: "checkpoint", checkpoint }, order);
  }

  /** Share of the stake of those who are up. */
  #share(those: (name: string) => boolean): number {
    const { agenda, incidents } = this.#site;
    const validators: Shares = this.#p.validators;
    let sum = 0;
    for (const [name, weight] of Object.entries(validators))
      if (!incidents.isDown(name, agenda.now) && those(name)) sum += weight;
    return sum / this.#stake;
  }
}
