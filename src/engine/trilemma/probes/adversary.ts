import { newcomer } from "../../adversary/decisions.ts";
import type { Contest } from "../../family.ts";
import { shareInterval } from "../../kernel/statistics.ts";
import { planOf } from "../../layers.ts";
import { Contested } from "../../measure/contested.ts";
import type { Measurement } from "../../measure/measurement.ts";
import { adversaryShare } from "../../measure/safety.ts";
import { teller } from "../../measure/teller.ts";
import { replication } from "../../replication.ts";
import type { Progress } from "../../run.ts";
import type { Scenario } from "../../scenario.ts";
import type { TraceEvent } from "../../trace.ts";
import { upTo } from "./upto.ts";

/** Replications, the attempts hoped for in each, and the blocks that are spent on them at most. */
const runs = 4;
const mostAttempts = 125;
const mostBlocks = 5_500;

/** Blocks that an attempt takes beside the settlement rule, on average: one to begin with and a lost race. */
const blocksPerAttempt = 34;

/** A 25 % adversary who contests a settlement rule, again and again, on full blocks: the share of attempts that succeed. */
export function* adversary(
  scenario: Scenario,
  index: number,
  contest: Contest,
): Generator<Progress, { readonly error: Measurement; readonly events: number }> {
  const { family, parameters, settlement, name } = planOf(scenario, index);
  const blockSeconds = family.blockSeconds(parameters);
  const attempt = 1.5 * settlement.seconds + blocksPerAttempt * blockSeconds;
  const duration = Math.min(mostAttempts * attempt, mostBlocks * blockSeconds);
  const stack = upTo(scenario, index);
  const probe = { ...stack, demand: { ...scenario.demand, rate: 0 }, warmup: 0, duration, drain: 0, runs };
  let [succeeded, attempts, events] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const contested = new Contested();
    const attacker = { layer: name, controls: [newcomer], from: 0, ...contest.attack(adversaryShare) };
    const tell = teller([contested]);
    const see = (layer: number, event: TraceEvent) => {
      if (layer === stack.layers.length - 1) tell(event);
    };
    const conditions = { adversary: attacker, alwaysFull: true };
    const steps = replication(probe, run, conditions, see, Number.POSITIVE_INFINITY);
    let step = steps.next();
    for (; !step.done; step = steps.next())
      yield { done: (run + step.value) / runs, label: "adversary probe" };
    const { count, of } = contested.counted;
    succeeded += count;
    attempts += of;
    events += step.value.events;
  }
  return { error: shareInterval(succeeded, attempts), events };
}
