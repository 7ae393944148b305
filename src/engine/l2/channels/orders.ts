import type { Deployed, Order } from "../../ledger/contract.ts";
import { commitmentWeight } from "../../rules/bolt.ts";
import type { Side, Transaction } from "../bolt/contract.ts";
import { perDollar } from "../bolt/paid.ts";
import type { ChannelCall, Fundings } from "./contract.ts";
import type { Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Nodes } from "./nodes.ts";
import type { Channels } from "./parameters.ts";

/** Transactions that close a channel and pay out its balances, of which an end has at most one of a kind on the host: a bit each. */
const bits = { commitment: 1, cooperative: 2, penalty: 4, correction: 4, claim: 8 } as const;
type Kind = keyof typeof bits;
export type Closing = Extract<Transaction, { readonly kind: Kind }>;

type Rules = Pick<Channels, "closeGas" | "answerGas" | "claimGas" | "sweepFee">;

interface Around {
  readonly graph: Graph;
  readonly liquidity: Liquidity;
  readonly nodes: Nodes;
  readonly deployed: Deployed<Fundings, ChannelCall>;
}

/** What ends of channels hand in to the host, and which of it waits there. */
export class Orders {
  #p: Rules;
  #around: Around;
  #waiting: Uint8Array;

  constructor(p: Rules, around: Around) {
    this.#p = p;
    this.#around = around;
    this.#waiting = new Uint8Array(2 * around.graph.channels);
  }

  isWaiting(end: number, kind: Kind): boolean {
    return ((this.#waiting[end] as number) & bits[kind]) !== 0;
  }

  /** Whoever cheats pays up to all that is in the channel to be in time (A28). */
  ask(channel: number, side: Side, transaction: Closing, isCheating = false): void {
    const end = 2 * channel + side;
    const { kind } = transaction;
    if (this.isWaiting(end, kind)) return;
    const wait = () => {
      this.#waiting[end] = (this.#waiting[end] as number) | bits[kind];
    };
    wait();
    const included = () => {
      this.#waiting[end] = (this.#waiting[end] as number) & ~bits[kind];
    };
    const order = this.#order(end, transaction, isCheating);
    this.#around.deployed.call({ channel, transaction }, order, { included, reverted: wait });
  }

  #order(end: number, transaction: Closing, isCheating: boolean): Order {
    const { kind } = transaction;
    const { graph, liquidity, nodes } = this.#around;
    const party = nodes.partyOf(graph.owner[end] as number);
    const isAnswer = kind === "penalty" || kind === "correction";
    const { closeGas, answerGas, claimGas, sweepFee } = this.#p;
    return {
      by: isAnswer && party === "users" ? "watchtowers" : party,
      bytes: 0,
      gas: isAnswer ? answerGas : kind === "claim" ? claimGas : closeGas,
      ...(kind === "commitment" && { weight: weightOf(transaction) }),
      highestFee: isCheating ? liquidity.capacityOf(end) / perDollar : sweepFee,
    };
  }
}

/** A commitment is as heavy as what it carries (A101). */
function weightOf({ commitment: { htlcs = [] } }: Closing & { readonly kind: "commitment" }): number {
  return commitmentWeight(
    htlcs.reduce((outputs, { count }) => outputs + count, 0),
    true,
  );
}
