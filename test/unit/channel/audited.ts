/** Runs in which the books of every layer are checked after every event. */
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { undisturbed } from "../../../src/engine/replication.ts";
import type { Scenario } from "../../../src/engine/scenario.ts";
import { Stack } from "../../../src/engine/stack.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";

/** What each layer told, in order. Throws at the first event after which something does not add up. */
export function audited(scenario: Scenario): readonly (readonly TraceEvent[])[] {
  const agenda = new Agenda();
  const told: TraceEvent[][] = scenario.layers.map(() => []);
  const stack = new Stack(scenario, 0, agenda, undisturbed, (layer, event) => told[layer]?.push(event));
  const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
  while (agenda.step(end)) {
    const faults = stack.audit();
    if (faults.length > 0) throw new Error(`${agenda.now / 1e6} s: ${faults.join("; ")}`);
    stack.tellFunds();
  }
  return told;
}
