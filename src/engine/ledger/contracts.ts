import type { BlockId } from "../trace.ts";
import type { BlockRef, CallListener, Contract, Order } from "./contract.ts";
import type { BlockTree } from "./tree.ts";

/** A call that was handed in. */
export interface Call {
  readonly contract: number;
  /** Whose contract that is. */
  readonly layer: string;
  readonly action: unknown;
  readonly order: Order;
  readonly listener: CallListener;
  /** Room it takes in a block, in the chain's unit of space. */
  readonly space: number;
}

/** A contract with the states it has after blocks that hold calls and may yet be undone. */
interface Folding {
  readonly contract: Contract<unknown, unknown>;
  readonly states: Map<BlockId, unknown>;
}

/** Every contract of a ledger, folded over every branch that somebody asks about. */
export class Contracts {
  readonly calls: Call[] = [];
  #tree: BlockTree;
  #foldings: Folding[] = [];

  constructor(tree: BlockTree) {
    this.#tree = tree;
  }

  /** Transactions that some calls stand for. */
  countIn(calls: readonly number[]): number {
    return calls.reduce((sum, id) => sum + ((this.calls[id] as Call).order.count ?? 1), 0);
  }

  /** Returns the number that calls name it by. */
  deploy<S, A>(contract: Contract<S, A>): number {
    const states = new Map<BlockId, unknown>([[0, contract.initial]]);
    // Because a contract is only ever given its own states and actions, what they are need not be known here.
    return this.#foldings.push({ contract: contract as Contract<unknown, unknown>, states }) - 1;
  }

  /** The state after a block that is not below the last one buried. */
  state(number: number, block: BlockId): unknown {
    const { contract, states } = this.#foldings[number] as Folding;
    const fresh: BlockId[] = [];
    let at = this.#tree.lastCalling(block);
    for (; !states.has(at); at = this.#tree.lastCalling(this.#tree.parent(at))) fresh.push(at);
    let state = states.get(at);
    for (const each of fresh.reverse()) {
      for (const id of this.#tree.block(each).takes.calls) {
        const call = this.calls[id] as Call;
        if (call.contract === number) state = contract.apply(state, call.action, this.ref(each));
      }
      states.set(each, state);
    }
    return state;
  }

  ref(block: BlockId): BlockRef {
    const { height, found } = this.#tree.block(block);
    return { block, height, time: found };
  }

  /** No branch forks off below `block` any more: older states are forgotten. */
  bury(block: BlockId): void {
    const last = this.#tree.lastCalling(block);
    const height = this.#tree.height(last);
    for (const [number, { states }] of this.#foldings.entries()) {
      this.state(number, last);
      // Because states are kept in about the order of their heights, those above the first that stays can wait for a later call.
      for (const known of states.keys()) {
        if (this.#tree.height(known) > height) break;
        if (known !== last) states.delete(known);
      }
    }
  }
}
