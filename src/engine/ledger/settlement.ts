import { noTakes } from "../fees/takes.ts";
import { type BlockId, blocksIn, burial, noParts } from "../trace.ts";
import type { Contracts } from "./contracts.ts";
import type { Ledger } from "./ledger.ts";
import type { Surroundings } from "./surroundings.ts";

/** The chain that is settled: its tree, its queue, and what its blocks take. */
type Chain = Pick<Ledger, "tree" | "mempool" | "prices" | "takings" | "terms">;

/** Tells whose calls a block holds what became of it. */
type Tell = (block: BlockId, news: "final" | "reversed") => void;

/** What the observer calls settled; what becomes of it where it is undone after all, and when it no longer can be. */
export class Settlement {
  /** The last block that is settled. */
  last: BlockId = 0;
  #chain: Chain;
  #contracts: Contracts;
  #around: Surroundings;
  #tell: Tell;
  /** When the observer saw blocks that are not settled, microseconds. */
  #seen = new Map<BlockId, number>();
  /** Settled blocks that are not buried, lowest first, by when they were settled. */
  #shallow: BlockId[][] = [];

  constructor(chain: Chain, contracts: Contracts, around: Surroundings, tell: Tell) {
    this.#chain = chain;
    this.#contracts = contracts;
    this.#around = around;
    this.#tell = tell;
  }

  /** The observer sees blocks in its chain, if it has not before. */
  see(blocks: readonly BlockId[]): void {
    const { now } = this.#around.agenda;
    for (const block of blocks) if (!this.#seen.has(block)) this.#seen.set(block, now);
  }

  /** When the observer saw a block that is not settled, microseconds; undefined: it has not. */
  seen(block: BlockId): number | undefined {
    return this.#seen.get(block);
  }

  /** Blocks that follow the last one settled are settled at once. */
  add(blocks: readonly BlockId[]): void {
    this.#shallow.push([]);
    for (const block of blocks) this.#settle(block);
    if (this.#around.unrest(this.#around.agenda.now)) return;
    while (this.#shallow.length > burial) this.#bury(this.#shallow.shift() ?? []);
  }

  /** What was settled above the fork was not. What is buried stays what it was. */
  undoDownTo(fork: BlockId): void {
    const { tree, mempool } = this.#chain;
    while (tree.height(this.last) > tree.height(fork)) {
      const block = this.last;
      const { height, found, parent, takes, parts } = tree.block(block);
      const latest = this.#shallow.at(-1);
      if (latest?.at(-1) === block) {
        latest.pop();
        if (latest.length === 0) this.#shallow.pop();
        mempool.unsettle(takes, parts);
        tree.amend(block, { parts: noParts });
      }
      this.last = parent;
      this.#tellSpent(block, -1);
      this.#around.emit({ kind: "reversed", block, height, found, time: this.#around.agenda.now });
      this.#tell(block, "reversed");
    }
  }

  #settle(block: BlockId): void {
    const { agenda, emit } = this.#around;
    const { tree, mempool, prices, terms } = this.#chain;
    const known = tree.block(block);
    const { by, height, found, span, space, room, bytes, takes, surcharge, baseFee, blobs } = known;
    const seen = this.#seen.get(block) ?? agenda.now;
    this.#seen.delete(block);
    const parts = mempool.settle(takes, prices.charged(block));
    tree.amend(block, { parts });
    this.last = block;
    const market = terms.blobs;
    emit({
      kind: "final",
      block,
      by,
      height,
      found,
      seen,
      time: agenda.now,
      span,
      space,
      room: room * (terms.baseFee?.target ?? 1),
      bytes,
      subsidy: terms.subsidy(height) * blocksIn(span),
      surcharge,
      baseFee,
      blobs: market && { count: blobs, target: market.target, price: market.price(known.excessBlobGas) },
      calls: this.#contracts.countIn(takes.calls),
      own: known.own?.count ?? 0,
      parts,
    });
    this.#tellSpent(block, 1);
    this.#shallow.at(-1)?.push(block);
    this.#tell(block, "final");
  }

  /** No branch forks off below them any more: what they hold leaves the queue for good. */
  #bury(blocks: readonly BlockId[]): void {
    const { tree, mempool } = this.#chain;
    const last = blocks.at(-1);
    if (last !== undefined) this.#contracts.bury(last);
    for (const block of blocks) {
      mempool.bury(tree.block(block).takes);
      tree.amend(block, { takes: noTakes, parts: noParts });
    }
  }

  /** Tells what was spent on the data of a block, or was not after all. */
  #tellSpent(block: BlockId, sign: 1 | -1): void {
    const { tree, takings } = this.#chain;
    if (tree.block(block).takes.data === null) return;
    const { agenda, emit } = this.#around;
    emit({ kind: "spent", time: agenda.now, dollars: sign * takings.ofData(block) });
  }
}
