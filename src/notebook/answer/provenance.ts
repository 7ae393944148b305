import { engineVersion } from "../../engine/index.ts";
import { assumed } from "../assumed.ts";
import { hash } from "../hash.ts";
import type { Provenance } from "../result.ts";
import { newestOf, subjectsOf } from "../subject.ts";
import type { Outcome } from "./world.ts";

/** Where the numbers of one or several scenarios come from; the fewest runs and the shortest of them speak for all. */
export function provenanceOf(outcomes: readonly Outcome[]): Provenance {
  const scenarios = outcomes.map(({ scenario }) => scenario);
  const reproducible = outcomes.every(({ run }) => run.notices.every(({ code }) => code !== "wall-time"));
  const assumptions = scenarios.flatMap((scenario, at) => assumed(scenario, outcomes[at]?.assessed !== null));
  return {
    engine: engineVersion,
    seed: scenarios[0]?.seed ?? 0,
    runs: Math.min(...scenarios.map(({ runs }) => runs)),
    duration: Math.min(...scenarios.map(({ duration }) => duration)),
    isUneven: new Set(scenarios.map(({ runs, duration }) => `${runs} of ${duration}`)).size > 1,
    presetsAsOf: newestOf(scenarios.flatMap((scenario) => subjectsOf(scenario).map(({ asOf }) => asOf))),
    reproducible,
    receipt: reproducible ? receiptOf(outcomes).slice(0, 8) : "",
    events: outcomes.reduce((sum, { run, assessed }) => sum + run.events + (assessed?.events ?? 0), 0),
    assumptions: onceEach(assumptions),
  };
}

function receiptOf(outcomes: readonly Outcome[]): string {
  const [first, ...others] = outcomes.map(({ scenario, run, assessed }) => {
    const measured = run.layers.map(({ name, measurements }) => ({ name, measurements }));
    return { engineVersion, scenario, measured, scores: assessed?.layers ?? null };
  });
  return hash(JSON.stringify(others.length === 0 ? first : [first, ...others]));
}

function onceEach(all: Provenance["assumptions"]): Provenance["assumptions"] {
  const first = all.filter(({ id }, at) => all.findIndex((each) => each.id === id) === at);
  return [...first].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}
