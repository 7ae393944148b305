import type { BlockRef, CallListener, Deployed, Order } from "../../ledger/contract.ts";
import type { Host } from "../../ledger/host.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { type Action, type RootChain, rootChain } from "./root-chain.ts";

/** What the host's chain says of the layer: nothing here is remembered but what was last told. */
export class Mainchain {
  readonly host: Host;
  #site: Site;
  #ledger: Ledger;
  #contract: Deployed<RootChain, Action>;
  #watchers: (() => void)[] = [];
  #underWay = new Set<string>();
  /** Last of the layer's blocks whose withdrawals can be used on the host. */
  #withdrawable: BlockId = 0;

  constructor(locked: number, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.host = site.host("settlement");
    this.#contract = this.host.deploy(rootChain(locked), site.name);
  }

  state(at: "head" | "final" = "head"): RootChain {
    return this.#contract.state(at);
  }

  /** Calls `look` whenever a call of the layer was included, or was not after all. */
  watch(look: () => void): void {
    this.#watchers.push(look);
  }

  /** Hands in a call, unless one of that name is under way. */
  ask(name: string, action: Action, order: Order, news: CallListener = {}): void {
    if (this.#underWay.has(name)) return;
    this.#underWay.add(name);
    const tell = (what: keyof CallListener, note: () => void) => (at: BlockRef, paid: number) => {
      note();
      news[what]?.(at, paid);
      this.#look();
    };
    const nothing = () => {};
    this.#contract.call(action, order, {
      included: tell("included", () => this.#underWay.delete(name)),
      reverted: tell("reverted", () => this.#underWay.add(name)),
      final: tell("final", nothing),
      reversed: tell("reversed", nothing),
    });
  }

  #look(): void {
    const { paid } = this.state();
    this.#climb(this.#withdrawable, paid);
    this.#withdrawable = paid;
    for (const look of this.#watchers) look();
  }

  #climb(from: BlockId, to: BlockId): void {
    const { emit, agenda } = this.#site;
    const { tree } = this.#ledger;
    const told = { rung: "withdrawable", time: agenda.now } as const;
    for (const block of tree.path(Math.min(from, to), Math.max(from, to)))
      emit({ ...told, kind: to > from ? "rung" : "rung-lost", block });
  }
}
