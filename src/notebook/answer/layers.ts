import type { LayerResult } from "../result.ts";
import { subjectsOf } from "../subject.ts";
import type { Outcome } from "./world.ts";

/** The layers of what was run. Beside other scenarios each is called by its cell too. */
export function layersOf({ scenario, run, assessed }: Outcome, cell = ""): LayerResult[] {
  const subjects = subjectsOf(scenario);
  const alone = run.layers.length === 1;
  return run.layers.map(({ name, measurements: measures }, index): LayerResult => {
    const { family, preset, on } = scenario.layers[index] as (typeof scenario.layers)[number];
    const own = subjects[index]?.title ?? name;
    const title = cell === "" ? own : alone ? cell : `${cell}: ${own}`;
    const parent = Object.values(on)[0] ?? null;
    const called = (layer: string) => (cell === "" ? layer : `${cell}.${layer}`);
    return {
      name: called(name),
      title,
      family,
      preset,
      parent: parent === null ? null : called(parent),
      measures,
      scores: assessed?.layers[index] ?? null,
    };
  });
}
