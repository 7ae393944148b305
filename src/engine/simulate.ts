import { Tally } from "./measure/tally.ts";
import { replication, undisturbed } from "./replication.ts";
import type { Halt, Notice, Progress, Run } from "./run.ts";
import type { Scenario } from "./scenario.ts";

/** Events that all replications of one run may take together; what goes beyond ends it early and says so. */
export const eventBudget = 2e9;

/**
 * Runs every replication of a scenario. A function of the scenario alone: the same scenario gives the same bytes in every engine.
 * Yields progress every few thousand events, and ends with the complete replications when it is told to halt.
 */
export function* simulate(scenario: Scenario, budget = eventBudget): Generator<Progress, Run, Halt> {
  const tally = new Tally(scenario);
  let events = 0;
  let ended: Notice | null = null;
  for (let run = 0; run < scenario.runs && ended === null; run++) {
    const measuring = tally.begin();
    const steps = replication(scenario, run, undisturbed, measuring.see, budget - events);
    const label = scenario.runs === 1 ? "simulating" : `run ${run + 1} of ${scenario.runs}`;
    let step = steps.next();
    while (!step.done && ended === null) {
      const halt = yield { done: (run + step.value) / scenario.runs, label };
      if (halt === undefined) step = steps.next();
      else ended = halted(tally.runs, scenario.runs);
    }
    if (!step.done) break;
    events += step.value.events;
    if (step.value.finished) measuring.end();
    else ended = overBudget(tally.runs, scenario.runs);
  }
  return {
    scenario,
    layers: tally.layers(),
    events,
    notices: [...(ended === null ? [] : [ended]), ...tally.notices()],
  };
}

function halted(complete: number, runs: number): Notice {
  const text = `Time ran out after ${complete} of ${runs} runs; the numbers are theirs alone and need not come out the same again.`;
  return { code: "wall-time", text };
}

function overBudget(complete: number, runs: number): Notice {
  const text = `The budget of events was used up after ${complete} of ${runs} runs; the numbers are theirs alone.`;
  return { code: "event-budget", text };
}
