import { type AnyFamily, familyOf, type Parameters } from "./catalog.ts";
import type { Ground, Settlement } from "./family.ts";
import type { Preset } from "./parameters.ts";
import { type LayerScenario, type Scenario, upgradesOf } from "./scenario.ts";

/** What is known of a layer before it runs. */
export interface LayerPlan {
  readonly name: string;
  readonly family: AnyFamily;
  readonly preset: Preset<Parameters>;
  readonly parameters: Parameters;
  readonly ground: Ground;
  /** Sustained capacity, tx/s. */
  readonly capacity: number;
  readonly settlement: Settlement;
}

/** A layer of a scenario by its place; 0 is a layer 1. Throws on a family, preset or host that there is not. */
export function planOf(scenario: Scenario, index = 0): LayerPlan {
  const layer = scenario.layers[index];
  if (layer === undefined) throw new Error(`the scenario has no layer ${index}`);
  const family = familyOf(layer.family);
  const preset = family.presets[layer.preset];
  if (preset === undefined) throw new Error(`unknown preset ${layer.family}/${layer.preset}`);
  const { name, parameters } = layer;
  const ground = groundOf(scenario, layer);
  return {
    name,
    family,
    preset,
    parameters,
    ground,
    capacity: family.capacity(parameters, ground),
    settlement: family.settlement(parameters, ground),
  };
}

/** A law that a layer goes by at some time of a run. */
export interface LawPlan {
  /** From that height of its chain on. */
  readonly height: number;
  /** What its family is called. */
  readonly title: string;
  /** Those who are paid by its users: "miners". */
  readonly paid: string;
  /** Sustained capacity, tx/s. */
  readonly capacity: number;
  /** Mean time between blocks, s. */
  readonly blockSeconds: number;
  readonly settlement: Settlement;
}

/** The laws that a layer comes to go by, in the order of their heights. */
export function lawsOf(scenario: Scenario, index = 0): readonly LawPlan[] {
  const layer = scenario.layers[index] as LayerScenario;
  const ground = groundOf(scenario, layer);
  return upgradesOf(layer).map(({ height, family: name, parameters }) => {
    const family = familyOf(name);
    return {
      height,
      title: family.title,
      paid: family.paid,
      capacity: family.capacity(parameters, ground),
      blockSeconds: family.blockSeconds(parameters),
      settlement: family.settlement(parameters, ground),
    };
  });
}

/** Places of the layers that a layer lives on, directly. */
export function hostsOf(scenario: Scenario, { on }: LayerScenario): readonly number[] {
  const names = [...new Set(Object.values(on))];
  return names.map((name) => scenario.layers.findIndex((layer) => layer.name === name));
}

/** A layer's place and those of all layers below it, lowest first. */
export function pathTo(scenario: Scenario, index: number): readonly number[] {
  const layer = scenario.layers[index] as LayerScenario;
  const below = hostsOf(scenario, layer).flatMap((host) => pathTo(scenario, host));
  return [...new Set([...below, index])].sort((a, b) => a - b);
}

function groundOf(scenario: Scenario, { on }: LayerScenario): Ground {
  const plan = (name: string | undefined) => {
    const index = scenario.layers.findIndex((layer) => layer.name === name);
    return index < 0 ? null : planOf(scenario, index);
  };
  const data = plan(on.data ?? on.settlement);
  const settles = [plan(on.settlement ?? on.source), plan(on.target)];
  return {
    dataPerSecond:
      data === null ? Number.POSITIVE_INFINITY : data.family.dataPerSecond(data.parameters, data.ground),
    blobDataPerSecond: data?.family.blobDataPerSecond?.(data.parameters) ?? 0,
    settlementSeconds: Math.max(...settles.map((each) => each?.settlement.seconds ?? 0)),
  };
}
