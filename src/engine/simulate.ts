import { Tally } from "./measure/tally.ts";
import { honest, replication } from "./replication.ts";
import type { Notice, Progress, Run } from "./run.ts";
import type { Scenario } from "./scenario.ts";

/** Events that all replications of one run may take together; what goes beyond ends it early and says so. */
export const eventBudget = 2e9;

/**
 * Runs every replication of a scenario. A function of the scenario alone: the same scenario gives the same bytes in every engine.
 * Yields progress every few thousand events.
 */
export function* simulate(scenario: Scenario, budget = eventBudget): Generator<Progress, Run> {
  const tally = new Tally(scenario);
  let events = 0;
  let stopped = false;
  for (let run = 0; run < scenario.runs && !stopped; run++) {
    const fold = tally.begin();
    const steps = replication(scenario, run, honest, fold.see, budget - events);
    const label = scenario.runs === 1 ? "simulating" : `run ${run + 1} of ${scenario.runs}`;
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { done: (run + step.value) / scenario.runs, label };
    events += step.value.events;
    stopped = !step.value.finished;
    if (stopped) fold.discard();
    else fold.end();
  }
  return {
    scenario,
    layers: [tally.layer()],
    events,
    notices: [...(stopped ? [budgetNotice(tally.runs)] : []), ...tally.notices()],
  };
}

function budgetNotice(runs: number): Notice {
  return { code: "event-budget", text: `The run was ended by its event budget after ${runs} complete runs.` };
}
