import type { AttackPath, Contest } from "../family.ts";
import { hostsOf, type LayerPlan, planOf } from "../layers.ts";
import type { Measurement } from "../measure/measurement.ts";
import { effectiveShare } from "../measure/safety.ts";
import type { Progress } from "../run.ts";
import type { LayerScenario, Scenario } from "../scenario.ts";
import { effectiveProducers, nakamotoCoefficient } from "../theory/concentration.ts";
import { closed } from "../theory/mechanisms.ts";
import { adversary } from "./probes/adversary.ts";
import { breakProbability } from "./probes/failures.ts";
import { halt } from "./probes/halt.ts";
import { type Saturation, saturation } from "./probes/saturation.ts";
import type { Evidence } from "./score.ts";

/** Shares below this are too rare to count: there the closed form speaks, on what was measured. */
const visible = 1e-3;

/** What the ingredients of a layer's scores were found to be, by their names. */
export interface LayerEvidence {
  readonly security: Readonly<Record<string, Evidence>>;
  readonly decentralization: Readonly<Record<string, Evidence>>;
  readonly scalability: Readonly<Record<string, Evidence>>;
  readonly events: number;
}

/** Probes one layer; `below` holds the evidence of those before it in the scenario. */
export function* evidenceOf(
  scenario: Scenario,
  index: number,
  below: readonly LayerEvidence[],
): Generator<Progress, LayerEvidence> {
  const plan = planOf(scenario, index);
  const { contest } = plan.settlement;
  const saturated = yield* part(saturation(scenario, index), 0, 0.6, "saturation probe");
  const attacked =
    contest === null ? null : yield* part(adversary(scenario, index, contest), 0.6, 0.3, "adversary probe");
  const halted = yield* part(halt(scenario, index), 0.9, 0.1, "halt probe");
  const hosts = hostsOf(scenario, scenario.layers[index] as LayerScenario).map(
    (host) => below[host] as LayerEvidence,
  );
  const settled =
    contest === null || attacked === null
      ? inherited(hosts)
      : contested(plan, contest, saturated.measured, attacked.error);
  return {
    scalability: scalabilityEvidence(saturated.measured),
    security: {
      ...settled,
      ...trustEvidence(plan, settled.toleratedShare, hosts),
      recoverableFunds: recoverableEvidence(halted.recoverable),
    },
    decentralization: decentralizationEvidence(plan, saturated.measured),
    events: saturated.events + (attacked?.events ?? 0) + halted.events,
  };
}

/** What a settlement rule withstands. */
interface Settled {
  readonly toleratedShare: Evidence;
  readonly settlementError: Evidence;
}

function scalabilityEvidence(saturated: Saturation): Record<string, Evidence> {
  const note = "saturation probe: 125 % of what the layer can carry";
  return {
    userTps: { raw: saturated.userTps ?? null, how: "measured", note },
    finalitySeconds: { raw: saturated.finalitySeconds ?? null, how: "measured", note: `${note}; median` },
  };
}

/** A rule of the layer's own: tried by the adversary probe, bounded by the law's closed forms. */
function contested(
  { settlement: { rule } }: LayerPlan,
  contest: Contest,
  saturated: Saturation,
  error: Measurement,
): Settled {
  return {
    toleratedShare: {
      raw: mapped(saturated.delaySeconds, "", (delay) => closed(contest.tolerates(delay))),
      how: "derived",
      note: "safety bound on the measured mean block delay",
    },
    settlementError: settlementEvidence(rule, contest, saturated, error),
  };
}

/** Nothing settles here that is not settled below: what its hosts withstand is what the layer withstands. On no host nothing can be undone. */
function inherited(hosts: readonly LayerEvidence[]): Settled {
  if (hosts.length === 0) {
    const note = "its settlement rule cannot be contested";
    return {
      toleratedShare: { raw: exactly(1), how: "derived", note },
      settlementError: { raw: exactly(0), how: "derived", note },
    };
  }
  const weakest = (
    name: "toleratedShare" | "settlementError",
    isWorse: (a: number, b: number) => boolean,
  ) => {
    const known = hosts.map(({ security }) => security[name] as Evidence);
    const worst = known.reduce((worst, each) =>
      isWorse(each.raw?.mean ?? 0, worst.raw?.mean ?? 0) ? each : worst,
    );
    return { ...worst, note: `${worst.note}; of the layer below, on which this one settles` };
  };
  return {
    toleratedShare: weakest("toleratedShare", (a, b) => a < b),
    settlementError: weakest("settlementError", (a, b) => a > b),
  };
}

/** The layer's own attack paths: how much of their parties may turn before one opens, and how likely it is that one does, here or below. */
function trustEvidence(
  { family, parameters, ground }: LayerPlan,
  settled: Evidence,
  hosts: readonly LayerEvidence[],
): { readonly toleratedShare: Evidence; readonly breakProbability: Evidence } {
  const trust = family.trust(parameters);
  const { paths } = trust;
  const narrowest = paths.reduce<AttackPath | null>(
    (least, path) => (least === null || tolerated(path) < tolerated(least) ? path : least),
    null,
  );
  const own = narrowest === null ? 1 : tolerated(narrowest);
  // Because the bound of a contested rule already says what its producers may do, only other layers' paths are weighed.
  const isOwn = family.settlement(parameters, ground).contest === null && own < (settled.raw?.mean ?? 1);
  const stands = (probability: number) => 1 - probability;
  const below = hosts.map(({ security }) => security.breakProbability?.raw?.mean ?? 0);
  const holds = [breakProbability(trust), ...below].map(stands).reduce((all, each) => all * each);
  const names = paths.map(({ name }) => name).join(", ");
  return {
    toleratedShare: isOwn
      ? {
          raw: exactly(own),
          how: "derived",
          note: `share of "${narrowest?.name}" that may turn before it opens`,
        }
      : settled,
    breakProbability: {
      // Because 1 minus nearly 1 loses digits, a layer that stands on none says its own.
      raw: exactly(hosts.length === 0 ? breakProbability(trust) : stands(holds)),
      how: "derived",
      note: `${names === "" ? "no path of its own" : `worst path (${names})`}${hosts.length === 0 ? "" : ", or one of a layer below,"} if each party fails with 5 %`,
    },
  };
}

/** Largest share of a path's weight that can turn without opening it: none, where one party is enough. */
function tolerated({ parties, breaksAbove }: AttackPath): number {
  const weights = Object.values(parties);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(...weights) > breaksAbove * total ? 0 : breaksAbove;
}

function recoverableEvidence(recoverable: Measurement | null): Evidence {
  if (recoverable === null)
    return { raw: null, how: "measured", note: "not applicable: a layer 1 has no operator to lose" };
  return {
    raw: recoverable,
    how: "measured",
    note: "halt probe: 30 days after the operator stopped for good",
  };
}

function settlementEvidence(
  rule: string,
  contest: Contest,
  saturated: Saturation,
  error: Measurement,
): Evidence {
  if (error.mean >= visible) {
    return {
      raw: error,
      how: "measured",
      note: `adversary probe: 25 % of the power against ${rule}, full blocks`,
    };
  }
  return {
    raw: mapped(saturated.staleShare, "", (stale) => closed(contest.error(effectiveShare(stale, contest)))),
    how: "derived",
    note: `closed form for 25 % of the power against ${rule} on the measured stale share: too rare to count`,
  };
}

function decentralizationEvidence(
  { family, parameters }: LayerPlan,
  saturated: Saturation,
): Record<string, Evidence> {
  const { producers, paths } = family.trust(parameters);
  const coefficients = paths.map((path) =>
    nakamotoCoefficient(Object.values(path.parties), path.breaksAbove),
  );
  const fewest = Math.min(...coefficients);
  const note = "saturation probe: blocks as full as they get";
  return {
    nakamotoCoefficient: {
      raw: Number.isFinite(fewest) ? exactly(fewest) : null,
      how: "derived",
      note: Number.isFinite(fewest)
        ? "fewest who hold more than the worst path's threshold"
        : "not applicable: no parties could break it, however many",
    },
    effectiveProducers: {
      raw: exactly(effectiveProducers(Object.values(producers))),
      how: "derived",
      note: "1 / HHI of those who order transactions",
    },
    nodeBytesPerSecond: { raw: saturated.nodeBytesPerSecond ?? null, how: "measured", note },
    ledgerGBPerYear: { raw: saturated.ledgerGBPerYear ?? null, how: "measured", note },
  };
}

/** A measured value and its interval through a monotone formula. */
function mapped(
  from: Measurement | undefined,
  unit: string,
  formula: (x: number) => number,
): Measurement | null {
  if (from === undefined) return null;
  const ends = [formula(Math.max(0, from.low)), formula(from.high)];
  return { mean: formula(from.mean), low: Math.min(...ends), high: Math.max(...ends), unit, n: from.n };
}

function exactly(value: number): Measurement {
  return { mean: value, low: value, high: value, unit: "", n: 1 };
}

/** Passes a probe's progress on as a part of the whole. */
function* part<T>(
  steps: Generator<Progress, T>,
  from: number,
  length: number,
  label: string,
): Generator<Progress, T> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { done: from + length * step.value.done, label };
  return step.value;
}
