import type { Deployed, Order } from "../../ledger/contract.ts";
import { feeInputWeight, htlcTxWeight } from "../../rules/bolt.ts";
import { type Close, type Htlc, type HtlcTx, isInTime, opposite, type Side } from "../bolt/contract.ts";
import { perDollar } from "../bolt/paid.ts";
import type { ChannelCall, Fundings } from "./contract.ts";
import type { Graph } from "./graph.ts";
import type { Nodes } from "./nodes.ts";
import type { Channels } from "./parameters.ts";

/** Who may take an HTLC knows of it what its payment has come to. */
export interface Claimable {
  readonly isRevealed: (htlc: Htlc) => boolean;
}

type Rules = Pick<Channels, "sweepFee" | "htlcGas" | "justice">;

interface Around {
  readonly graph: Graph;
  readonly nodes: Nodes;
  readonly deployed: Deployed<Fundings, ChannelCall>;
  readonly payments: Claimable;
}

/** Witness with a signature of 73 B, WU, and script, B, of the P2WPKH that a node pays from: what BOLT 3 reckons with. */
const purse = { witness: 109, script: 22 } as const;

/** Because with anchors an HTLC transaction has a fee of 0 (BOLT 3), it takes along what pays for it. */
const weightOf = (kind: HtlcTx): number =>
  htlcTxWeight(true)[kind === "htlc-success" ? "success" : "timeout"] +
  feeInputWeight(purse.witness, purse.script);

/** HTLCs of channels that were closed alone: whoever is promised one takes it with its secret, whoever offered it after its time, and the host decides who was first (A101). */
export class Claims {
  #p: Rules;
  #around: Around;
  /** Transactions that wait on the host: twice the number of the HTLC, one more where it shows the secret. */
  #waiting = new Set<number>();

  constructor(p: Rules, around: Around) {
    this.#p = p;
    this.#around = around;
  }

  /** What both sides do about the HTLCs of a channel, `next` being the height of the host's next block. */
  act(channel: number, { pending }: Close, next: number): void {
    for (const htlc of pending) {
      const mayAsk = (kind: HtlcTx) => isInTime(kind, htlc, next, this.#p.justice);
      if (this.#around.payments.isRevealed(htlc) && mayAsk("htlc-success"))
        this.#ask(channel, opposite(htlc.by), htlc, "htlc-success");
      if (mayAsk("htlc-timeout")) this.#ask(channel, htlc.by, htlc, "htlc-timeout");
    }
  }

  /** What others took back though whoever was promised it knew the secret: he came too late. */
  lost(close: Close | null): number {
    const late = close?.taken.filter(
      ({ htlc, to }) => to === htlc.by && this.#around.payments.isRevealed(htlc),
    );
    return late?.reduce((sum, { htlc }) => sum + htlc.amount, 0) ?? 0;
  }

  #ask(channel: number, side: Side, htlc: Htlc, kind: HtlcTx): void {
    const { graph, nodes, deployed } = this.#around;
    const node = graph.owner[2 * channel + side] as number;
    const key = 2 * htlc.number + (kind === "htlc-success" ? 1 : 0);
    if (this.#waiting.has(key) || nodes.isAway(node)) return;
    this.#waiting.add(key);
    const order: Order = {
      count: htlc.count,
      by: nodes.partyOf(node),
      bytes: 0,
      gas: this.#p.htlcGas,
      weight: weightOf(kind),
      // Because nobody pays more for one than it is worth.
      highestFee: htlc.count * Math.min(this.#p.sweepFee, htlc.amount / perDollar),
    };
    deployed.call({ channel, transaction: { kind, htlc: htlc.number } }, order, {
      included: () => this.#waiting.delete(key),
      reverted: () => this.#waiting.add(key),
    });
  }
}
