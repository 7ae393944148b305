/** A call as a block that may take it sees it: room it takes, in transactions of users, its blobs, and what it bids. */
interface Bidder {
  readonly id: number;
  readonly worth: number;
  readonly blobs: number;
  readonly band: number;
}

/** What is left of a block while it is filled from the highest bid down, and the calls that it takes. */
export class BlockSpace {
  readonly calls: number[] = [];
  /** Room, in transactions of users. */
  left: number;
  #blobs: number;
  #bidders: readonly Bidder[];
  #next = 0;

  /** `bidders` come in the order of their bids. */
  constructor(room: number, blobs: number, bidders: readonly Bidder[]) {
    this.left = room;
    this.#blobs = blobs;
    this.#bidders = bidders;
  }

  /** Takes the calls that bid in a band or above, as far as they fit. */
  admitCalls(band: number): void {
    for (
      let call = this.#bidders[this.#next];
      call !== undefined && call.band >= band;
      call = this.#bidders[++this.#next]
    ) {
      // A call that does not fit is passed over: there may be room for it in the next block.
      if (call.worth > this.left || call.blobs > this.#blobs) continue;
      this.calls.push(call.id);
      this.left -= call.worth;
      this.#blobs -= call.blobs;
    }
  }
}
