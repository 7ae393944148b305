import type { BlockTree } from "../ledger/tree.ts";
import type { BlockId } from "../trace.ts";

/** Blocks in a line, each on the one before. */
interface Branch {
  /** What it grows from: a block, and the branch which holds that; null for the first. */
  readonly root: BlockId;
  readonly parent: Branch | null;
  tip: BlockId;
  /** By node: the last block of it that the node has heard of, -1: none. */
  readonly heard: Int32Array;
}

/** Which branch has how much stake behind it, by one count of votes. */
export interface Support {
  /** By branch. */
  readonly on: ReadonlyMap<Branch, number>;
  /** Where others grow from a branch, lowest first. */
  readonly forks: ReadonlyMap<Branch, readonly Fork[]>;
}

/** A block that has come in time, and what that is worth in the fork choice; -1: none. */
export interface Boost {
  readonly block: BlockId;
  readonly weight: number;
}

const noBoost: Boost = { block: -1, weight: 0 };

interface Fork {
  readonly height: number;
  readonly branch: Branch;
  /** Stake behind what lies on the older branch above the fork. */
  readonly against: number;
}

/**
 * LMD-GHOST: from the justified block on, at every fork follow the branch with the most stake behind it by everybody's latest vote;
 * among equals the older one. Because forks are rare, only they are looked at: where there is none, a node's head is the last
 * block it has heard of. Source: consensus-specs, get_head and get_weight.
 */
export class ForkChoice {
  #tree: BlockTree;
  #nodes: number;
  #branches: Branch[] = [];
  /** By block. */
  #branchOf: Branch[] = [];
  /** Blocks that a node heard of before their parents. */
  #early: { readonly block: BlockId; readonly node: number }[] = [];

  constructor(tree: BlockTree, nodes: number) {
    this.#tree = tree;
    this.#nodes = nodes;
  }

  /** Everybody knows a block, and nothing above it. */
  begin(anchor: BlockId): void {
    const heard = new Int32Array(this.#nodes).fill(anchor);
    const first: Branch = { root: anchor, parent: null, tip: anchor, heard };
    this.#branches = [first];
    this.#branchOf[anchor] = first;
    this.#early = [];
  }

  get isForked(): boolean {
    return this.#branches.length > 1;
  }

  /** A new block, of which nobody has heard. */
  add(block: BlockId): void {
    const root = this.#tree.parent(block);
    const below = this.#branch(root);
    if (below.tip === root) below.tip = block;
    else this.#grow(root, below, block);
    this.#branchOf[block] = below.tip === block ? below : (this.#branches.at(-1) as Branch);
  }

  /** A node hears of a block; one whose parent it does not know waits for that. */
  hear(block: BlockId, node: number): void {
    const { heard } = this.#branch(block);
    const parent = this.#tree.parent(block);
    if (heard[node] !== parent) {
      if (this.knows(block, node)) return;
      if (!this.knows(parent, node)) {
        this.#early.push({ block, node });
        return;
      }
    }
    heard[node] = block;
    if (this.#early.length > 0) this.#hearNext(block, node);
  }

  knows(block: BlockId, node: number): boolean {
    const last = this.#branch(block).heard[node] as number;
    return last >= 0 && this.#tree.height(last) >= this.#tree.height(block);
  }

  /** The head of a node where there is no fork; -1 while it has heard of nothing but what was decided against. */
  only(node: number): BlockId {
    return (this.#branches[0] as Branch).heard[node] as number;
  }

  /** The head of a node that knows the justified block. */
  head(justified: BlockId, { on, forks }: Support, node: number, boost: Boost = noBoost): BlockId {
    const boosted = (branch: Branch, above: number) =>
      boost.block >= 0 && this.#reach(boost.block, branch) > above ? boost.weight : 0;
    let branch = this.#branch(justified);
    let floor = this.#tree.height(justified);
    for (;;) {
      const tip = branch.heard[node] as number;
      const top = this.#tree.height(tip);
      let next: Branch | undefined;
      for (const fork of forks.get(branch) ?? []) {
        if (fork.height < floor || (fork.branch.heard[node] as number) < 0) continue;
        // Because a node may have heard of a branch and not of what lies beside it, there is nothing to weigh it against.
        const against = fork.height < top ? fork.against + boosted(branch, fork.height) : -1;
        if (next !== undefined && this.#tree.height(next.root) < fork.height) break;
        const best = next === undefined ? against : (on.get(next) as number) + boosted(next, fork.height);
        if ((on.get(fork.branch) as number) + boosted(fork.branch, fork.height) > best) next = fork.branch;
      }
      if (next === undefined) return tip;
      branch = next;
      floor = this.#tree.height(next.root) + 1;
    }
  }

  /** Adds votes up, by the blocks they are for. */
  support(votes: ReadonlyMap<BlockId, number>): Support {
    const on = new Map<Branch, number>(this.#branches.map((branch) => [branch, 0]));
    const forks = new Map<Branch, Fork[]>();
    const above = new Map<Branch, { readonly height: number; readonly share: number }[]>();
    const add = (branch: Branch, height: number, share: number) => {
      if (!on.has(branch)) return;
      on.set(branch, (on.get(branch) as number) + share);
      const list = above.get(branch);
      if (list === undefined) above.set(branch, [{ height, share }]);
      else list.push({ height, share });
    };
    for (const [block, share] of votes) add(this.#branch(block), this.#tree.height(block), share);
    // Because a branch is younger than the one it grows from, those on it are added up before it is.
    for (const branch of [...this.#branches].reverse()) {
      if (branch.parent === null || !on.has(branch.parent)) continue;
      const height = this.#tree.height(branch.root);
      add(branch.parent, height, on.get(branch) as number);
      const list = forks.get(branch.parent) ?? [];
      forks.set(branch.parent, list);
      list.push({ height, branch, against: 0 });
    }
    for (const [branch, list] of forks) {
      list.sort((a, b) => a.height - b.height);
      forks.set(branch, weighed(list, above.get(branch) ?? []));
    }
    return { on, forks };
  }

  /** Forgets every branch that a final block has decided against. */
  prune(final: BlockId): void {
    const trunk = this.#branch(final);
    const height = this.#tree.height(final);
    const survives = (branch: Branch): boolean => {
      for (let at: Branch | null = branch; at !== null; at = at.parent) {
        if (at === trunk) return true;
        if (at.parent === trunk) return this.#tree.height(at.root) >= height;
      }
      return false;
    };
    this.#branches = this.#branches.filter(survives);
  }

  /** Forgets branches that nobody votes for any more, have nothing on them and end in an old block. */
  wither(supports: readonly Support[], isOld: (block: BlockId) => boolean): void {
    const isDead = (branch: Branch) =>
      branch !== this.#branches[0] &&
      isOld(branch.tip) &&
      supports.every(({ on, forks }) => (on.get(branch) ?? 0) === 0 && !forks.has(branch));
    this.#branches = this.#branches.filter((branch) => !isDead(branch));
  }

  /** Height up to which a block's ancestors are on a branch, its own where it is on it; -1 where none is. */
  #reach(block: BlockId, branch: Branch): number {
    let height = this.#tree.height(block);
    for (let at: Branch | null = this.#branch(block); at !== null; at = at.parent) {
      if (at === branch) return height;
      height = this.#tree.height(at.root);
    }
    return -1;
  }

  /** What waited for a block is heard of now. */
  #hearNext(block: BlockId, node: number): void {
    const follows = (each: { readonly block: BlockId; readonly node: number }) =>
      each.node === node && this.#tree.parent(each.block) === block;
    const ready = this.#early.filter(follows);
    this.#early = this.#early.filter((each) => !follows(each));
    for (const each of ready) this.hear(each.block, node);
  }

  #grow(root: BlockId, parent: Branch, tip: BlockId): void {
    this.#branches.push({ root, parent, tip, heard: new Int32Array(this.#nodes).fill(-1) });
  }

  #branch(block: BlockId): Branch {
    return this.#branchOf[block] as Branch;
  }
}

/** The same forks, with what lies on the older branch above each: what branched off at the very height is beside it. */
function weighed(
  forks: readonly Fork[],
  above: readonly { readonly height: number; readonly share: number }[],
): Fork[] {
  const falling = [...above].sort((a, b) => b.height - a.height);
  let next = 0;
  let sum = 0;
  const result: Fork[] = [];
  for (const fork of [...forks].reverse()) {
    for (; next < falling.length && (falling[next]?.height as number) > fork.height; next++)
      sum += falling[next]?.share as number;
    result.push({ ...fork, against: sum });
  }
  return result.reverse();
}
