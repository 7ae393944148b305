import type { Lanes } from "./lanes.ts";
import type { Shards } from "./shards.ts";

/** How the room of a chain's blocks is divided among those who wait: by shards, by lanes, or not at all. */
export interface Division {
  /** Equal parts, each for the accounts of one shard. */
  readonly shards?: Shards | undefined;
  /** Kinds of payments of which a block takes only so much. */
  readonly lanes?: Lanes | undefined;
}

const undivided = { count: 1, weights: [1] } as const;

/** Queues that there are then, and which share of all payments is for each. */
export const queuesOf = ({ shards, lanes }: Division): Pick<Lanes, "count" | "weights"> =>
  shards ?? lanes ?? undivided;

/** The same for chains that divide their room alike, and for all that do not. */
export const isSameDivision = (a: Division, b: Division): boolean => written(a) === written(b);

const written = ({ shards, lanes }: Division): string => JSON.stringify({ shards, lanes });
