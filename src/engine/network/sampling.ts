import { type Stream, stream } from "../kernel/random.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";

/** How data are encoded for sampling: in so many shares, of which so many are enough to have the rest, and each node asks for some. */
export interface Encoding {
  readonly shares: number;
  readonly needed: number;
  readonly samples: number;
}

/** Light nodes who look at a block whose data are held back (A51). */
const lightNodes = 1_000;

/**
 * Nodes who take a block for whole when all the shares came that they asked for, each for its own choice of them. Source: Al-Bassam et al.
 * 2018, "Fraud and data availability proofs", section 5.
 */
export class Sampling {
  #site: Site;
  #encoding: Encoding;
  #nodes: number;
  /** By block with data held back: which of the chain's nodes take it for whole. */
  #takers = new Map<BlockId, readonly boolean[]>();

  constructor(site: Site, encoding: Encoding, nodes: number) {
    this.#site = site;
    this.#encoding = encoding;
    this.#nodes = nodes;
  }

  /** A part of a block's shares is held back, 0..1; while enough are left for all the rest nobody misses any. */
  withhold(block: BlockId, part: number): void {
    const { shares, needed, samples } = this.#encoding;
    const withheld = Math.round(part * shares);
    if (shares - withheld >= needed) return;
    const chance = stream(this.#site.seed, "samples", block);
    const looks = (nodes: number) =>
      Array.from({ length: nodes }, () => misses(chance, shares, withheld, samples));
    this.#takers.set(block, looks(this.#nodes));
    const fooled = looks(lightNodes).filter((isFooled) => isFooled).length;
    this.#site.emit({ kind: "sampled", time: this.#site.agenda.now, nodes: lightNodes, fooled });
  }

  takes(block: BlockId, node: number): boolean {
    return this.#takers.get(block)?.[node] ?? true;
  }
}

/** A node asks for shares, each another, until one does not come, or all did; the first so many are held back. */
function misses(chance: Stream, shares: number, withheld: number, samples: number): boolean {
  const asked = new Set<number>();
  while (asked.size < samples) {
    const share = Math.floor(chance.uniform() * shares);
    if (share < withheld) return false;
    asked.add(share);
  }
  return true;
}
