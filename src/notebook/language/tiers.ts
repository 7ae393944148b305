import { type AnyFamily, catalog } from "../../engine/index.ts";

/** The keys of a cell under which layers stand, lowest first. */
export const tiers = ["l1", "l2", "l3", "bridge"] as const;
export type Tier = (typeof tiers)[number];

/** The first key whose layers are of that family; what may stand under `l2` may stand under `l3`. */
export function tierOf({ hosts }: AnyFamily): Exclude<Tier, "l3"> {
  if (hosts.length === 0) return "l1";
  return hosts.includes("source") || hosts.includes("target") ? "bridge" : "l2";
}

/** Names of all presets that may stand under a key. */
export function presetsOf(tier: Tier): readonly string[] {
  const own = tier === "l3" ? "l2" : tier;
  return Object.values<AnyFamily>(catalog.families)
    .filter((family) => tierOf(family) === own)
    .flatMap(({ presets }) => Object.keys(presets));
}
