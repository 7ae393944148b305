import type { ClosedForm } from "../family.ts";
import type { Measurement } from "../measure/measurement.ts";
import { baseLayer } from "../replication.ts";
import type { Progress } from "../run.ts";
import type { Scenario } from "../scenario.ts";
import { effectiveProducers, nakamotoCoefficient } from "../theory/concentration.ts";
import { mechanisms } from "../theory/mechanisms.ts";
import { anchors } from "./formulas.ts";
import { adversary, adversaryShare } from "./probes/adversary.ts";
import { breakProbability } from "./probes/failures.ts";
import { type Saturation, saturation } from "./probes/saturation.ts";
import { type Evidence, type Scores, score } from "./score.ts";

/** Shares below this are too rare to count: there the closed form speaks, on what was measured. */
const visible = 1e-3;

/**
 * The three scores of the base layer of a scenario, from two probes (saturation, adversary) and what its family says of trust.
 * They do not depend on the scenario's own demand, so that an idle chain is not called slow.
 */
export function* assess(
  scenario: Scenario,
): Generator<Progress, { readonly scores: Scores; readonly events: number }> {
  const saturated = yield* part(saturation(scenario), 0, 0.6, "saturation probe");
  const attacked = yield* part(adversary(scenario), 0.6, 0.4, "adversary probe");
  const security = score(anchors.security, securityEvidence(scenario, saturated.measured, attacked.error));
  const decentralization = score(
    anchors.decentralization,
    decentralizationEvidence(scenario, saturated.measured),
  );
  const scalability = score(anchors.scalability, scalabilityEvidence(saturated.measured));
  const minimum = Math.min(security.value, decentralization.value, scalability.value);
  return {
    scores: { security, decentralization, scalability, minimum },
    events: saturated.events + attacked.events,
  };
}

function scalabilityEvidence(saturated: Saturation): Record<string, Evidence> {
  const note = "saturation probe: 125 % of what the layer can carry";
  return {
    userTps: { raw: saturated.userTps ?? null, how: "measured", note },
    finalitySeconds: { raw: saturated.finalitySeconds ?? null, how: "measured", note: `${note}; median` },
  };
}

function securityEvidence(
  scenario: Scenario,
  saturated: Saturation,
  error: Measurement,
): Record<string, Evidence> {
  const { family, parameters } = baseLayer(scenario);
  const settlement = family.settlement(parameters);
  const trust = family.trust(parameters);
  return {
    toleratedShare: {
      raw: mapped(saturated.delaySeconds, "", (delay) => closed(settlement.tolerates(delay))),
      how: "derived",
      note: "safety bound on the measured mean block delay",
    },
    breakProbability: {
      raw: exactly(breakProbability(trust)),
      how: "derived",
      note: `worst path (${trust.paths.map((path) => path.name).join(", ")}) if each party fails with 5 %`,
    },
    settlementError: settlementEvidence(
      settlement.rule,
      (share) => closed(settlement.error(share)),
      saturated,
      error,
    ),
    recoverableFunds: {
      raw: null,
      how: "measured",
      note: "not applicable: a layer 1 has no operator to lose",
    },
  };
}

function settlementEvidence(
  rule: string,
  closedForm: (share: number) => number,
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
  // Because stale blocks secure nothing, what the honest power loses to them the adversary gains on it.
  const effective = (stale: number) => adversaryShare / (adversaryShare + (1 - adversaryShare) * (1 - stale));
  return {
    raw: mapped(saturated.staleShare, "", (stale) => closedForm(effective(stale))),
    how: "derived",
    note: `closed form for 25 % of the power against ${rule} on the measured stale share: too rare to count`,
  };
}

function decentralizationEvidence(scenario: Scenario, saturated: Saturation): Record<string, Evidence> {
  const { family, parameters } = baseLayer(scenario);
  const { producers, paths } = family.trust(parameters);
  const coefficients = paths.map((path) =>
    nakamotoCoefficient(Object.values(path.parties), path.breaksAbove),
  );
  const note = "saturation probe: blocks as full as they get";
  return {
    nakamotoCoefficient: {
      raw: exactly(Math.min(...coefficients)),
      how: "derived",
      note: "fewest who hold more than the worst path's threshold",
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

function closed(form: ClosedForm): number {
  const answer = mechanisms[form.mechanism]?.(form.inputs);
  if (typeof answer !== "number") throw new Error(`no closed form ${form.mechanism}`);
  return answer;
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
