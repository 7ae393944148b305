import { kindCount } from "./kinds.ts";
import type { Market, Pace } from "./market.ts";

/** What the queue of a shard or lane asks for, of each kind of users and of who wants to be in the next block. */
export class Quotes {
  /** By place of the kind in the order of patience: the bid that is asked of it, as the queue was seen by the last look. */
  readonly bids = new Int32Array(kindCount);
  #market: Market;
  #queue: number;
  #pace: Pace = { roomPerBlock: 0, blockInterval: 0 };
  /** What each kind accepts in front of it, rising. */
  #ahead = new Float64Array(kindCount);

  constructor(market: Market, queue: number) {
    this.#market = market;
    this.#queue = queue;
  }

  /** Takes in how fast the layer is now; `ahead` says what the kind at a place accepts in front of it. */
  keepUp(ahead: (place: number, pace: Pace) => number): void {
    const pace = this.#market.pace(this.#queue);
    const { roomPerBlock, blockInterval } = this.#pace;
    if (pace.roomPerBlock === roomPerBlock && pace.blockInterval === blockInterval) return;
    this.#pace = pace;
    for (let place = 0; place < kindCount; place++) this.#ahead[place] = ahead(place, pace);
  }

  look(): void {
    this.#market.mempool.bidsOn(this.#queue).quote(this.#ahead, this.bids);
  }

  /** The bid that gets somebody into the next block now. */
  get next(): number {
    return this.#market.mempool.bidsOn(this.#queue).bidFor(this.#pace.roomPerBlock);
  }
}
