import type { Mempool } from "../fees/mempool.ts";
import type { BlockId } from "../trace.ts";
import type { Call } from "./contracts.ts";
import type { Prices } from "./prices.ts";
import { feesOf, type Terms } from "./terms.ts";
import type { BlockTree } from "./tree.ts";

/** What a ledger's blocks take from those who are in them beside users, $. */
export class Takings {
  #tree: BlockTree;
  #mempool: Mempool;
  #prices: Prices;
  #terms: () => Terms;

  /** `terms` are those that hold now. */
  constructor(tree: BlockTree, mempool: Mempool, prices: Prices, terms: () => Terms) {
    this.#tree = tree;
    this.#mempool = mempool;
    this.#prices = prices;
    this.#terms = terms;
  }

  /** For the data of who bid last. */
  ofData(block: BlockId): number {
    const { data } = this.#tree.block(block).takes;
    if (data === null) return 0;
    const fee = (this.#mempool.bids.fees[data.band] as number) + this.#prices.charged(block);
    return fee * data.worth * this.#terms().dollars;
  }

  /** For a call, by its number. */
  ofCall(id: number, { space, order }: Call, block: BlockId): number {
    const terms = this.#terms();
    const bid = this.#mempool.calls.bidOf(id) + this.#prices.charged(block);
    const forRoom = bid * feesOf(terms, space, order.count);
    const forBlobs = (order.blobs ?? 0) * this.#prices.blob(this.#tree.block(block).excessBlobGas);
    return (forRoom + forBlobs) * terms.dollars;
  }
}
