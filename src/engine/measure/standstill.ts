import type { Flow, Pulse, Run } from "../run.ts";

/** How fast something went, per second. */
export interface Rate {
  readonly blocks: number;
  readonly transactions: number;
}

/** What a layer did in a part of the measured window. */
export interface Activity {
  readonly name: string;
  /** Blocks that it added to its chain. */
  readonly orders: Rate;
  /** Blocks whose data came into the host's chain; null where it posts none. */
  readonly posts: Rate | null;
  /** Blocks that were settled. */
  readonly settles: Rate;
  /** The most of its users' value that was frozen, and stolen, at a time, 0..1; null where it keeps none. */
  readonly frozen: number | null;
  readonly stolen: number | null;
}

/**
 * Which layers go on and which stand still between two moments, in seconds since measuring began: a row of a matrix each. Only
 * whole steps of the pulse that lie between them count; where there is none, the one around their middle.
 */
export function standstill(run: Run, from: number, to: number): readonly Activity[] {
  return run.layers.map(({ name, pulse }) => {
    const [first, last] = stepsBetween(pulse, from, to);
    const rate = ({ blocks, transactions }: Flow): Rate => ({
      blocks: mean(blocks.slice(first, last)),
      transactions: mean(transactions.slice(first, last)),
    });
    const most = (shares: readonly number[] | undefined) =>
      shares === undefined ? null : Math.max(0, ...shares.slice(first, last));
    return {
      name,
      orders: rate(pulse.included),
      posts: pulse.posted === null ? null : rate(pulse.posted),
      settles: rate(pulse.final),
      frozen: most(pulse.funds?.frozen),
      stolen: most(pulse.funds?.stolen),
    };
  });
}

/** The first step, and the one after the last. A moment within a thousandth of a step's edge is on it. */
function stepsBetween({ step, included }: Pulse, from: number, to: number): readonly [number, number] {
  const first = Math.max(0, Math.ceil(from / step - 1e-3));
  const last = Math.min(included.blocks.length, Math.floor(to / step + 1e-3));
  if (last > first) return [first, last];
  const middle = Math.min(included.blocks.length - 1, Math.max(0, Math.floor((from + to) / 2 / step)));
  return [middle, middle + 1];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
