import type { BlockRef, Contract, Deployed } from "./contract.ts";

/** All that a layer may know of the one it lives on: what a node that observes it knows. */
export interface Host {
  readonly name: string;
  readonly deploy: <S, A>(contract: Contract<S, A>) => Deployed<S, A>;
  /** What a call with so many bytes, so much gas and so many blobs would pay to be in the next block, $. */
  readonly quote: (bytes: number, gas: number, blobs?: number) => number;
  /** Bytes of data that a blob holds, and blobs that a block takes at most; 0 where it takes none. */
  readonly blobBytes: number;
  readonly blobsPerBlock: number;
  /** The last block of the observer's chain, and the last settled one. */
  readonly head: () => BlockRef;
  readonly settled: () => BlockRef;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: number;
}

/** What a layer takes from another: where its contracts live, where its data goes, what a bridge joins. */
export type Role = "settlement" | "data" | "source" | "target";
