import { poisson } from "../kernel/distributions.ts";
import { draws } from "../kernel/random.ts";
import type { Demand } from "../scenario.ts";

/** How many people come in [from, to), microseconds, `crowd` of them besides on average; `look` numbers the calls, each with a chance of its own. */
export type Comers = (from: number, to: number, crowd: number, look: number) => number;

export function comers({ demand, seed }: { readonly demand: Demand; readonly seed: number }): Comers {
  const until = (moment: number) => (demand.rate * moment) / 1e6;
  if (demand.process === "steady")
    return (from, to, crowd) => Math.floor(until(to)) - Math.floor(until(from)) + Math.round(crowd);
  const chance = draws(seed, "arrivals");
  return (from, to, crowd, look) => {
    let draw = 0;
    return poisson(until(to - from) + crowd, { uniform: () => chance(look, draw++) });
  };
}
