/** Room for data beside that of transactions, in blobs that are bought whole, at a price of their own that follows how many blocks took. */
export interface BlobMarket {
  /** Bytes of data that a blob holds, and bytes of it that a node downloads. */
  readonly bytes: number;
  readonly sampledBytes: number;
  /** Blobs that a block takes at most, and those that it is to take on average. */
  readonly max: number;
  readonly target: number;
  /** Price of a blob, smallest coin, at so much excess: the blob gas that blocks used beyond their target. */
  readonly price: (excess: number) => number;
  /** The excess after a block with this excess, so many blobs and that base fee, smallest coin per unit of fee rates. */
  readonly next: (excess: number, blobs: number, baseFee: number) => number;
}
