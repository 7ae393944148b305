import type { Permits } from "./contract.ts";
import type { Row } from "./telling.ts";
import type { Own } from "./tree.ts";

export const nothingOwn: Own = { count: 0, worth: 0, bytes: 0 };

/** How a block is made, where not as usual. */
export interface Making {
  /** Calls that its producer takes; left out: all. */
  readonly permits?: Permits | undefined;
  /** Its room, in times of the usual. */
  readonly growth?: number;
  /** Blocks of its producer in a row, told as one; left out: one. */
  readonly row?: Row;
  readonly own?: Own;
  /** Whether a shard brings its part. */
  readonly brings?: (shard: number) => boolean;
}

export const everyShard = () => true;
