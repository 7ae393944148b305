import { isAtIt } from "../../adversary/decisions.ts";
import type { Funds } from "../../family.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import type { Committees } from "./committees.ts";
import type { Sharded } from "./parameters.ts";
import { shardsOf } from "./terms.ts";
import { quorumOf } from "./votes.ts";

/**
 * Committees in which an adversary holds as many seats as decide: it signs what it likes for their shards, so that all value there is its own,
 * and another block in the place of the last that counted as settled (A84).
 */
export class Captures {
  #p: Sharded;
  #site: Site;
  #ledger: Ledger;
  #committees: Committees;
  /** By shard: share of the value there is, and 1 where it was stolen. */
  #weights: readonly number[];
  #stolen: Uint8Array;

  constructor(p: Sharded, site: Site, ledger: Ledger, committees: Committees) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    this.#committees = committees;
    this.#weights = shardsOf(p).weights;
    this.#stolen = new Uint8Array(p.shards);
  }

  /** An epoch begins on a block: whoever holds a committee now signs a rival of the last settled block. Returns the block to go on from. */
  rewrite(tip: BlockId): BlockId {
    const { adversary, agenda, emit } = this.#site;
    if (adversary === null || !isAtIt(adversary, agenda.now)) return tip;
    if (adversary.decide.equivocate?.(adversary.share) !== true) return tip;
    const settled = this.#ledger.settled().block;
    if (settled === 0) return tip;
    let captured = 0;
    for (let shard = 0; shard < this.#p.shards; shard++) {
      const isCaptured = this.#isCaptured(shard) || this.#isCaptured(this.#p.shards);
      emit({ kind: "attempt", time: agenda.now, outcome: isCaptured ? "published" : "abandoned" });
      if (!isCaptured) continue;
      this.#stolen[shard] = 1;
      captured++;
    }
    if (captured === 0) return tip;
    const { tree } = this.#ledger;
    const rival = this.#ledger.extend(tree.parent(settled), tree.block(settled).by);
    this.#ledger.adopt(rival);
    this.#ledger.settle(rival);
    return rival;
  }

  /** Where the value stands; `stalled` is 1 for each committee that can decide nothing, the last of which stands for all shards. */
  funds(stalled: Uint8Array): Funds {
    let [frozen, stolen] = [0, 0];
    const isAllStalled = stalled[this.#p.shards] === 1;
    for (const [shard, weight] of this.#weights.entries()) {
      if (this.#stolen[shard] === 1) stolen += weight;
      else if (isAllStalled || stalled[shard] === 1) frozen += weight;
    }
    return { safe: Math.max(0, 1 - frozen - stolen), frozen, stolen };
  }

  #isCaptured(committee: number): boolean {
    return this.#committees.now(committee).corrupt >= quorumOf(this.#committees.sizeOf(committee));
  }
}
