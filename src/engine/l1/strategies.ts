import { type Attempt, isAtIt } from "../adversary/decisions.ts";
import { honest, type Strategy } from "../adversary/strategy.ts";
import type { BlockTree } from "../ledger/tree.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import { numbersOf, type Producer } from "./producers.ts";

const nobody: readonly number[] = [];

/** What each producer goes by: the protocol, or as long as it is at it the adversary that controls it. */
export class Strategies {
  #site: Site;
  #honest: readonly Strategy[];
  /** What a producer's adversary made of it; null for those who have none. */
  #corrupt: readonly (Strategy | null)[];
  /** Producers whom an adversary controls. */
  #allies: readonly number[];

  /** `heads` are the nodes' heads, the producers' first. */
  constructor(site: Site, producers: readonly Producer[], tree: BlockTree, heads: Int32Array) {
    this.#site = site;
    const { adversary } = site;
    const victims = new Set(numbersOf(adversary?.decide.eclipse?.victims ?? [], producers));
    const views = producers.map((_, node) => ({
      head: () => heads[node] as number,
      parent: (block: BlockId) => tree.parent(block),
      height: (block: BlockId) => tree.height(block),
      isEclipsing: () => site.incidents.partition(site.agenda.now)?.isEclipse === true,
      isByVictim: (block: BlockId) => victims.has(tree.block(block).by),
      tell: (outcome: Attempt) => site.emit({ kind: "attempt", time: site.agenda.now, outcome }),
    }));
    this.#honest = views.map(({ head }) => honest(head));
    this.#allies = numbersOf(adversary?.controls ?? [], producers);
    const produce = adversary?.decide.produce?.();
    this.#corrupt = views.map((view, node) =>
      this.#allies.includes(node) && produce !== undefined ? produce(view) : null,
    );
  }

  /** Whether a producer follows an adversary now. */
  isCorrupt(node: number): boolean {
    const { adversary, agenda } = this.#site;
    return this.#corrupt[node] != null && adversary !== null && isAtIt(adversary, agenda.now);
  }

  /** Producers to whom a producer tells at once what it hears: all who follow the same adversary now, itself included. */
  alliesOf(node: number): readonly number[] {
    return this.isCorrupt(node) ? this.#allies : nobody;
  }

  of(node: number): Strategy {
    return (this.isCorrupt(node) ? this.#corrupt[node] : this.#honest[node]) as Strategy;
  }
}
