import type { Cut } from "../../incidents.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { ForkChoice } from "../fork-choice.ts";
import { producers } from "../producers.ts";
import { Banks } from "./banks.ts";
import { Cluster } from "./cluster.ts";
import { hotAccounts } from "./hot-account.ts";
import { LeaderSchedule } from "./leader-schedule.ts";
import type { Tower } from "./parameters.ts";
import { voteRoom, votes } from "./terms.ts";
import { sendTime, Turbine } from "./turbine.ts";
import { isIn, Voting } from "./voting.ts";
import { Witness } from "./witness.ts";

/** Which part of a cluster is meant while it is cut in two: the observer's, or the other. */
type Side = 0 | 1;

/** Whom a block is meant for: all, or those whom an adversary tells one of its two stories. */
type Audience = "all" | 0 | 1;

/** A leader in a slot of its own, as one of a group. */
interface Turn {
  readonly leader: number;
  readonly group: number;
  readonly slot: number;
}

/**
 * Tower BFT on a clock: every slot has a leader by a lot known in advance, who streams its block through a tree. Validators vote for the
 * heaviest fork they have heard of; their votes are transactions in later blocks, and lock them to that fork for the longer the
 * more lie on top. What two thirds of the stake have rooted is final (A80 to A88).
 */
export class TowerBft implements Law {
  #p: Tower;
  #site: Site;
  #ledger: Ledger;
  #cluster: Cluster;
  #schedule: LeaderSchedule;
  #turbine: Turbine;
  #choice: ForkChoice;
  #banks: Banks;
  #voting: Voting;
  #witness: Witness;
  /** Head of each group. */
  #heads: Int32Array;
  /** By side: the last block made there, and when its leader had sent it, microseconds. */
  #latest: [BlockId, BlockId] = [0, 0];
  #sent = new Float64Array(2);
  #cut: Cut | undefined;
  #isDivided = false;
  /** Microseconds. */
  #slotLength: number;
  #began = 0;
  /** Slots since the law began. */
  #slot = 0;
  #endSlot: number;
  #hear: number;
  #vote: number;
  #handle = -1;
  #isRunning = false;

  constructor(p: Tower, site: Site, ledger: Ledger) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    const validators = producers(p.validators, site.adversary?.share ?? 0);
    const shares = validators.map(({ share }) => share);
    this.#cluster = new Cluster(validators, site.network(validators.length + 1), site);
    this.#schedule = new LeaderSchedule(site.draw("leader"), shares, p.slotsPerLeader);
    this.#turbine = new Turbine(this.#cluster.tree(p.fanout));
    this.#choice = new ForkChoice(ledger.tree, this.#cluster.size);
    this.#banks = new Banks(this.#cluster.stakes);
    this.#voting = new Voting(p, ledger.tree, this.#cluster, this.#banks);
    this.#witness = new Witness(p, ledger, this.#cluster, this.#banks);
    this.#heads = new Int32Array(this.#cluster.size);
    this.#slotLength = Math.round(p.slotSeconds * 1e6);
    const { agenda } = site;
    this.#endSlot = agenda.action(() => this.#slotEnds());
    this.#hear = agenda.action((block, group) => this.#heard(block, group));
    this.#vote = agenda.action((group, block) => this.#witness.hears(group, block));
  }

  start(): void {
    const { block } = this.#ledger.head();
    this.#isRunning = true;
    this.#began = this.#site.agenda.now;
    this.#slot = 0;
    this.#choice.begin(block);
    this.#banks.begin(block, -1);
    this.#voting.begin(block);
    this.#witness.begin(block);
    this.#heads.fill(block);
    this.#latest = [block, block];
    this.#waitForSlot();
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handle);
  }

  #waitForSlot(): void {
    this.#handle = this.#site.agenda.at(this.#began + (this.#slot + 1) * this.#slotLength, this.#endSlot);
  }

  /** The leader's time is over: what it has made of the slot is a block, unless it gave it away. */
  #slotEnds(): void {
    const { agenda } = this.#site;
    const slot = this.#slot++;
    this.#waitForSlot();
    this.#watchPartition();
    const leader = this.#schedule.leader(slot);
    const group = this.#cluster.groupOf(leader);
    if (!this.#cluster.isUp(group, agenda.now)) return;
    if (this.#cluster.isTwoFaced(leader, agenda.now)) this.#leadTwice({ leader, group, slot });
    else this.#lead({ leader, group, slot }, "all");
  }

  /** Makes a block on what the leader has heard of, unless it waits. */
  #lead(turn: Turn, audience: Audience): void {
    if (this.#isWaiting(turn)) return;
    const block = this.#extend(this.#parent(turn), turn);
    this.#send(block, turn, audience);
    this.#latest[this.#sideOf(turn.group)] = block;
  }

  /** Shows each side of a partition a block, or where there is none each half another one in the first slot of its turn. */
  #leadTwice(turn: Turn): void {
    const { leader, group, slot } = turn;
    const twin = { leader, group: this.#cluster.twinOf(group), slot };
    const isCut = this.#cut !== undefined;
    if (!isCut && slot % this.#p.slotsPerLeader !== 0) {
      this.#lead(turn, "all");
      return;
    }
    if (this.#isWaiting(turn)) return;
    const other = isCut ? this.#parent(twin) : this.#parent(turn);
    this.#lead(turn, isCut ? "all" : 0);
    const block = this.#extend(other, isCut ? twin : turn);
    this.#send(block, isCut ? twin : turn, isCut ? "all" : 1);
    if (isCut) this.#latest[1] = block;
    this.#tellAttempt();
  }

  #tellAttempt(): void {
    this.#site.emit({ kind: "attempt", time: this.#site.agenda.now, outcome: "published" });
  }

  /** Whether the block before is still on its way to a leader, who has heard the first of it. Source: anza-xyz/agave, poh_recorder.rs. */
  #isWaiting(turn: Turn): boolean {
    const { slotsPerLeader, graceSlots } = this.#p;
    const latest = this.#latest[this.#sideOf(turn.group)];
    const gone = turn.slot % slotsPerLeader;
    if (gone >= graceSlots || this.#isOwn(latest, turn)) return false;
    const isOfLastTurn = this.#banks.slot(latest) >= turn.slot - gone - slotsPerLeader;
    return isOfLastTurn && !this.#choice.knows(latest, turn.group);
  }

  /** What a leader builds on: its own last block, which others of its group may not have, unless another fork is better. */
  #parent(turn: Turn): BlockId {
    const head = this.#heads[turn.group] as BlockId;
    const latest = this.#latest[this.#sideOf(turn.group)];
    return this.#isOwn(latest, turn) && isIn(this.#ledger.tree, head, latest) ? latest : head;
  }

  #isOwn(block: BlockId, { leader, slot }: Turn): boolean {
    const began = slot - (slot % this.#p.slotsPerLeader);
    return this.#banks.slot(block) >= began && this.#ledger.tree.block(block).by === leader;
  }

  /** A block with the votes that have come to its leader, and then whoever pays most. */
  #extend(parent: BlockId, { leader, group, slot }: Turn): BlockId {
    const { agenda, decide } = this.#site;
    const count = this.#voting.pick(parent, group, voteRoom(this.#p), agenda.now);
    const { include } = decide(this.#cluster.name(leader));
    const permits = hotAccounts(this.#p.maxAccountUnits, this.#ledger.terms, include);
    const block = this.#ledger.extend(parent, leader, permits, 1, votes(count, this.#p));
    this.#banks.add(block, parent, slot);
    this.#voting.land(block);
    this.#choice.add(block);
    return block;
  }

  /** A block goes down the tree, once its leader has sent the one before; who is not meant to see it has it when it is repaired, a slot later (A86). */
  #send(block: BlockId, { leader, group: from }: Turn, audience: Audience): void {
    const { now } = this.#site.agenda;
    const side = this.#sideOf(from);
    const before =
      this.#ledger.tree.block(this.#latest[side]).by === leader ? (this.#sent[side] as number) : 0;
    const begins = Math.max(now - this.#slotLength, before);
    const sent = Math.max(now, begins + sendTime(this.#ledger.tree.block(block).bytes, this.#p.bandwidth));
    this.#sent[side] = sent;
    for (let to = 0; to < this.#cluster.size; to++) {
      const repair = audience === "all" || audience === this.#cluster.half(to) ? 0 : this.#slotLength;
      const arrives = Math.round(sent + this.#delay(from, to) + repair);
      const opens = this.#cut !== undefined && side !== this.#sideOf(to) ? this.#cut.end : 0;
      this.#site.agenda.at(Math.max(arrives, opens), this.#hear, block, to);
    }
  }

  #delay(from: number, to: number): number {
    if (from === to && this.#cluster.counts[to] === 1) return 0;
    return this.#turbine.delay(this.#cluster.place(from), this.#cluster.place(to));
  }

  /** A block reaches a group, which may have another head then, and votes for it. */
  #heard(block: BlockId, group: number): void {
    if (!this.#isRunning) return;
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.tree.block(block);
    this.#choice.hear(block, group);
    if (group !== this.#cluster.observer && !this.#cluster.isTwin(group))
      emit({ kind: "heard", block, nodes: this.#cluster.members(group), delay: agenda.now - found, found });
    const head = this.#head(group);
    if (head === this.#heads[group]) return;
    this.#heads[group] = head;
    if (group === this.#cluster.observer) this.#observe(head);
    else if (this.#isActive(group) && this.#voting.vote(group, head, agenda.now)) this.#tellVote(group, head);
  }

  /** The heaviest fork by the votes that a group knows of, above its root. */
  #head(group: number): BlockId {
    const old = this.#heads[group] as BlockId;
    if (!this.#choice.isForked) {
      const only = this.#choice.only(group);
      return only < 0 ? old : only;
    }
    const root = group === this.#cluster.observer ? this.#witness.rooted : this.#voting.root(group);
    if (!this.#choice.knows(root, group)) return old;
    const support = this.#choice.support(this.#voting.support(group, this.#site.agenda.now));
    return this.#choice.head(root, support, group);
  }

  #observe(head: BlockId): void {
    this.#witness.adopts(head);
    if (this.#choice.isForked && this.#cut === undefined && !this.#isDivided)
      this.#choice.prune(this.#witness.rooted);
  }

  /** Twins vote only while there is a far side to be on. */
  #isActive(group: number): boolean {
    const isThere = this.#cut !== undefined || !this.#cluster.isTwin(group);
    return isThere && this.#cluster.isUp(group, this.#site.agenda.now);
  }

  #tellVote(group: number, block: BlockId): void {
    if (!this.#witness.listens) return;
    const { agenda } = this.#site;
    const arrives = agenda.now + this.#cluster.voteDelay(group, this.#cluster.observer);
    const opens = this.#cut !== undefined && this.#sideOf(group) === 1 ? this.#cut.end : 0;
    agenda.at(Math.max(arrives, opens), this.#vote, group, block);
  }

  #watchPartition(): void {
    const cut = this.#site.incidents.partition(this.#site.agenda.now);
    if (cut === this.#cut) return;
    if (cut === undefined) this.#tellDivision();
    this.#cut = cut;
    this.#voting.cut(cut);
    this.#latest[1] = this.#latest[0];
  }

  /** Both sides have made rival blocks final: nothing brings them together again. */
  #tellDivision(): void {
    const isFar = (group: number) => this.#sideOf(group) === 1 && this.#cluster.counts[group] !== 0;
    const far = this.#heads.findIndex((_, group) => isFar(group));
    this.#isDivided ||= far >= 0 && this.#witness.isContradictedBy(this.#heads[far] as BlockId);
    if (!this.#isDivided) return;
    const { agenda, emit } = this.#site;
    emit({ kind: "stake", time: agenda.now, leaked: 0, slashed: 0, dollars: 0, isDivided: true });
  }

  #sideOf(group: number): Side {
    return this.#cut !== undefined && this.#cluster.isFar(group, this.#cut) ? 1 : 0;
  }
}
