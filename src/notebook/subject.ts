import { planOf, type Scenario } from "../engine/index.ts";
import type { Subject as ChartSubject } from "./charts/index.ts";

/** What titles, sentences and charts call a scenario's layer, and what is known of it before it runs. */
export interface Subject extends ChartSubject {
  /** Sustained capacity, tx/s. */
  readonly capacity: number;
  /** The newest day that a value of the preset speaks of. */
  readonly asOf: string;
  /** Parameters that differ from the preset, by name. */
  readonly changed: readonly string[];
}

export function subjectOf(scenario: Scenario): Subject {
  const { family, parameters, preset, capacity } = planOf(scenario);
  const histories = Object.entries(preset.values);
  const changed = histories.flatMap(([name, history]) =>
    JSON.stringify(history.at(-1)?.value) === JSON.stringify(parameters[name]) ? [] : [name],
  );
  const dates = histories.map(([, history]) => history.at(-1)?.asOf ?? "");
  return {
    title: preset.title,
    family: family.name,
    capacity,
    asOf: dates.sort().at(-1) ?? "",
    changed,
  };
}
