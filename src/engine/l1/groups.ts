import type { Span } from "../incidents.ts";
import type { Network } from "../network/network.ts";
import type { Sides } from "../network/sides.ts";
import type { Site } from "../site.ts";
import type { Producer } from "./producers.ts";

/** Validators who hear and do the same at the same times, and count as one; or the observer, who has no vote. */
export interface Group {
  readonly members: readonly number[];
  readonly place: number;
  readonly isCorrupt: boolean;
  /** Which of an adversary's two stories they are told where nobody is cut off: 0, as the observer, or 1. */
  readonly half: number;
  /** When they do nothing. */
  readonly downtimes: readonly Span[];
}

/** Validators by what becomes of them: those at one place, on one side of every partition, who are down at the same times, are alike (A45). */
export function alike(
  validators: readonly Producer[],
  sides: Sides,
  network: Network,
  { incidents, adversary }: Site,
): Group[] {
  const groups = new Map<string, number[]>();
  const halves = [0, 0];
  const isTold = validators.some(({ name }) => adversary?.controls.includes(name));
  const halfOf = ({ share }: Producer, isCorrupt: boolean) => {
    if (isCorrupt || !isTold || adversary?.decide.equivocate === undefined) return 0;
    const half = Number((halves[1] as number) < (halves[0] as number));
    halves[half] = (halves[half] as number) + share;
    return half;
  };
  const all = validators.map((validator, number): Group => {
    const isCorrupt = adversary?.controls.includes(validator.name) === true;
    const abstains = isCorrupt && adversary?.decide.abstain === true;
    const downtimes = incidents.downtimes(validator.name);
    return {
      members: [number],
      place: network.place(number),
      isCorrupt,
      half: halfOf(validator, isCorrupt),
      downtimes: abstains ? [...downtimes, spanOf(adversary)] : downtimes,
    };
  });
  for (const [validator, { place, isCorrupt, half, downtimes }] of all.entries()) {
    const downs = downtimes.flatMap(({ start, end }) => [start, end]);
    const far = incidents.partitions.map(({ share }) => sides.isFar(validator, share));
    const key = [place, isCorrupt, half, ...far, ...downs].join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [validator]);
    else known.push(validator);
  }
  return [...groups.values()].map((members) => ({ ...(all[members[0] as number] as Group), members }));
}

function spanOf({ from, until }: { readonly from: number; readonly until?: number }): Span {
  return { start: from, end: until ?? Number.POSITIVE_INFINITY };
}

/** The first moment from `time` on at which a group does anything, microseconds; Infinity: never again. */
export function upFrom(group: Group, time: number): number {
  for (const { start, end } of group.downtimes) if (time >= start && time < end) return upFrom(group, end);
  return time;
}
