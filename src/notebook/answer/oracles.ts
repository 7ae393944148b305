import { type LayerRun, type Mechanism, mechanisms, planOf, type Scenario } from "../../engine/index.ts";

/** A closed form of a measure, beside which the simulation is drawn. */
export interface Oracle {
  readonly name: string;
  /** What it takes for granted. */
  readonly assumes: string;
  /** The value that it gives for a layer that was run; null where it does not speak of it. */
  readonly at: (scenario: Scenario, layer: LayerRun, index: number) => number | null;
}

/** The closed forms that are known, by measure. */
const oracles: Readonly<Record<string, Oracle>> = {
  userTps: {
    name: "block space alone",
    assumes:
      "what users ask for, or what the blocks have room for where that is less: no block is lost, none is late",
    at: (scenario, { measurements }, index) => {
      const offered = measurements.offeredTps?.mean;
      return offered === undefined ? null : Math.min(offered, planOf(scenario, index).capacity);
    },
  },
  staleShare: {
    name: "two miners who hear late",
    assumes: "no more than two blocks at one height, on the mean delay that was measured",
    at: (scenario, { measurements }, index) => {
      const { delaySeconds } = measurements;
      const { family, parameters } = planOf(scenario, index);
      if (delaySeconds === undefined || family.name !== "nakamoto") return null;
      const shares = Object.values(family.trust(parameters).producers);
      const miners = mechanisms["metric.effectiveProducers"]?.({ shares }) ?? Number.NaN;
      const intervalSeconds = family.blockSeconds(parameters);
      const inputs = { delaySeconds: delaySeconds.mean, intervalSeconds, miners };
      const value = mechanisms["pow.staleFraction"]?.(inputs as Parameters<Mechanism>[0]);
      return typeof value === "number" ? value : null;
    },
  },
};

/** The closed form of a measure; undefined where none is known. */
export const oracleOf = (measure: string): Oracle | undefined => oracles[measure];
