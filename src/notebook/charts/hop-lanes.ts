import type { Hop, Refusal, TriedRoute } from "../../engine/index.ts";
import { exactly, figure } from "../figure.ts";
import { greatest, type Spec } from "./frame.ts";
import { type NamedRow, rowAxis } from "./row-axis.ts";

/** An attempt and what stands above it. */
export interface Panel {
  readonly tried: TriedRoute;
  readonly title: string;
}

/** What whoever cannot pass a payment on is short of. */
export const refusals: Readonly<Record<Refusal, string>> = {
  balance: "lacks balance",
  slots: "has no free slot",
  closed: "has closed",
  away: "gets no answer",
};

/** Heights of a line of words and of a hop, px. */
export const lineHeight = 13;
export const laneHeight = 50;
/** What stands above the first lane of an attempt, and what stays free below its last, px. */
export const head = 38;
export const foot = 22;

/** An attempt in its place: px from the top of its head and of each node's lane. */
export interface Placed extends Panel {
  readonly top: number;
  readonly nodes: readonly string[];
  readonly lanes: readonly number[];
}

/** One attempt below the other. */
export function placedPanels(panels: readonly Panel[]): readonly Placed[] {
  let top = 0;
  return panels.map((panel) => {
    const { hops, refused } = panel.tried;
    const steps = [...hops, ...(refused === null ? [] : [refused])];
    const nodes = [steps[0]?.from ?? "", ...steps.map(({ to }) => to)];
    const lanes = nodes.map((_, place) => top + head + place * laneHeight);
    const placed = { ...panel, top, nodes, lanes };
    top = greatest(lanes) + foot;
    return placed;
  });
}

/** Because the two lines beside a lane are near each other, none may be left out for it. */
export function namedLanes(placed: readonly Placed[], height: number): Spec {
  const lanes = rowAxis(placed.flatMap(namesOf), height);
  return { ...lanes, axis: { ...(lanes.axis as Spec), labelOverlap: false } };
}

/** Beside a lane its node, and below that what the payment is for it. */
function namesOf({ tried, nodes, lanes }: Placed): readonly NamedRow[] {
  return nodes.flatMap((title, place) => {
    const center = lanes[place] as number;
    const below = roleOf(tried, place);
    return below === ""
      ? [{ title, center }]
      : [
          { title, center: center - lineHeight / 2 },
          { title: below, center: center + lineHeight / 2 },
        ];
  });
}

function roleOf(tried: TriedRoute, place: number): string {
  const { hops, refused } = tried;
  const hop = hops[place];
  if (refused !== null && place === hops.length) return refusals[refused.why];
  if (refused !== null) return place > hops.length ? "not reached" : "";
  if (hop === undefined) return `gets ${amountOf(tried, hops.length - 1)}`;
  if (hops[place - 1]?.isTaken === false && !hop.isTaken) return "is passed over";
  if (place === 0) return `pays ${amountOf(tried, 0)}`;
  return hop.fee === 0 ? "keeps nothing" : `keeps ${figure(hop.fee, "money")}`;
}

/** What is promised on a hop, to as few places as tell it from all others of the route. */
export function amountOf({ hops, refused }: TriedRoute, place: number): string {
  const promised = refused === null ? hops : [...hops, refused];
  const written = (places: number) => promised.map(({ amount }) => exactly(amount, places));
  const all = new Set(written(6)).size;
  const places = [2, 3, 4, 5].find((few) => new Set(written(few)).size === all) ?? 6;
  return written(places)[place] ?? "";
}

/** Every HTLC of an attempt with its place in it, and the lanes that it is between. */
export function between<T>(
  { tried, lanes }: Placed,
  make: (hop: Hop, upper: number, lower: number, place: number) => T,
): T[] {
  return tried.hops.map((hop, place) => make(hop, lanes[place] as number, lanes[place + 1] as number, place));
}
