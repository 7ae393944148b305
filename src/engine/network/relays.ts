import type { Incidents } from "../incidents.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { NetworkScenario } from "../scenario.ts";
import { Broadcast } from "./broadcast.ts";
import { Gossip } from "./gossip.ts";
import { mesh, networks } from "./network.ts";
import type { Listener, Relay } from "./relay.ts";

/** What a network shares with the run. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly incidents: Incidents;
  readonly seed: number;
}

/** The network that a scenario asks for, under producers of these weights whose blocks come so many seconds apart, some of them an adversary's. */
export function relayOf(
  scenario: NetworkScenario,
  around: Surroundings,
  weights: readonly number[],
  blockSeconds: number,
  listener: Listener,
  bridges: readonly number[] = [],
): Relay {
  const { gossip, preset } = scenario;
  if (gossip === undefined)
    return new Broadcast(around, mesh(scenario, weights.length + 1), weights, listener.hear, bridges);
  const table = networks[preset as keyof typeof networks];
  return new Gossip({ ...around, blockSeconds }, table, gossip, weights, listener, bridges);
}
