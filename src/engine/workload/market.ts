import { queuesOf } from "../fees/division.ts";
import type { Mempool } from "../fees/mempool.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What a layer tells users about itself. */
export interface Market {
  readonly mempool: Mempool;
  /** Price of the smallest coin, $, and dollars per fee-rate unit for one transaction. */
  readonly dollars: number;
  readonly dollarsPerFeeRate: number;
  /** Share of payments for each shard or lane; one, of a chain in one. The same array as long as it is so divided. */
  readonly weights: () => readonly number[];
  /** What its blocks are like now for those of a shard or lane. */
  readonly pace: (queue: number) => Pace;
  /** What a transaction pays beside its bid now, $. */
  readonly surcharge: () => number;
  /** Whether so many who come in [from, to), microseconds, are in its next block for the least that they can bid. */
  readonly takesAll: (from: number, to: number, count: number) => boolean;
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
    weights: () => queuesOf(ledger.terms).weights,
    pace: (queue) => ({ roomPerBlock: ledger.roomOn(queue), blockInterval: ledger.blockSeconds * 1e6 }),
    takesAll: (from, to, count) => {
      const { isCalm, turns: most } = ledger.telling;
      const turns = Math.min(most, (to - from) / (ledger.blockSeconds * 1e6));
      const { bidding, calls } = ledger.mempool;
      return isCalm && count + bidding + calls.worth <= Math.max(1, Math.floor(turns)) * ledger.roomOn(0);
    },
    hasBaseFee: () => ledger.terms.baseFee !== null,
    surcharge: () => (ledger.surcharge() + ledger.baseFee * feeSize) * dollars,
  };
}
