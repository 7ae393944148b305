import { poisson } from "../kernel/distributions.ts";
import { stream } from "../kernel/random.ts";
import type { Demand } from "../scenario.ts";

/** How many people come in [from, to), microseconds, `crowd` of them besides on average; `look` numbers the calls, each with a chance of its own. */
export function comers(
  { demand, seed }: { readonly demand: Demand; readonly seed: number },
  from: number,
  to: number,
  crowd: number,
  look: number,
): number {
  const until = (moment: number) => (demand.rate * moment) / 1e6;
  if (demand.process === "steady") return Math.floor(until(to)) - Math.floor(until(from)) + Math.round(crowd);
  return poisson(until(to - from) + crowd, stream(seed, "arrivals", look));
}
