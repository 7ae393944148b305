import { type LayerRun, perRun } from "../../engine/index.ts";
import type { LayerResult } from "../result.ts";
import { subjectsOf } from "../subject.ts";
import type { Outcome } from "./world.ts";

/** How the layers of a cell are told. */
interface Telling {
  /** The name of the scenario's cell among several, or the values that are its own in a sweep; "": it is the only one. */
  readonly cell?: string;
  /** What readers are told instead; left out: the same. */
  readonly called?: string;
  /** Whether they say what each run measured. */
  readonly eachRun?: boolean | undefined;
}

/** The layers of what was run. Beside other scenarios each is called by its cell too. */
export function layersOf(
  { scenario, run, assessed }: Outcome,
  { cell = "", called = cell, eachRun = false }: Telling = {},
): LayerResult[] {
  const subjects = subjectsOf(scenario);
  const alone = run.layers.length === 1;
  return run.layers.map((layer, index): LayerResult => {
    const { name, measurements: measures } = layer;
    const { family, preset, on } = scenario.layers[index] as (typeof scenario.layers)[number];
    const own = subjects[index]?.title ?? name;
    const title = cell === "" ? own : alone ? called : `${called}: ${own}`;
    const parent = Object.values(on)[0] ?? null;
    const nameOf = (layer: string) => (cell === "" ? layer : `${cell}.${layer}`);
    return {
      name: nameOf(name),
      title,
      family,
      preset,
      paid: subjects[index]?.paid ?? "",
      parent: parent === null ? null : nameOf(parent),
      measures,
      scores: assessed?.layers[index] ?? null,
      ...(eachRun && { runs: runsOf(layer) }),
    };
  });
}

const runsOf = (layer: LayerRun): NonNullable<LayerResult["runs"]> =>
  Object.fromEntries(
    Object.keys(layer.measurements).flatMap((measure) => {
      const values = perRun(layer, measure);
      return values === undefined ? [] : [[measure, values]];
    }),
  );
