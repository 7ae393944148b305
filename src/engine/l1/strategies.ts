import type { Attempt } from "../adversary/decisions.ts";
import type { Strategy } from "../adversary/strategy.ts";
import type { BlockTree } from "../ledger/tree.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import type { Producer } from "./producers.ts";

/** What each producer goes by: the protocol, or from its moment on the adversary that controls it. */
export class Strategies {
  #site: Site;
  #honest: readonly Strategy[];
  /** What a producer's adversary made of it; null for those who have none. */
  #corrupt: readonly (Strategy | null)[];

  /** `heads` are the nodes' heads, the producers' first. */
  constructor(site: Site, producers: readonly Producer[], tree: BlockTree, heads: Int32Array) {
    this.#site = site;
    const views = producers.map((_, node) => ({
      head: () => heads[node] as number,
      parent: (block: BlockId) => tree.parent(block),
      height: (block: BlockId) => tree.height(block),
      isEclipsing: () => site.incidents.partition(site.agenda.now)?.isEclipse === true,
      tell: (outcome: Attempt) => site.emit({ kind: "attempt", time: site.agenda.now, outcome }),
    }));
    const { adversary } = site;
    this.#honest = views.map(({ head }) => honest(head));
    this.#corrupt = producers.map(({ name }, node) => {
      const view = views[node];
      if (adversary === null || view === undefined || !adversary.controls.includes(name)) return null;
      return adversary.decide.produce?.(view) ?? null;
    });
  }

  /** Whether a producer follows an adversary now. */
  isCorrupt(node: number): boolean {
    const { adversary, agenda } = this.#site;
    return this.#corrupt[node] != null && adversary !== null && agenda.now >= adversary.from;
  }

  of(node: number): Strategy {
    return (this.isCorrupt(node) ? this.#corrupt[node] : this.#honest[node]) as Strategy;
  }
}

/** Extends the best head it has heard of and publishes at once. */
function honest(head: () => BlockId): Strategy {
  return { parent: head, found: (block) => [block], heard: () => nothing };
}

const nothing: readonly BlockId[] = [];
