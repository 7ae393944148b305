import { sum } from "../kernel/statistics.ts";
import type { Notice } from "../run.ts";

/** What had become of the users of the window when the run ended, as shares of them that sum to 1. */
export interface Fates {
  /** Their payment was final. */
  readonly served: number;
  /** They could not pay the least fee, or gave up. */
  readonly left: number;
  /** There was no way for their payment. */
  readonly failed: number;
  /** None of these yet, be they in a block or not. */
  readonly waiting: number;
}

/** Users who wait at the end are told of from this share of them on. */
export const remarkable = 0.01;

/** What is told of a layer some of whose users still waited when its replications ended. `isShort`: they are more patient than it is measured for. */
export function stillWaiting(all: readonly Fates[], layer: string, isShort: boolean): readonly Notice[] {
  const { served, left, failed, waiting } = mean(all);
  if (all.length === 0 || waiting < remarkable) return [];
  const others = [
    ...(left > 0 ? [`${percent(left)} gave up or could not pay`] : []),
    ...(failed > 0 ? [`${percent(failed)} found no way`] : []),
  ];
  const told = [`${percent(served)} were served`, ...others].join(", ");
  const text = `${percent(waiting)} of the users of ${layer} were still waiting when the runs ended and count as waiting longer; ${told}.`;
  return [{ code: "censored", text }, ...(isShort ? [shortWindow(layer)] : [])];
}

/** Over replications, as the measures beside it are. */
function mean(all: readonly Fates[]): Fates {
  const of = (fate: keyof Fates) => sum(all.map((each) => each[fate])) / all.length;
  return { served: of("served"), left: of("left"), failed: of("failed"), waiting: of("waiting") };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Because who is served in a window that is shorter than a wait mostly came before it, the shares of its own users say something else. */
const shortWindow = (layer: string): Notice => ({
  code: "short-window",
  text: `Users of ${layer} wait for longer than is measured, so that its throughput counts others too, who came before; with a longer duration it counts more of the same.`,
});
