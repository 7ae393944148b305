import type { Attempt } from "./adversary/decisions.ts";
import type { Journey } from "./journey.ts";

/** Block number in a ledger's tree; 0 is the block the run starts from. */
export type BlockId = number;

/**
 * Settlings after which a block is buried, deeper than anybody who may win tries to dig: it counts as lasting. Each may settle
 * thousands of blocks at once, which a single block of the host undoes.
 */
export const burial = 24;

/**
 * Whom a block serves, a cohort a row: `count` users who submitted in [from, to), microseconds, and each paid `fee`, in the
 * chain's smallest coin; a count of 0 where all had gone. Columns of equal length, because a busy chain has hundreds of rows.
 */
export interface Parts {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly count: Float64Array;
  readonly fee: Float64Array;
}

export const noParts: Parts = {
  from: new Float64Array(0),
  to: new Float64Array(0),
  count: new Float64Array(0),
  fee: new Float64Array(0),
};

/** Rows to be filled in. */
export function emptyParts(length: number): Parts {
  if (length === 0) return noParts;
  return {
    from: new Float64Array(length),
    to: new Float64Array(length),
    count: new Float64Array(length),
    fee: new Float64Array(length),
  };
}

/**
 * Blocks that one producer made in turns of equal length and that are told as one, because nothing but who came sets them apart (A104); what is
 * said of the block is said of the last of them, and what it holds is what all of them do.
 */
export interface Span {
  readonly blocks: number;
  /** Turns in which they were made, a block in each or none, and microseconds from one to the next. */
  readonly turns: number;
  readonly every: number;
}

/** How many blocks are told as one. */
export const blocksIn = (span: Span | undefined): number => span?.blocks ?? 1;

/** Blobs that came with a block. */
export interface BlobUse {
  readonly count: number;
  /** Those that are to come on average. */
  readonly target: number;
  /** Price of one, smallest coin. */
  readonly price: number;
}

/** What happened, told once, in the order in which it happened. Times are microseconds. */
export type TraceEvent =
  /** Users tried to send in [from, to); `pricedOut` of them could not pay the least fee and never submitted. */
  | {
      readonly kind: "arrived";
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly pricedOut: number;
    }
  /** Users who submitted in [from, to) ran out of patience. */
  | { readonly kind: "gave-up"; readonly from: number; readonly to: number; readonly count: number }
  /** Payments off the chain that users tried in [from, to) and that found no way, or messages that went back; 0 where all did. */
  | {
      readonly kind: "failed";
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly way?: Way;
    }
  /**
   * A payment off the chain that stands for `count` got through, or this share of it over a route of its own: nodes by number, each of which passed on
   * so much for each of them, $, over how many hops, and what others on the way were promised whom its secret went past, $.
   */
  | {
      readonly kind: "routed";
      readonly time: number;
      readonly count: number;
      readonly share: number;
      readonly dollars: number;
      readonly hops: number;
      readonly forwarders: readonly number[];
      readonly skippedFees: number;
    }
  /** What channels hold on their host, and what of it is on its way, $. */
  | { readonly kind: "channels"; readonly time: number; readonly locked: number; readonly pending: number }
  /** What the channels of those can do now that have the most, and of all others together. The measured window is over. */
  | { readonly kind: "reach"; readonly time: number; readonly nodes: readonly Reach[] }
  /** Payments over channels of the measured window, which is over, hop by hop. */
  | { readonly kind: "journeys"; readonly time: number; readonly journeys: readonly Journey[] }
  /** Users sent messages to another layer in [from, to). */
  | {
      readonly kind: "sent";
      readonly way: Way;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  /** Messages that users sent in [from, to) were first seen on the layer they were sent to. */
  | {
      readonly kind: "delivered";
      readonly way: Way;
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly time: number;
    }
  /** A reorganization undid what users had sent in [from, to) after it was acted upon on the other side. */
  | {
      readonly kind: "unbacked";
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly time: number;
    }
  /** How many legs of what users sent in [from, to) to another layer have gone through, where that was said otherwise before; null: too early to say. */
  | {
      readonly kind: "legs";
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly was: Legs | null;
      readonly is: Legs | null;
    }
  /** So many transactions waited in [from, to), on average. */
  | { readonly kind: "waiting"; readonly from: number; readonly to: number; readonly count: number }
  | {
      readonly kind: "found";
      readonly block: BlockId;
      readonly by: number;
      readonly height: number;
      readonly time: number;
      readonly bytes: number;
      /** Bytes of the blobs that come with it which a node downloads. */
      readonly sampledBytes: number;
      /** Transactions in it, calls of layers above included. */
      readonly count: number;
      /** Left out: it is one block. */
      readonly span?: Span | undefined;
    }
  /** The receiver heard of a payment, `delay` after it was sent. */
  | { readonly kind: "seen"; readonly delay: number }
  /** Committees decided on a block by so many messages. */
  | { readonly kind: "votes"; readonly time: number; readonly messages: number }
  /** A block includes others that lost, for which so many new coins are made, smallest coin. */
  | { readonly kind: "uncles"; readonly block: BlockId; readonly count: number; readonly reward: number }
  /** Nodes heard of a block, all at once, `delay` after it was found. */
  | {
      readonly kind: "heard";
      readonly block: BlockId;
      readonly nodes: readonly number[];
      readonly delay: number;
      readonly found: number;
    }
  /** A block has spread over a network of nodes: when each got it, microseconds after it was first shown; Infinity where it did not. The array is used again. */
  | {
      readonly kind: "spread";
      readonly block: BlockId;
      readonly delays: Float64Array;
      readonly found: number;
    }
  /** An attacker has paid so much for what became final, or has it back, $. */
  | { readonly kind: "spent"; readonly time: number; readonly dollars: number }
  /** A host took a call for which the layer pays, or gives it back, $: what users were charged for that, and what it cost. */
  | { readonly kind: "posted"; readonly time: number; readonly charged: number; readonly paid: number }
  /** An adversary began, gave up, or made an attempt to undo what is settled. */
  | { readonly kind: "attempt"; readonly time: number; readonly outcome: Attempt }
  /** The receiver's chain changed: `depth` of its blocks were undone. */
  | { readonly kind: "reorganized"; readonly time: number; readonly depth: number }
  /** The heaviest chains by the old and the new rules part: blocks of the shorter side above the last they have in common; 0 once they are one again. */
  | { readonly kind: "split"; readonly time: number; readonly blocks: number }
  /** The receiver saw the settlement rule met for a block. */
  | {
      readonly kind: "final";
      readonly block: BlockId;
      readonly by: number;
      readonly height: number;
      readonly found: number;
      /** The receiver saw the block. */
      readonly seen: number;
      /** The receiver saw it settled. */
      readonly time: number;
      /** Left out: it is one block. */
      readonly span?: Span | undefined;
      /** Room used, and room that the chain can offer in the long run, weight units. */
      readonly space: number;
      readonly room: number;
      readonly bytes: number;
      /** New coins the block created, smallest coin. */
      readonly subsidy: number;
      /** What each user paid in it for the layer's own costs, smallest coin; part of the fee. */
      readonly surcharge: number;
      /** What was burnt for room, smallest coin per unit of fee rates; part of the fee. */
      readonly baseFee: number;
      /** Blobs that came with it; null where the chain takes none. */
      readonly blobs: BlobUse | null;
      /** Calls of layers above in it. */
      readonly calls: number;
      /** Transactions of the protocol's own in it, such as votes; left out: none. */
      readonly own?: number;
      readonly parts: Parts;
    }
  /** The run is over, and the receiver sees a block in the chain for which the settlement rule has not been met. */
  | {
      readonly kind: "unsettled";
      readonly block: BlockId;
      readonly found: number;
      readonly seen: number;
      readonly span?: Span | undefined;
      readonly parts: Parts;
    }
  /** The settlement rule had been met, and still the block was undone. */
  | {
      readonly kind: "reversed";
      readonly block: BlockId;
      readonly height: number;
      readonly found: number;
      readonly time: number;
    }
  /** What a layer above promises of a block beside including and settling it came true, or no longer is. */
  | { readonly kind: "rung"; readonly rung: Rung; readonly block: BlockId; readonly time: number }
  | { readonly kind: "rung-lost"; readonly rung: Rung; readonly block: BlockId; readonly time: number }
  /** So many batches were ever posted on the host, and so many of them wait there for their proof now. */
  | { readonly kind: "proofs"; readonly time: number; readonly posted: number; readonly waiting: number }
  /** The proof of a batch that was posted at a time is settled on the host, which had taken it at another. */
  | { readonly kind: "proven"; readonly posted: number; readonly time: number }
  /**
   * What became of the stake in the receiver's chain, in shares of it: taken for silence, and slashed, which costs its owners so much.
   * `isDivided`: two rival chains have become final.
   */
  | {
      readonly kind: "stake";
      readonly time: number;
      readonly leaked: number;
      readonly slashed: number;
      readonly dollars: number;
      readonly isDivided: boolean;
    }
  /** So many nodes sampled a block whose data were held back, and some of them took it for whole. */
  | { readonly kind: "sampled"; readonly time: number; readonly nodes: number; readonly fooled: number }
  /** Where the value stands that users trusted the layer with, in shares of it. */
  | {
      readonly kind: "funds";
      readonly time: number;
      readonly safe: number;
      readonly frozen: number;
      readonly stolen: number;
    }
  /** How users are getting out of a layer that pays them out in turn. */
  | ({ readonly kind: "leaving"; readonly time: number } & Leaving);

/** Users who leave a layer by its queue on the host, in outputs or accounts. */
export interface Leaving {
  /** They should leave, or want to, and the host's chain does not have their exit. */
  readonly outside: number;
  readonly waiting: number;
  readonly paid: number;
  /** They asked too late, or have not asked and it is too late: whoever steals is paid before them. */
  readonly late: number;
  /** Who asks later is too late, microseconds; null: there is no such moment. */
  readonly deadline: number | null;
}

/** Channels of a node by what a payment can do in them as they stand: go either way, only away from it or only to it, not at all; and those closed. */
export interface Reach {
  readonly name: string;
  readonly both: number;
  readonly away: number;
  readonly towards: number;
  readonly neither: number;
  readonly closed: number;
}

/** Of a bridge: from its source to its target, or back. */
export type Way = "forth" | "back";

/** Of the two legs of a message: what was given away on one side, and what came of it on the other. */
export type Legs = "both" | "one" | "neither";

/** Steps of a layer above between its own promise and its settlement, and after: its data is in the host's chain; the money can be used on the host. */
export type Rung = "posted" | "withdrawable";
