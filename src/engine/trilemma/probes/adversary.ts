import { newcomer } from "../../adversary/decisions.ts";
import type { AttackLog, Contest } from "../../family.ts";
import { shareInterval } from "../../kernel/statistics.ts";
import { planOf } from "../../layers.ts";
import type { Measurement } from "../../measure/measurement.ts";
import { adversaryShare } from "../../measure/safety.ts";
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
  const total: AttackLog = { begun: 0, abandoned: 0, published: 0 };
  let reversals = 0;
  let events = 0;
  for (let run = 0; run < runs; run++) {
    const count = reversalCount();
    const attacker = { layer: name, controls: [newcomer], from: 0, ...contest.attack(adversaryShare, total) };
    const see = (layer: number, event: TraceEvent) => {
      if (layer === stack.layers.length - 1) count.see(event);
    };
    const conditions = { adversary: attacker, alwaysFull: true };
    const steps = replication(probe, run, conditions, see, Number.POSITIVE_INFINITY);
    let step = steps.next();
    for (; !step.done; step = steps.next())
      yield { done: (run + step.value) / runs, label: "adversary probe" };
    reversals += count.reversals();
    events += step.value.events;
  }
  return {
    error: shareInterval(Math.min(reversals, total.published), total.published + total.abandoned),
    events,
  };
}

/** Counts the moments at which settled blocks were undone, however many at once. */
function reversalCount() {
  let [reversals, last] = [0, -1];
  return {
    see: (event: TraceEvent) => {
      if (event.kind !== "reversed" || event.time === last) return;
      reversals++;
      last = event.time;
    },
    reversals: () => reversals,
  };
}
