import type { BlockTree } from "../ledger/tree.ts";
import type { Fork } from "../scenario.ts";
import type { BlockId } from "../trace.ts";

/** How far a chain is with a change of rules, and how many blocks of the present period signal for it. */
interface Status {
  readonly stage: "defined" | "locked-in" | "active";
  readonly signals: number;
}

const nothing: Status = { stage: "defined", signals: 0 };

/**
 * From which block on new rules hold, by branch: from a height on, or once enough blocks of a period have signaled for them, after one
 * period more. Source: BIP 9, without its time-out.
 */
export class Activation {
  #tree: BlockTree;
  #height: number;
  #signal: Fork["signal"];
  /** By block. */
  #statuses: Status[] = [];

  constructor({ height, signal }: Fork, tree: BlockTree) {
    this.#tree = tree;
    this.#height = height;
    this.#signal = signal;
  }

  /** Whether the new rules hold for blocks on a parent. */
  isActiveAfter(parent: BlockId): boolean {
    if (this.#signal === null) return this.#tree.height(parent) + 1 >= this.#height;
    return this.#before(parent).stage === "active";
  }

  /** A block was added whose producer signals, or does not. */
  added(block: BlockId, parent: BlockId, signals: boolean): void {
    if (this.#signal === null || this.#tree.height(block) < this.#height) return;
    const { stage, signals: count } = this.#before(parent);
    this.#statuses[block] = { stage, signals: count + (signals ? 1 : 0) };
  }

  /** Where a block on a parent begins: as the parent ended, unless a period is over. */
  #before(parent: BlockId): Status {
    const status = this.#statuses[parent] ?? nothing;
    const height = this.#tree.height(parent) + 1;
    if (this.#signal === null || (height - this.#height) % this.#signal.period !== 0) return status;
    const { threshold, period } = this.#signal;
    if (status.stage === "locked-in") return { stage: "active", signals: 0 };
    const isEnough = status.stage === "defined" && status.signals >= threshold * period;
    return { stage: isEnough ? "locked-in" : status.stage, signals: 0 };
  }
}
