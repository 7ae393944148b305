import type { Host } from "../../ledger/host.ts";
import { afterSpending, type L1Price, unitsPerByte } from "../../rules/arbos-price.ts";
import type { Rollup } from "./parameters.ts";
import { postingOf } from "./posting.ts";

const wei = 1e18;

/** A batch: payments that its room would hold, what their users were charged for it, and what it cost, $. */
export interface Paid {
  readonly payments: number;
  readonly charged: number;
  readonly paid: number;
}

/** Keeps a price for a unit of data that follows what batches cost, as ArbOS does; it begins with what a full batch would cost (A62). */
export class L1Pricer {
  #p: Rollup;
  #data: Host;
  #state: L1Price | null = null;

  constructor(p: Rollup, data: Host) {
    this.#p = p;
    this.#data = data;
  }

  /** One payment's part now, $. */
  get perTransfer(): number {
    return this.#inDollars(this.#price.pricePerUnit) * this.#unitsOf(1);
  }

  /** Because ArbOS hears of a batch once nobody can undo it, no reorganization of the host moves the price. */
  posted({ payments, charged, paid }: Paid): void {
    const units = BigInt(Math.round(this.#unitsOf(payments)));
    const spending = { units, collected: this.#inWei(charged), spent: this.#inWei(paid) };
    this.#state = afterSpending(this.#price, spending);
  }

  get #price(): L1Price {
    this.#state ??= { pricePerUnit: this.#inWei(this.#fullBatch()), surplus: 0n, lastSurplus: 0n };
    return this.#state;
  }

  /** What a unit would cost in a full batch now, $. */
  #fullBatch(): number {
    const { batchBytes, postedBytes } = this.#p;
    return postingOf(this.#p, this.#data, batchBytes).cost / this.#unitsOf(batchBytes / postedBytes);
  }

  /** Because a payment is too short to repeat itself, it counts for all of its bytes (A61). */
  #unitsOf(payments: number): number {
    return payments * this.#p.transferBytes * unitsPerByte;
  }

  #inWei(dollars: number): bigint {
    return BigInt(Math.round((dollars / this.#p.priceUsd) * wei));
  }

  #inDollars(amount: bigint): number {
    return (Number(amount) / wei) * this.#p.priceUsd;
  }
}
