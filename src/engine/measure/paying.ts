import { Histogram } from "../kernel/histogram.ts";
import { addFees } from "./fees-paid.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** What it cost to be in a block. `dollars` is what the smallest coin is worth, `size` a transaction in the unit of fee rates. */
export function paying(window: Window, dollars: number, size: number): Fold {
  const fees = new Histogram();
  const rewards = { fees: 0, subsidy: 0 };
  return {
    see: (event) => {
      if (event.kind === "final" && within(window, event.found)) {
        rewards.fees += addFees(event.parts, fees);
        rewards.subsidy += event.subsidy;
      }
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
        feeRate: scaled(0.5, 1 / size),
        "feeRate.p90": scaled(0.9, 1 / size),
        feeShareOfReward: rewards.fees === 0 ? undefined : rewards.fees / (rewards.fees + rewards.subsidy),
      };
    },
  };
}
