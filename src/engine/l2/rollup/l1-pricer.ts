import type { Host } from "../../ledger/host.ts";
import { afterSpending, type L1Price, unitsPerByte } from "../../rules/arbos-price.ts";
import type { Rollup } from "./parameters.ts";
import { postingOf } from "./posting.ts";
import { inDollars, inWei } from "./wei.ts";

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
    return inDollars(this.#price.pricePerUnit, this.#p.priceUsd) * this.#unitsOf(1);
  }

  /** Because ArbOS hears of a batch once nobody can undo it, no reorganization of the host moves the price. */
  posted({ payments, charged, paid }: Paid): void {
    const units = BigInt(Math.round(this.#unitsOf(payments)));
    const { priceUsd } = this.#p;
    const spending = { units, collected: inWei(charged, priceUsd), spent: inWei(paid, priceUsd) };
    this.#state = afterSpending(this.#price, spending);
  }

  get #price(): L1Price {
    if (this.#state === null) {
      const pricePerUnit = inWei(this.#fullBatch(), this.#p.priceUsd);
      this.#state = { pricePerUnit, surplus: 0n, lastSurplus: 0n };
    }
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
}
