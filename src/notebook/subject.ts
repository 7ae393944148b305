import { type LawPlan, type LayerPlan, lawsOf, planOf, type Scenario } from "../engine/index.ts";
import type { Subject as ChartSubject } from "./charts/index.ts";
import { listed } from "./words.ts";

/** What titles, sentences and charts call a scenario's layer, and what is known of it before it runs. */
export interface Subject extends ChartSubject {
  /** The newest day that a value of the preset speaks of. */
  readonly asOf: string;
  /** Parameters that differ from the preset, by name. */
  readonly changed: readonly string[];
}

/** The layer at a place in a scenario. */
export function subjectOf(scenario: Scenario, index = 0): Subject {
  const plan = planOf(scenario, index);
  const { family, parameters, preset, capacity } = plan;
  const laws = lawsOf(scenario, index);
  const isSteady = laws.every((law) => law.capacity === capacity);
  const histories = Object.entries(preset.values);
  const changed = histories.flatMap(([name, history]) =>
    JSON.stringify(history.at(-1)?.value) === JSON.stringify(parameters[name]) ? [] : [name],
  );
  const dates = histories.map(([, history]) => history.at(-1)?.asOf ?? "");
  return {
    title: titled(scenario, plan, scenario.layers[index]?.preset ?? ""),
    family: family.name,
    paid: paidBy(laws),
    ...(isSteady && { capacity }),
    asOf: newestOf(dates),
    changed,
  };
}

/** Those who are paid on a layer: "miners"; by several laws in turn: "miners and validators". */
export const paidOn = (scenario: Scenario, index: number): string => paidBy(lawsOf(scenario, index));

const paidBy = (laws: readonly LawPlan[]): string =>
  listed([...new Set(laws.map(({ paid }) => paid))], "and");

/** All layers of a scenario, in its order. */
export const subjectsOf = (scenario: Scenario): readonly Subject[] =>
  scenario.layers.map((_, index) => subjectOf(scenario, index));

/** The newest of some days, months or years (ISO 8601). */
export const newestOf = (dates: readonly string[]): string => [...dates].sort().at(-1) ?? "";

/** The preset's title; where another layer started from the same preset, the layer's own name, if it has one. */
function titled({ layers }: Scenario, { preset, name }: LayerPlan, of: string): string {
  const isAlone = layers.filter((each) => each.preset === of).length === 1;
  return isAlone || name === of ? preset.title : name;
}
