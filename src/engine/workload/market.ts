import type { Mempool } from "../fees/mempool.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What a layer tells users about itself. */
export interface Market {
  readonly mempool: Mempool;
  /** Price of the smallest coin, $, and dollars per fee-rate unit for one transaction. */
  readonly dollars: number;
  readonly dollarsPerFeeRate: number;
  /** What its blocks are like now for those whose accounts are on a shard; the first, of a chain in one. */
  readonly pace: (shard: number) => Pace;
  /** What a transaction pays beside its bid now, $. */
  readonly surcharge: () => number;
  /** Whether its blocks set that, so that whoever would not pay it waits for it to fall. */
  readonly hasBaseFee: () => boolean;
}

/** How much a layer takes how often; an upgrade may change it. */
export interface Pace {
  /** Transactions from its accounts that a block has room for. */
  readonly roomPerBlock: number;
  /** Mean time between blocks, microseconds. */
  readonly blockInterval: number;
}

export function marketOf(ledger: Ledger): Market {
  const { feeSize, dollars } = ledger.terms;
  return {
    mempool: ledger.mempool,
    dollars,
    dollarsPerFeeRate: feeSize * dollars,
    pace: (shard) => ({ roomPerBlock: ledger.roomOn(shard), blockInterval: ledger.blockSeconds * 1e6 }),
    hasBaseFee: () => ledger.terms.baseFee !== null,
    surcharge: () => (ledger.surcharge() + ledger.baseFee * feeSize) * dollars,
  };
}
