/** A price that blocks set for all room in them, by how full they are, and that nobody is paid: it is burnt. */
export interface BaseFee {
  /** Of the first block, smallest coin per unit of fee rates. */
  readonly first: number;
  /** Share of their room that blocks use on average: the price rises above it and falls below. */
  readonly target: number;
  /** Of the block after one with this price, which used so much of its room. */
  readonly next: (price: number, room: number, used: number) => number;
}
