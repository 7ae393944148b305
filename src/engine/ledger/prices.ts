import { type BlockId, blocksIn } from "../trace.ts";
import type { Charges } from "./host.ts";
import type { Terms } from "./terms.ts";
import type { BlockTree } from "./tree.ts";

/** What a ledger's blocks charge beside bids: each follows from the block before it, on whatever branch. */
export class Prices {
  #tree: BlockTree;
  #terms: () => Terms;

  /** `terms` are those that hold now. */
  constructor(tree: BlockTree, terms: () => Terms) {
    this.#tree = tree;
    this.#terms = terms;
  }

  /** Base fee of the next block, smallest coin per unit of fee rates; 0 where there is none. */
  baseFeeAfter(block: BlockId): number {
    const rule = this.#terms().baseFee;
    if (rule === null) return 0;
    const { baseFee, room, space, span } = this.#tree.block(block);
    if (baseFee === 0) return rule.first;
    const blocks = blocksIn(span);
    let price = baseFee;
    for (let each = 0; each < blocks; each++) price = rule.next(price, room / blocks, space / blocks);
    return price;
  }

  /** Blob gas that blocks up to this one used beyond their target. */
  excessAfter(block: BlockId): number {
    const { blobs, excessBlobGas, baseFee } = this.#tree.block(block);
    return this.#terms().blobs?.next(excessBlobGas, blobs, baseFee) ?? 0;
  }

  /** A blob in a block with so much excess before it, smallest coin. */
  blob(excess: number): number {
    return this.#terms().blobs?.price(excess) ?? 0;
  }

  /** What a block asked for besides bids, $; null: there is no base fee. */
  charges(block: BlockId): Charges | null {
    const { baseFee: rule, dollars } = this.#terms();
    if (rule === null) return null;
    const { baseFee, excessBlobGas } = this.#tree.block(block);
    return { gas: (baseFee || rule.first) * dollars, blob: this.blob(excessBlobGas) * dollars };
  }

  /** What each user pays beside his bid, smallest coin. */
  charge(surcharge: number, baseFee: number): number {
    return surcharge + baseFee * this.#terms().feeSize;
  }

  /** The same in a block. */
  charged(block: BlockId): number {
    const { surcharge, baseFee } = this.#tree.block(block);
    return this.charge(surcharge, baseFee);
  }
}
