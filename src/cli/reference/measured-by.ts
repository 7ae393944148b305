import { type AnyFamily, catalog, finish, simulate } from "../../engine/index.ts";
import { readCell, tierOf } from "../../notebook/language/index.ts";

/** Names of the families in whose runs a measure came out, by measure. */
export type MeasuredBy = Readonly<Record<string, readonly string[]>>;

/**
 * Runs every preset of some families once, for ten minutes with a user a second and nothing else, and notes what was measured of its layers. All
 * families take minutes.
 */
export function measuredBy(
  families: readonly AnyFamily[] = Object.values<AnyFamily>(catalog.families),
): MeasuredBy {
  const seen = new Map<string, Set<string>>();
  for (const family of families)
    for (const preset of Object.keys(family.presets))
      for (const measure of measuresOf(family, preset))
        seen.set(measure, (seen.get(measure) ?? new Set()).add(family.name));
  const sorted = [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([measure, families]) => [measure, [...families]]));
}

/** A bridge is crossed by half of the users, since it has none of its own. */
function measuresOf(family: AnyFamily, preset: string): readonly string[] {
  const tier = tierOf(family);
  const stack =
    tier === "bridge"
      ? `l1: ethereum\nl2: arbitrum\nbridge: ${preset}\nsplit: { arbitrum: 50 %, ${preset}: 50 % }`
      : `${tier}: ${preset}`;
  const { scenario, problems } = readCell(`${stack}\ndemand: 1 tx/s\nduration: 10 min\nruns: 1`);
  if (scenario === null) throw new Error(`${preset}: ${problems[0]?.message}`);
  const layers = finish(simulate(scenario)).layers.filter(({ name }) => name === preset);
  const names = layers.flatMap(({ measurements }) => Object.keys(measurements));
  return names.map((name) => name.replace(/\.p\d+$/, ""));
}
