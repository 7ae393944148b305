import type { BlockId } from "../../trace.ts";

/** Votes of each voter that are remembered: what is older has arrived everywhere. */
const memory = 64;

/** When who voted for what, so that others can be told what they know of it by now. */
export class VoteLog {
  #blocks: Int32Array;
  #roots: Int32Array;
  /** Microseconds. */
  #times: Float64Array;
  #counts: Int32Array;
  /** By voter: the last vote before the partition that lasts now. */
  #cut: Int32Array;

  constructor(voters: number) {
    this.#blocks = new Int32Array(voters * memory);
    this.#roots = new Int32Array(voters * memory);
    this.#times = new Float64Array(voters * memory);
    this.#counts = new Int32Array(voters);
    this.#cut = new Int32Array(voters);
  }

  /** Everybody has voted for a block, long ago. */
  begin(anchor: BlockId): void {
    this.#counts.fill(0);
    for (let voter = 0; voter < this.#counts.length; voter++)
      this.cast(voter, anchor, anchor, Number.NEGATIVE_INFINITY);
  }

  cast(voter: number, block: BlockId, root: BlockId, time: number): void {
    const count = this.#counts[voter] as number;
    const row = voter * memory + (count % memory);
    this.#blocks[row] = block;
    this.#roots[row] = root;
    this.#times[row] = time;
    this.#counts[voter] = count + 1;
  }

  /** A partition begins: the other side knows of nobody's votes from now on. */
  freeze(): void {
    for (let voter = 0; voter < this.#counts.length; voter++)
      this.#cut[voter] = this.block(this.lastBy(voter, Number.POSITIVE_INFINITY));
  }

  /** The last vote of a voter before the partition. */
  beforeCut(voter: number): BlockId {
    return this.#cut[voter] as BlockId;
  }

  /** Row of a voter's last vote that was sent by a moment; the oldest that is remembered where none was. */
  lastBy(voter: number, time: number): number {
    const count = this.#counts[voter] as number;
    let back = 1;
    while (back < Math.min(count, memory) && (this.#times[this.#row(voter, count - back)] as number) > time)
      back++;
    return this.#row(voter, count - back);
  }

  block(row: number): BlockId {
    return this.#blocks[row] as BlockId;
  }

  root(row: number): BlockId {
    return this.#roots[row] as BlockId;
  }

  #row(voter: number, count: number): number {
    return voter * memory + (count % memory);
  }
}
