import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { anyPrice } from "../calls.ts";
import { Orderer } from "../orderer.ts";
import type { ChildChain } from "./child-chain.ts";
import { commitOf } from "./commits.ts";
import type { Plasma } from "./parameters.ts";
import { operator } from "./parties.ts";

/** Roots that may wait for the host at once; that of a block made meanwhile goes with a later one. */
const most = 16;

/** Orders payments into blocks and commits their roots; one who forges makes an output out of nothing, and leaves with it. */
export class Operator {
  #p: Plasma;
  #site: Site;
  #chain: ChildChain;
  #orderer: Orderer;
  #waiting = 0;
  /** Last block whose root was handed in. */
  #committed: BlockId = 0;
  /** The first block that is not valid; null: all are. */
  #invalid: BlockId | null = null;
  #isShown = false;

  constructor(p: Plasma, site: Site, ledger: Ledger, chain: ChildChain) {
    this.#p = p;
    this.#site = site;
    this.#chain = chain;
    this.#orderer = new Orderer(site, ledger, {
      party: operator,
      blockTime: () => p.blockInterval,
      made: (block) => this.#commit(block),
      shows: () => this.#isShowing && this.#invalid === null,
      promised: () => chain.parent.look(),
    });
    chain.parent.watch(() => this.#look());
  }

  /** Since when the host has the root of a block that everybody sees to break the rules, microseconds; null: it has none. */
  get invalidSince(): number | null {
    const { last } = this.#chain.game;
    return this.#invalid === null || !this.#isShown ? null : (commitOf(last, this.#invalid)?.time ?? null);
  }

  get #isShowing(): boolean {
    return this.#site.decide(operator).release?.() !== false;
  }

  #look(): void {
    const { agenda, incidents } = this.#site;
    if (incidents.isDown(operator, agenda.now)) return;
    if (this.#site.decide(operator).forge?.() === true) this.#forge();
    const tip = this.#chain.ledger.tree.size - 1;
    if (tip > this.#committed) this.#commit(tip);
  }

  #commit(to: BlockId): void {
    if (this.#waiting >= most) return;
    this.#committed = to;
    this.#waiting++;
    const order = { by: operator, bytes: 0, gas: this.#p.commitGas, highestFee: anyPrice };
    const tell = (charged: number, count: number) => {
      this.#waiting += count;
      this.#site.emit({ kind: "posted", time: this.#site.agenda.now, charged: 0, paid: charged });
    };
    this.#chain.parent.ask(`root of ${to}`, { kind: "commit", to }, order, {
      included: (_, paid) => tell(paid, -1),
      reverted: (_, paid) => tell(-paid, 1),
    });
  }

  /** Makes the output, and asks to leave with as much as there is (A98). */
  #forge(): void {
    if (this.#invalid === null) this.#makeInvalid();
    const { last, forged, locked } = this.#chain.game;
    const position = this.#invalid ?? 0;
    if (last.to < position || locked === 0 || forged !== null) return;
    const request = { by: operator, count: 1, value: locked, position, isSpent: false };
    const order = { by: operator, bytes: 0, gas: this.#p.callGas, highestFee: anyPrice };
    this.#chain.parent.ask("forged exit", { kind: "exit", request }, order);
  }

  #makeInvalid(): void {
    this.#invalid = this.#chain.ledger.tree.size;
    this.#orderer.make();
    this.#isShown = this.#isShowing;
  }
}
