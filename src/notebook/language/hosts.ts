import { bedrock, familyOfPreset, newest, type Role } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { layerMeant, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { freeName } from "./names.ts";
import { ordered } from "./order.ts";
import type { Problems } from "./problems.ts";
import type { Text } from "./syntax.ts";
import { presetsOf, type Tier, tierOf } from "./tiers.ts";

/**
 * The layers of a cell, each on those that it lives on, hosts first; undefined where one of them has nothing to stand on.
 *
 * A layer that names no host takes the layer that has the preset it usually lives on, else the only one there is below it;
 * where the cell has none below it at all, the one it usually lives on joins the cell.
 */
export function housed(parts: readonly LayerPart[], problems: Problems): readonly LayerPart[] | undefined {
  const cell = new Housing(parts, problems);
  for (let next = cell.next(); next !== undefined && !problems.full; next = cell.next()) cell.house(next);
  cell.mustSettle();
  return cell.complete ? ordered(cell.parts, problems) : undefined;
}

class Housing {
  readonly parts: LayerPart[];
  readonly #written: readonly LayerPart[];
  readonly #problems: Problems;
  readonly #done = new Set<string>();
  complete = true;

  constructor(written: readonly LayerPart[], problems: Problems) {
    this.parts = [...written];
    this.#written = written;
    this.#problems = problems;
  }

  /** A layer whose hosts are not known yet; bridges last, because they may join layers that joined the cell on the way. */
  next(): LayerPart | undefined {
    const left = this.parts.filter(({ scenario }) => !this.#done.has(scenario.name));
    return left.find(({ tier }) => tier !== "bridge") ?? left[0];
  }

  house(part: LayerPart): void {
    this.#done.add(part.scenario.name);
    const on: Partial<Record<Role, string>> = {};
    const named = new Map<Text, LayerPart | undefined>();
    for (const role of part.family.hosts) {
      const word = part.on[role];
      const host = word === undefined ? this.#usual(part, role, on) : this.#once(part, word, named);
      if (host === undefined) this.complete = false;
      else on[role] = host.scenario.name;
    }
    if (this.complete) this.#mustDiffer(part, on);
    this.parts[this.parts.indexOf(part)] = { ...part, scenario: { ...part.scenario, on } };
  }

  /** Because one word may stand for all roles, what is wrong with it is said once. */
  #once(part: LayerPart, word: Text, named: Map<Text, LayerPart | undefined>): LayerPart | undefined {
    if (!named.has(word)) named.set(word, this.#named(part, word));
    return named.get(word);
  }

  /** The layer that the author named, which joins the cell where it is a layer 1 and the cell has none. */
  #named(part: LayerPart, word: Text): LayerPart | undefined {
    const isNew = layerMeant(word.text, this.parts) === undefined;
    const joins = isNew && !this.#has("l1") && presetsOf("l1").includes(word.text);
    const host = joins ? this.#join(word.text, part) : layerNamed(word, this.parts, this.#problems);
    if (host === undefined || canHost(host)) return host;
    const able = namesOf(this.parts.filter((each) => each !== part && canHost(each)));
    const message = `Nothing can live on \`${host.scenario.name}\`: it has no blocks for others to write into.`;
    const hint = able.length > 0 ? listed(able) : `on: ${presetsOf("l1")[0] ?? "…"}`;
    return this.#problems.error("cannot-host", word.place, message, { hint });
  }

  /** Where nothing was said: the usual preset, the only layer there is, or the usual preset joins the cell. */
  #usual(part: LayerPart, role: Role, on: Partial<Record<Role, string>>): LayerPart | undefined {
    const usual = part.preset.on?.[role];
    const others = this.#below(part).filter(({ scenario }) => !this.#isTaken(part, role, scenario.name, on));
    const like = others.filter(({ scenario }) => scenario.preset === usual);
    if (like.length === 1) return like[0];
    const settlement = role === "data" ? layerMeant(on.settlement ?? "", this.parts) : undefined;
    const written = others.filter((each) => this.#isWritten(each));
    const hasChosen = written.length > 0 || part.on.settlement !== undefined || usual === undefined;
    if (settlement !== undefined && hasChosen) return settlement;
    if (like.length === 0 && written.length === 1) return written[0];
    if (like.length === 0 && role === "source" && written.length === 2 && part.on.target === undefined)
      return written[0];
    if (written.length > 0) return this.#ambiguous(part, role, like.length > 0 ? like : written);
    if (usual !== undefined && suits(part.tier, usual)) return this.#join(usual, part);
    return this.#missing(part, role);
  }

  /** Layers of the cell that could be below it. */
  #below(part: LayerPart): readonly LayerPart[] {
    return this.parts.filter(
      (each) =>
        each.scenario.name !== part.scenario.name && below[part.tier].includes(each.tier) && canHost(each),
    );
  }

  /** Because a bridge joins two: what is its source is not its target. */
  #isTaken(part: LayerPart, role: Role, name: string, on: Partial<Record<Role, string>>): boolean {
    if (role === "target") return on.source === name;
    if (role !== "source" || part.on.target === undefined) return false;
    return layerMeant(part.on.target.text, this.parts)?.scenario.name === name;
  }

  #isWritten({ scenario }: LayerPart): boolean {
    return this.#written.some((each) => each.scenario.name === scenario.name);
  }

  #has(tier: Tier): boolean {
    return this.#written.some((each) => each.tier === tier);
  }

  #join(preset: string, asker: LayerPart): LayerPart | undefined {
    const known = familyOfPreset(preset);
    if (known === undefined) return this.#missing(asker, asker.tier === "bridge" ? "source" : "settlement");
    const taken = namesOf(this.parts);
    const name = taken.includes(preset) ? freeName(preset, new Set(taken)) : preset;
    const { family } = known;
    const scenario = { family: family.name, preset, parameters: newest(known.preset), on: {}, upgrades: [] };
    const { place } = asker;
    const part: LayerPart = {
      tier: tierOf(family),
      family,
      preset: known.preset,
      scenario: { name, ...scenario },
      place,
      placeOf: () => place,
      on: {},
    };
    this.parts.push(part);
    return part;
  }

  #ambiguous(part: LayerPart, role: Role, choices: readonly LayerPart[]): undefined {
    const { name } = part.scenario;
    const key = part.tier === "bridge" ? role : "on";
    const message = `\`${name}\` could live on ${listed(namesOf(choices))}; say which by \`${key}\`.`;
    const [first] = namesOf(choices);
    return this.#problems.error("ambiguous-layer", part.place, message, {
      hint: `${part.tier}: { preset: ${part.scenario.preset}, ${key}: ${first} }`,
    });
  }

  #missing(part: LayerPart, role: Role): undefined {
    const { name } = part.scenario;
    const key: Tier = part.tier === "l3" ? "l2" : "l1";
    const why =
      part.tier === "bridge"
        ? `\`${name}\` joins two layers, and this cell has no ${role} for it.`
        : `\`${name}\` lives on an \`${key}\`, and this cell has none.`;
    return this.#problems.error("missing-key", part.place, why, {
      hint: `${key}: ${presetsOf(key)[0] ?? "…"}`,
    });
  }

  #mustDiffer(part: LayerPart, on: Partial<Record<Role, string>>): void {
    if (on.source === undefined || on.source !== on.target) return;
    this.complete = false;
    const place = part.on.target?.place ?? part.on.source?.place ?? part.place;
    const others = namesOf(this.#below(part)).filter((name) => name !== on.source);
    this.#problems.error(
      "ambiguous-layer",
      place,
      "A bridge joins two layers; this one joins one to itself.",
      {
        hint: others.length > 0 ? `target: ${listed(others)}` : "a second layer",
      },
    );
  }

  /** Because a bridge may be its target's own, and then its source is what the target settles on. */
  mustSettle(): void {
    if (this.complete)
      for (const part of this.parts) if (part.family.joinsOwn === true) this.#mustSettleOnSource(part);
  }

  #mustSettleOnSource(part: LayerPart): void {
    const { source, target } = part.scenario.on;
    const settlement = this.parts.find(({ scenario }) => scenario.name === target)?.scenario.on.settlement;
    if (settlement === source) return;
    this.complete = false;
    const place = part.on.target?.place ?? part.on.source?.place ?? part.place;
    const lies = settlement === undefined ? "settles on no other layer" : `settles on \`${settlement}\``;
    const pair = this.parts.find(({ scenario }) => scenario.on.settlement !== undefined)?.scenario;
    const message = `\`${part.scenario.name}\` joins a layer to the one that it settles on, and \`${target}\` ${lies}.`;
    this.#problems.error("cannot-host", place, message, {
      hint:
        settlement !== undefined
          ? `source: ${settlement}, target: ${target}`
          : pair !== undefined
            ? `source: ${pair.on.settlement}, target: ${pair.name}`
            : "an l2 as its target",
    });
  }
}

/** Under which keys the layers stand that a layer usually lives on. */
const below: Readonly<Record<Tier, readonly Tier[]>> = {
  l1: [],
  l2: ["l1"],
  l3: ["l2"],
  bridge: ["l1", "l2", "l3"],
};

/** Whether layers can live on it: it has a chain that takes data of others. */
function canHost({ family, scenario }: LayerPart): boolean {
  return family.dataPerSecond(scenario.parameters, bedrock) > 0;
}

/** Because an `l3` lives on an `l2`, a preset that usually lives on a layer 1 does not bring that along. */
function suits(tier: Tier, usual: string): boolean {
  return tier !== "l3" || presetsOf("l3").includes(usual);
}
