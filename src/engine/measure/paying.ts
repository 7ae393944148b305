import { Histogram } from "../kernel/histogram.ts";
import { sum } from "../kernel/statistics.ts";
import { type BlockId, blocksIn } from "../trace.ts";
import { addFees } from "./fees-paid.ts";
import { type Fold, type Window, within } from "./fold.ts";

/**
 * What it cost to be in a block. `dollars` is what the smallest coin is worth, `size` a transaction in the unit of fee rates, which are quoted in
 * that coin, or in so many of `coin`.
 */
export function paying(window: Window, dollars: number, size: number, coin = 1): Fold {
  const [fees, baseFees] = [new Histogram(), new Histogram()];
  const rewards = { fees: 0, subsidy: 0 };
  /** New coins for uncles, by the block that includes them. */
  const uncles = new Map<BlockId, number>();
  return {
    hears: {
      uncles: ({ block, reward }) => {
        uncles.set(block, reward);
      },
      final: ({ block, found, span, parts, baseFee, subsidy }) => {
        if (!within(window, found)) return;
        if (baseFee > 0) baseFees.add(baseFee, blocksIn(span));
        rewards.fees += addFees(parts, fees) - sum(parts.count) * baseFee * size;
        rewards.subsidy += subsidy + (uncles.get(block) ?? 0);
        uncles.delete(block);
      },
    },
    readings: () => {
      const fee = (p: number) => fees.quantile(p)?.value;
      const scaled = (p: number, factor: number) => {
        const value = fee(p);
        return value === undefined ? undefined : value * factor;
      };
      return {
        feeUsd: scaled(0.5, dollars),
        "feeUsd.p90": scaled(0.9, dollars),
        "feeUsd.p99": scaled(0.99, dollars),
        feeRate: scaled(0.5, coin / size),
        "feeRate.p90": scaled(0.9, coin / size),
        baseFee: baseFees.quantile(0.5)?.value,
        "baseFee.p90": baseFees.quantile(0.9)?.value,
        feeShareOfReward: rewards.fees === 0 ? undefined : rewards.fees / (rewards.fees + rewards.subsidy),
      };
    },
  };
}
