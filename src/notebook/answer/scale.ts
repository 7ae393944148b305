import { type LayerPlan, planOf, type Scenario } from "../../engine/index.ts";
import { figure, significant } from "../figure.ts";
import { subjectOf } from "../subject.ts";

/** What a reader must know of the size of what was simulated, and of its limits, beside the real networks: of each preset once. */
export function scaleOf(scenarios: readonly Scenario[]): readonly string[] {
  const layers = scenarios.flatMap((scenario) =>
    scenario.layers.map(({ preset }, index) => ({ scenario, preset, index })),
  );
  return layers
    .filter(({ preset }, at) => layers.findIndex((each) => each.preset === preset) === at)
    .flatMap(({ scenario, index }) => {
      const plan = planOf(scenario, index);
      return [...sampled(plan, scenario, index), ...beyondSeen(plan, scenario, index)];
    });
}

/** That a layer is a part of the network that it is drawn after. */
function sampled(
  { preset: { whole }, parameters }: LayerPlan,
  scenario: Scenario,
  index: number,
): readonly string[] {
  const part = Number(whole && parameters[whole.parameter]);
  if (whole === undefined || !(part < whole.value)) return [];
  const share = figure(part / whole.value, "share");
  return [
    `${subjectOf(scenario, index).title} is simulated with ${significant(part)} ${whole.parameter}, ${share} of the ${significant(whole.value)} in the public network that it is drawn after (${whole.source}). Sums over all of it, such as the money locked in channels, are of that part.`,
  ];
}

/** Capacities that are of another order of magnitude than what was seen are told apart from it: payments that are larger than plain ones explain the rest. */
const farBeyond = 10;

/** That room by the rules is not what the public network was seen to carry. */
function beyondSeen({ preset }: LayerPlan, scenario: Scenario, index: number): readonly string[] {
  const seen = preset.facts.find(({ measure }) => seenAs.includes(measure));
  if (seen === undefined) return [];
  const { capacity, title } = subjectOf(scenario, index);
  if (capacity === undefined || capacity < farBeyond * seen.high) return [];
  const carried = `${figure(seen.low, "rate")} to ${figure(seen.high, "rate")}`;
  return [
    `Room for ${figure(capacity, "rate")} is the limit of ${title}'s rules for plain payments; the public network was seen to carry ${carried} (${seen.source}; ${seen.asOf}).`,
  ];
}

const seenAs: readonly string[] = ["userTps", "totalTps"];
