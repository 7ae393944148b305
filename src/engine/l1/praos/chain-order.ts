import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";

/** What the rule goes by, beside the length of chains: slots and blocks. */
interface Rule {
  readonly tieBreakSlots: number;
  readonly securityParam: number;
}

/**
 * Which of two chains a node prefers: the longer; of two as long as each other the one whose last block has the lower VRF output, unless their slots
 * are far apart; and none that forks off too deep. Source: IntersectMBO/ouroboros-consensus, docs/ChainOrderTransitivity.md.
 */
export class ChainOrder {
  #tree: BlockTree;
  #rule: Rule;
  /** By block: its slot, and its leader's VRF output there, 0..1. Blocks of another law have none. */
  #slots: number[] = [];
  #outputs: number[] = [];

  constructor(rule: Rule, tree: BlockTree) {
    this.#rule = rule;
    this.#tree = tree;
  }

  /** A block was made in a slot. */
  made(block: BlockId, slot: number, output: number): void {
    this.#slots[block] = slot;
    this.#outputs[block] = output;
  }

  /** Whether a node whose head is `head` prefers the chain that ends in `block`. */
  prefers(block: BlockId, head: BlockId): boolean {
    if (this.#tree.parent(block) === head) return true;
    const longer = this.#tree.height(block) - this.#tree.height(head);
    if (longer < 0 || (longer === 0 && !this.#winsTie(block, head))) return false;
    const fork = this.#tree.commonAncestor(block, head);
    return this.#tree.height(head) - this.#tree.height(fork) <= this.#rule.securityParam;
  }

  #winsTie(block: BlockId, head: BlockId): boolean {
    const [one, other] = [this.#slots[block], this.#slots[head]];
    if (one === undefined || other === undefined) return false;
    const isNear = Math.abs(one - other) <= this.#rule.tieBreakSlots;
    return isNear && (this.#outputs[block] as number) < (this.#outputs[head] as number);
  }
}
