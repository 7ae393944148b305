import type { Scenario } from "../../scenario.ts";
import type { TraceEvent } from "../../trace.ts";
import { type Inputs, number, numberOrNull } from "../inputs.ts";
import { demandOf, ofFullBlocks, referenceCase, type Values, watch } from "./scenarios.ts";

type Found = Extract<TraceEvent, { readonly kind: "found" }>;

/** Share of so many slots that the first pool leads, with `stake` of all; the rest is of others who are equal. */
export function leaderShare(inputs: Inputs): number {
  const [slots, stake] = [number(inputs, "slots"), number(inputs, "stake")];
  const others = 20;
  const rest = Object.fromEntries(
    Array.from({ length: others }, (_, pool) => [`pool ${pool + 2}`, (1 - stake) / others]),
  );
  const led = blocks(inputs, slots, { pools: { "pool 1": stake, ...rest } }).filter(({ by }) => by === 0);
  return led.length / slots;
}

/** Share of the slots with a block that have several, of equal pools. */
export function multiLeaderShare(inputs: Inputs): number {
  const inSlot = new Map<number, number>();
  for (const { time } of blocks(inputs, number(inputs, "slots")))
    inSlot.set(time, (inSlot.get(time) ?? 0) + 1);
  return [...inSlot.values()].filter((count) => count > 1).length / inSlot.size;
}

/** Share of the stretches of so many seconds, one from each slot on, in which no block comes, of equal pools. */
export function emptyShare(inputs: Inputs): number {
  const [slots, seconds] = [number(inputs, "slots"), number(inputs, "seconds")];
  const active = [...new Set(blocks(inputs, slots).map(({ time }) => time / 1e6))];
  let empty = 0;
  for (let each = 1; each < active.length; each++) {
    const gap = (active[each] as number) - (active[each - 1] as number);
    if (gap > seconds) empty += gap - seconds;
  }
  return empty / slots;
}

/** Blocks that the longest chain gains in a slot, of equal pools who hear of each other's blocks `delaySeconds` late. */
export function growth(inputs: Inputs): number {
  const slots = number(inputs, "slots");
  const highest = blocks(inputs, slots).reduce((most, { height }) => Math.max(most, height), 0);
  return highest / slots;
}

/** Bytes of transactions that the preset settles in a second when its blocks are full, where nobody hears late. */
export function bodyBytesPerSecond(inputs: Inputs): number {
  const slots = number(inputs, "slots");
  let bytes = 0;
  ofFullBlocks(circumstances(slots, {}, 0), () => (_, event) => {
    if (event.kind === "final") bytes += event.space;
  });
  return bytes / slots;
}

/** All blocks of so many slots of a second each, with what the inputs say of the chain. */
function blocks(inputs: Inputs, slots: number, values: Values = {}): readonly Found[] {
  const pools = numberOrNull(inputs, "pools");
  const equal = pools !== null && {
    pools: Object.fromEntries(Array.from({ length: pools }, (_, pool) => [`pool ${pool + 1}`, 1])),
  };
  const chain = { activeSlotsCoeff: number(inputs, "f"), ...equal, ...values };
  const found: Found[] = [];
  watch(circumstances(slots, chain, numberOrNull(inputs, "delaySeconds") ?? 0), (_, event) => {
    if (event.kind === "found") found.push(event);
  });
  return found;
}

function circumstances(slots: number, values: Values, latency: number): Scenario {
  return referenceCase("cardano", (preset) => ({ ...preset, ...values }), {
    network: { preset: "internet-2019", latency, bandwidth: 1e15 },
    ...{ demand: demandOf(0), duration: slots, drain: 0, runs: 1 },
  });
}
