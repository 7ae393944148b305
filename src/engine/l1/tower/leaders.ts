import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import type { ForkChoice } from "../fork-choice.ts";
import type { Banks } from "./banks.ts";
import type { Cluster } from "./cluster.ts";
import { hotAccounts } from "./hot-account.ts";
import type { LeaderSchedule } from "./leader-schedule.ts";
import type { Tower } from "./parameters.ts";
import { voteRoom, votes } from "./terms.ts";
import { sendTime, type Turbine } from "./turbine.ts";
import { isIn, type Voting } from "./voting.ts";

/** Whom a block is meant for: all, or those whom an adversary tells one of its two stories. */
type Audience = "all" | 0 | 1;

/** A leader in a slot of its own, as one of a group. */
interface Turn {
  readonly leader: number;
  readonly group: number;
  readonly slot: number;
}

/** What leaders have to do with. */
export interface Surroundings {
  readonly site: Site;
  readonly ledger: Ledger;
  readonly cluster: Cluster;
  readonly schedule: LeaderSchedule;
  readonly turbine: Turbine;
  readonly choice: ForkChoice;
  readonly banks: Banks;
  readonly voting: Voting;
  /** Head of each group. */
  readonly heads: Int32Array;
}

/** Who leads a slot makes a block of it: what it builds on, which votes get in, and when others have it. */
export class Leaders {
  #p: Tower;
  #around: Surroundings;
  /** By side: the last block made there, and when its leader had sent it, microseconds. */
  #latest: [BlockId, BlockId] = [0, 0];
  #sent = new Float64Array(2);
  /** Microseconds. */
  #slotLength: number;
  /** A block reaches a group. */
  #hear: number;

  constructor(p: Tower, around: Surroundings, hear: (block: BlockId, group: number) => void) {
    this.#p = p;
    this.#around = around;
    this.#slotLength = Math.round(p.slotSeconds * 1e6);
    this.#hear = around.site.agenda.action(hear);
  }

  begin(anchor: BlockId): void {
    this.#latest = [anchor, anchor];
  }

  /** A partition begins: from now on each side has a last block of its own. */
  split(): void {
    this.#latest[1] = this.#latest[0];
  }

  /** A leader's time is over: what it has made of the slot is a block, unless it gave it away. */
  lead(slot: number): void {
    const { site, cluster, schedule } = this.#around;
    const { now } = site.agenda;
    const leader = schedule.leader(slot);
    const group = cluster.groupOf(leader);
    if (!cluster.isUp(group, now)) return;
    if (cluster.isTwoFaced(leader, now)) this.#leadTwice({ leader, group, slot });
    else this.#leadOnce({ leader, group, slot }, "all");
  }

  /** Makes a block on what the leader has heard of, unless it waits. */
  #leadOnce(turn: Turn, audience: Audience): void {
    if (this.#isWaiting(turn)) return;
    const block = this.#extend(this.#parent(turn), turn);
    this.#send(block, turn, audience);
    this.#latest[this.#around.cluster.sideOf(turn.group)] = block;
  }

  /** Shows each side of a partition a block, or where there is none each half another one in the first slot of its turn. */
  #leadTwice(turn: Turn): void {
    const { cluster } = this.#around;
    const twin = { ...turn, group: cluster.twinOf(turn.group) };
    const isCut = cluster.isSplit;
    if (!isCut && turn.slot % this.#p.slotsPerLeader !== 0) {
      this.#leadOnce(turn, "all");
      return;
    }
    if (this.#isWaiting(turn)) return;
    const other = isCut ? this.#parent(twin) : this.#parent(turn);
    this.#leadOnce(turn, isCut ? "all" : 0);
    const block = this.#extend(other, isCut ? twin : turn);
    this.#send(block, isCut ? twin : turn, isCut ? "all" : 1);
    if (isCut) this.#latest[1] = block;
    const { agenda, emit } = this.#around.site;
    emit({ kind: "attempt", time: agenda.now, outcome: "published" });
  }

  /** Whether the block before is still on its way to a leader, who has heard the first of it. Source: anza-xyz/agave, poh_recorder.rs. */
  #isWaiting(turn: Turn): boolean {
    const { slotsPerLeader, graceSlots } = this.#p;
    const { cluster, banks, choice } = this.#around;
    const latest = this.#latest[cluster.sideOf(turn.group)];
    const gone = turn.slot % slotsPerLeader;
    if (gone >= graceSlots || this.#isOwn(latest, turn)) return false;
    const isOfLastTurn = banks.slot(latest) >= turn.slot - gone - slotsPerLeader;
    return isOfLastTurn && !choice.knows(latest, turn.group);
  }

  /** What a leader builds on: its own last block, which others of its group may not have, unless another fork is better. */
  #parent(turn: Turn): BlockId {
    const { heads, cluster, ledger } = this.#around;
    const head = heads[turn.group] as BlockId;
    const latest = this.#latest[cluster.sideOf(turn.group)];
    return this.#isOwn(latest, turn) && isIn(ledger.tree, head, latest) ? latest : head;
  }

  #isOwn(block: BlockId, { leader, slot }: Turn): boolean {
    const began = slot - (slot % this.#p.slotsPerLeader);
    const { banks, ledger } = this.#around;
    return banks.slot(block) >= began && ledger.tree.block(block).by === leader;
  }

  /** A block with the votes that have come to its leader, and then whoever pays most. */
  #extend(parent: BlockId, { leader, group, slot }: Turn): BlockId {
    const { site, ledger, cluster, voting, banks, choice } = this.#around;
    const count = voting.pick(parent, group, voteRoom(this.#p), site.agenda.now);
    const { include } = site.decide(cluster.name(leader));
    const permits = hotAccounts(this.#p.maxAccountUnits, ledger.terms, include);
    const block = ledger.extend(parent, leader, { permits, own: votes(count, this.#p) });
    banks.add(block, parent, slot);
    voting.land(block);
    choice.add(block);
    return block;
  }

  /** A block goes down the tree, once its leader has sent the one before; who is not meant to see it has it when it is repaired, a slot later (A75). */
  #send(block: BlockId, { leader, group: from }: Turn, audience: Audience): void {
    const { site, cluster, ledger } = this.#around;
    const { agenda } = site;
    const side = cluster.sideOf(from);
    const isBusy = ledger.tree.block(this.#latest[side]).by === leader;
    const begins = Math.max(agenda.now - this.#slotLength, isBusy ? (this.#sent[side] as number) : 0);
    const takes = sendTime(ledger.tree.block(block).bytes, this.#p.bandwidth);
    const sent = Math.max(agenda.now, begins + takes);
    this.#sent[side] = sent;
    for (let to = 0; to < cluster.size; to++) {
      const repair = audience === "all" || audience === cluster.half(to) ? 0 : this.#slotLength;
      const arrives = Math.round(sent + this.#delay(from, to) + repair);
      agenda.at(cluster.through(from, to, arrives), this.#hear, block, to);
    }
  }

  #delay(from: number, to: number): number {
    const { cluster, turbine } = this.#around;
    if (from === to && cluster.counts[to] === 1) return 0;
    return turbine.delay(cluster.place(from), cluster.place(to));
  }
}
