import type { Mechanism } from "../mechanism.ts";
import { gervaisBlockSize, gervaisIntervalTrend, relayNetwork } from "./gervais.ts";
import { monotonicity } from "./monotonicity.ts";
import { selfishRevenue } from "./selfish.ts";
import { staleFraction } from "./stale-fraction.ts";

/** Mechanisms that are answered by a run of an ordinary scenario, so that the laws themselves meet the reference cases. */
export const simulatedMechanisms: Readonly<Record<string, Mechanism>> = {
  "sim.pow.staleFraction": staleFraction,
  "score.monotonicity": monotonicity,
  "sim.pow.selfish": selfishRevenue,
  "sim.pow.gervaisBlockSize": gervaisBlockSize,
  "sim.pow.gervaisIntervalTrend": gervaisIntervalTrend,
  "sim.pow.relayNetwork": relayNetwork,
};
