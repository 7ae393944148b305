import { describe, expect, it } from "vitest";
import {
  type AnyFamily,
  catalog,
  type Fact,
  familyOfPreset,
  newest,
  planOf,
  type Scenario,
} from "../../src/engine/index.ts";
import { measured, scenario, stack } from "../unit/engine/scenarios.ts";

const families: readonly AnyFamily[] = Object.values(catalog.families);
const facts = families.flatMap(({ presets }) =>
  Object.entries(presets).flatMap(([name, preset]) =>
    preset.facts.map((fact) => [name, fact.measure, fact] as const),
  ),
);

/** What is known only once all is settled. */
const settles = new Set(["userTps", "withdrawalSeconds"]);

/** Presets that a preset usually lives on, lowest first. */
function below(preset: string): readonly string[] {
  const hosts = Object.values(familyOfPreset(preset)?.preset.on ?? {});
  return [...new Set(hosts.flatMap((host) => [...below(host), host]))];
}

/** Hundreds of blocks of a chain, three days of Bitcoin's; of a layer above, for whose blocks a host of seconds is long, half an hour on the presets it usually lives on, and twice until they are settled where that is asked for. */
function observed(preset: string, { demand: rate, measure }: Fact): Scenario {
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  const on = below(preset);
  const interval = found.family.blockSeconds(newest(found.preset));
  if (on.length === 0) {
    const demand = { rate, patience: Math.min(7_200, 100 * interval) };
    const blocks = { warmup: 72 * interval, duration: 432 * interval, drain: 24 * interval + 3_600 };
    const { gossip } = catalog.networks["internet-2019"];
    return scenario(preset, { network: { gossip }, demand, ...blocks, runs: 4 });
  }
  const minutes = { warmup: 600, duration: 1_800, drain: 3_600, runs: 4 };
  const whole = stack([...on, preset], { demand: { rate, patience: 60 }, ...minutes });
  const { family, parameters, ground, settlement } = planOf(whole, whole.layers.length - 1);
  const settled = settles.has(measure) && { drain: 3_600 + 1.1 * settlement.seconds, runs: 3 };
  return { ...whole, warmup: minutes.warmup + (family.opensAfter?.(parameters, ground) ?? 0), ...settled };
}

describe("every preset", () => {
  it.each(facts)("%s has its %s of the real chain when it is simulated", (name, measure, fact) => {
    const { low, high } = measured(observed(name, fact))(measure);
    // The interval and the range of the fact must meet, and the interval must be worth something.
    expect(low).toBeLessThanOrEqual(fact.high);
    expect(high).toBeGreaterThanOrEqual(fact.low);
    expect(high - low).toBeLessThan(0.25 * (fact.low + fact.high));
  });
});
