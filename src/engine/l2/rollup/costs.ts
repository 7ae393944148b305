import type { Host } from "../../ledger/host.ts";
import type { BlockId } from "../../trace.ts";
import { wordBytes } from "../calls.ts";
import type { Rollup } from "./parameters.ts";
import { postingOf } from "./posting.ts";

/** How much of what it has known the layer still counts after another batch. */
const memory = 0.9;

/**
 * What a layer pays to its hosts, shared among its users. It keeps an average over batches of how much a transfer takes, in full batches with
 * a claim each, and asks for that at the prices of the hosts' heads, so that it follows them block by block, as rollups scale what layer 1 charges.
 */
export class Costs {
  #p: Rollup;
  #data: Host;
  #settlement: Host;
  /** Spent, in full batches with a claim, for so many transfers. */
  #spent = 1;
  #transfers: number;
  /** Spent in the same on claims since the last batch. */
  #claims = 0;
  /** What a full batch with a claim costs, $, by the hosts' heads when that was asked last. */
  #price = 0;
  #askedAt: readonly [BlockId, BlockId] = [-1, -1];

  /** Begins with what a full batch would take. */
  constructor(p: Rollup, { data, settlement }: { readonly data: Host; readonly settlement: Host }) {
    this.#p = p;
    this.#data = data;
    this.#settlement = settlement;
    this.#transfers = p.batchBytes / p.postedBytes;
  }

  /** A batch of so many transfers costs so much, $. */
  batch(dollars: number, transfers: number): void {
    this.#spent = this.#spent * memory + this.#share(dollars) + this.#claims;
    this.#claims = 0;
    this.#transfers = this.#transfers * memory + transfers;
  }

  /** A claim or proof costs so much, $; it counts from the next batch on, so that nothing hangs on which of them comes first. */
  claim(dollars: number): void {
    this.#claims += this.#share(dollars);
  }

  /** One user's share now, $. */
  get perTransfer(): number {
    return (this.#spent * this.#fullBatch()) / this.#transfers;
  }

  #share(dollars: number): number {
    return dollars === 0 ? 0 : dollars / this.#fullBatch();
  }

  #fullBatch(): number {
    const heads = [this.#data.head().block, this.#settlement.head().block] as const;
    if (heads[0] === this.#askedAt[0] && heads[1] === this.#askedAt[1]) return this.#price;
    const { batchBytes, claimGas } = this.#p;
    const posted = postingOf(this.#p, this.#data, batchBytes).cost;
    this.#price = posted + this.#settlement.quote(wordBytes, claimGas);
    this.#askedAt = heads;
    return this.#price;
  }
}
