import { Histogram } from "../kernel/histogram.ts";
import { sum } from "../kernel/statistics.ts";
import type { BlockId } from "../trace.ts";
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
    see: (event) => {
      if (event.kind === "uncles") uncles.set(event.block, event.reward);
      if (event.kind !== "final" || !within(window, event.found)) return;
      if (event.baseFee > 0) baseFees.add(event.baseFee, 1);
      rewards.fees += addFees(event.parts, fees) - sum(event.parts.count) * event.baseFee * size;
      rewards.subsidy += event.subsidy + (uncles.get(event.block) ?? 0);
      uncles.delete(event.block);
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
