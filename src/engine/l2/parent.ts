import type { BlockRef, CallListener, Contract, Deployed, Order } from "../ledger/contract.ts";
import type { Host } from "../ledger/host.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Site } from "../site.ts";
import type { BlockId, Rung } from "../trace.ts";

/** The chain that holds a layer's contract, as the layer hears of it: nothing here is remembered but what was last told. */
export class Parent<S, A> {
  readonly host: Host;
  #site: Site;
  #ledger: Ledger;
  #contract: Deployed<S, A>;
  #watchers: (() => void)[] = [];
  #underWay = new Set<string>();
  #reached: Record<Rung, BlockId> = { posted: 0, withdrawable: 0 };
  #look: number;
  #isLooking = false;

  constructor(contract: Contract<S, A>, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.host = site.host("settlement");
    this.#contract = this.host.deploy(contract, site.name);
    this.#look = site.agenda.action(() => {
      this.#isLooking = false;
      for (const look of this.#watchers) look();
    });
  }

  state(at: "head" | "final" = "head"): S {
    return this.#contract.state(at);
  }

  /** Calls `look` whenever calls of the layer were included, or were not after all: once for all that a block of the host holds. */
  watch(look: () => void): void {
    this.#watchers.push(look);
  }

  /** Hands in a call, unless one of that name is under way. */
  ask(name: string, action: A, order: Order, news: CallListener = {}): void {
    if (this.#underWay.has(name)) return;
    this.#underWay.add(name);
    const tell = (what: keyof CallListener, note: () => void) => (at: BlockRef, paid: number) => {
      note();
      news[what]?.(at, paid);
      this.look();
    };
    const nothing = () => {};
    this.#contract.call(action, order, {
      included: tell("included", () => this.#underWay.delete(name)),
      reverted: tell("reverted", () => this.#underWay.add(name)),
      final: tell("final", nothing),
      reversed: tell("reversed", nothing),
    });
  }

  /** Has everybody look who watches, in this very moment, but after all that happens at once. */
  look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const { agenda } = this.#site;
    agenda.at(agenda.now, this.#look);
  }

  /** Tells that a promise has come true up to a block of the layer, or no longer has; because one party extends it, or all agree, its blocks are numbered along the chain. */
  climb(rung: Rung, to: BlockId): void {
    const from = this.#reached[rung];
    this.#reached[rung] = to;
    const { emit, agenda } = this.#site;
    const told = { rung, time: agenda.now } as const;
    for (const block of this.#ledger.tree.path(Math.min(from, to), Math.max(from, to)))
      emit({ ...told, kind: to > from ? "rung" : "rung-lost", block });
  }
}
