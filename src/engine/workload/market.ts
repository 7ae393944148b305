import type { Mempool } from "../fees/mempool.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What a layer tells users about itself. */
export interface Market {
  readonly mempool: Mempool;
  /** Dollars per fee-rate unit for one transaction. */
  readonly dollarsPerFeeRate: number;
  /** Transactions that a block has room for. */
  readonly roomPerBlock: number;
  /** Mean time between blocks, microseconds. */
  readonly blockInterval: number;
  /** What a transaction pays beside its bid now, $. */
  readonly surcharge: () => number;
}

export function marketOf(ledger: Ledger): Market {
  const { feeSize, dollars, blockSeconds } = ledger.terms;
  return {
    mempool: ledger.mempool,
    dollarsPerFeeRate: feeSize * dollars,
    roomPerBlock: ledger.roomPerBlock,
    blockInterval: blockSeconds * 1e6,
    surcharge: () => ledger.surcharge * dollars,
  };
}
