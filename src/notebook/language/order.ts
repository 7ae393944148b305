import type { LayerPart } from "./layer-part.ts";
import type { Place, Problems } from "./problems.ts";

/** Layers in an order in which each comes after all that it lives on, otherwise as written; undefined where they go round. */
export function ordered(parts: readonly LayerPart[], problems: Problems): readonly LayerPart[] | undefined {
  const placed: LayerPart[] = [];
  let left = parts;
  while (left.length > 0) {
    const next = left.find((part) => !left.some((host) => livesOn(part, host)));
    if (next === undefined) return goesRound(left, problems);
    placed.push(next);
    left = left.filter((part) => part !== next);
  }
  return placed;
}

const livesOn = ({ scenario: { on } }: LayerPart, { scenario: { name } }: LayerPart): boolean =>
  Object.values(on).includes(name);

/** Because every layer that is left lives on another that is left, following them leads round. */
function goesRound(left: readonly LayerPart[], problems: Problems): undefined {
  const way: LayerPart[] = [];
  for (let at = left[0]; at !== undefined && !way.includes(at); ) {
    way.push(at);
    const current: LayerPart = at;
    at = left.find((host) => livesOn(current, host));
  }
  const last = way.at(-1) as LayerPart;
  const first = way.findIndex((part) => livesOn(last, part));
  const names = way.slice(first).map(({ scenario }) => `\`${scenario.name}\``);
  const message =
    names.length === 1
      ? `${names[0]} cannot live on itself.`
      : `${names.join(" lives on ")} lives on ${names[0]}; one of them has to stand on something else.`;
  return problems.error("layer-cycle", placeOf(last), message, { hint: "on: the layer 1 at the bottom" });
}

const placeOf = ({ on, place }: LayerPart): Place => Object.values(on)[0]?.place ?? place;
