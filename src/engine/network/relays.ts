import type { Incidents } from "../incidents.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { NetworkScenario } from "../scenario.ts";
import { Broadcast } from "./broadcast.ts";
import { Gossip } from "./gossip.ts";
import { mesh, networks } from "./network.ts";
import type { Listener, Relay } from "./relay.ts";
import type { Siege } from "./sides.ts";

/** What a network shares with the run. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly incidents: Incidents;
  readonly seed: number;
}

/** The network that a scenario asks for, under producers of these weights whose blocks come so many seconds apart; an adversary may besiege some. */
export function relayOf(
  scenario: NetworkScenario,
  around: Surroundings,
  weights: readonly number[],
  blockSeconds: number,
  listener: Listener,
  siege?: Siege,
): Relay {
  const { gossip, preset } = scenario;
  if (gossip === undefined)
    return new Broadcast(around, mesh(scenario, weights.length + 1), weights, listener.hear, siege);
  const table = networks[preset as keyof typeof networks];
  return new Gossip({ ...around, blockSeconds }, table, gossip, weights, listener, siege);
}
