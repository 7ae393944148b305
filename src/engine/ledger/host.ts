import type { BlockId } from "../trace.ts";
import type { BlockRef, Contract, Deployed } from "./contract.ts";

/** All that a layer may know of the one it lives on: what a node that observes it knows. */
export interface Host {
  readonly name: string;
  /** The contract of a layer that lives on it. */
  readonly deploy: <S, A>(contract: Contract<S, A>, layer: string) => Deployed<S, A>;
  /** What a call with so many bytes, so much gas and so many blobs would pay to be in the next block, $. */
  readonly quote: (bytes: number, gas: number, blobs?: number) => number;
  /** Calls with so many bytes and so much gas that a block has room for, as the last one left it. */
  readonly roomFor: (bytes: number, gas: number) => number;
  /** What the block so many below the head asked for besides bids; null: the layer has no base fee. */
  readonly charges: (depth: number) => Charges | null;
  /** Bytes of data that a blob holds, and blobs that a block takes at most; 0 where it takes none. */
  readonly blobBytes: number;
  readonly blobsPerBlock: number;
  /** The last block of the observer's chain, and the last settled one. */
  readonly head: () => BlockRef;
  readonly settled: () => BlockRef;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: number;
  /** Whether its blocks have stopped coming; never of a layer that makes them only for what waits. */
  readonly isStill: boolean;
  /** How its users' value leaves it by its own rules, for the layer that it settles on; null: it settles on none. */
  readonly exits: Exits | null;
}

/** Base fees of a block, $: of a unit of fee rates, which is a gas where there is gas, and of a blob, 0 where it takes none. */
export interface Charges {
  readonly gas: number;
  readonly blob: number;
}

/** What a layer's contract on its host lets out. */
export interface Exits {
  /** The last of its blocks whose withdrawals the host pays out, as the layer knows it. */
  readonly open: () => BlockId;
  /** Shares of the value there of which somebody else has got hold, and which its owners cannot get at as things stand. */
  readonly funds: () => { readonly frozen: number; readonly stolen: number };
}

/** Whether what lies on a host cannot be got off it, as things stand: because it stands still, or what it lies on itself does. */
export function isStranded(host: Host): boolean {
  return host.isStill || (host.exits !== null && host.exits.funds().frozen > 0);
}

/** What a layer takes from another: where its contracts live, where its data goes, what a bridge joins. */
export type Role = "settlement" | "data" | "source" | "target";
