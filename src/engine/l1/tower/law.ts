import type { Cut } from "../../incidents.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { ForkChoice } from "../fork-choice.ts";
import { producers } from "../producers.ts";
import { Banks } from "./banks.ts";
import { Cluster } from "./cluster.ts";
import { LeaderSchedule } from "./leader-schedule.ts";
import { Leaders } from "./leaders.ts";
import type { Tower } from "./parameters.ts";
import { Turbine } from "./turbine.ts";
import { Voting } from "./voting.ts";
import { Witness } from "./witness.ts";

/**
 * Tower BFT on a clock: every slot has a leader by a lot known in advance, who streams its block through a tree. Validators vote for the
 * heaviest fork they have heard of; their votes are transactions in later blocks, and lock them to that fork for the longer the
 * more lie on top. What two thirds of the stake have rooted is final (A69 to A76).
 */
export class TowerBft implements Law {
  #site: Site;
  #ledger: Ledger;
  #cluster: Cluster;
  #leaders: Leaders;
  #choice: ForkChoice;
  #banks: Banks;
  #voting: Voting;
  #witness: Witness;
  /** Head of each group. */
  #heads: Int32Array;
  #cut: Cut | undefined;
  #isDivided = false;
  /** Microseconds. */
  #slotLength: number;
  #began = 0;
  /** Slots since the law began. */
  #slot = 0;
  #endSlot: number;
  #vote: number;
  #handle = -1;
  #isRunning = false;

  constructor(p: Tower, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    const validators = producers(p.validators, site.adversary?.share ?? 0);
    const shares = validators.map(({ share }) => share);
    this.#cluster = new Cluster(validators, site.network(validators.length + 1), site);
    this.#choice = new ForkChoice(ledger.tree, this.#cluster.size);
    this.#banks = new Banks(this.#cluster.stakes);
    this.#voting = new Voting(p, ledger.tree, this.#cluster, this.#banks);
    this.#witness = new Witness(p, ledger, this.#cluster, this.#banks);
    this.#heads = new Int32Array(this.#cluster.size);
    this.#slotLength = Math.round(p.slotSeconds * 1e6);
    const { agenda } = site;
    this.#endSlot = agenda.action(() => this.#slotEnds());
    const parts = { cluster: this.#cluster, choice: this.#choice, banks: this.#banks, voting: this.#voting };
    const schedule = new LeaderSchedule(site.draw("leader"), shares, p.slotsPerLeader);
    const turbine = new Turbine(this.#cluster.tree(p.fanout));
    this.#leaders = new Leaders(
      p,
      { site, ledger, schedule, turbine, heads: this.#heads, ...parts },
      (block, group) => this.#heard(block, group),
    );
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
    this.#leaders.begin(block);
    this.#waitForSlot();
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handle);
  }

  #waitForSlot(): void {
    this.#handle = this.#site.agenda.at(this.#began + (this.#slot + 1) * this.#slotLength, this.#endSlot);
  }

  #slotEnds(): void {
    const slot = this.#slot++;
    this.#waitForSlot();
    this.#watchPartition();
    this.#leaders.lead(slot);
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
    else if (this.#cluster.isUp(group, agenda.now) && this.#voting.vote(group, head, agenda.now))
      this.#tellVote(group, head);
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
    if (this.#choice.isForked && !this.#cluster.isSplit && !this.#isDivided)
      this.#choice.prune(this.#witness.rooted);
  }

  #tellVote(group: number, block: BlockId): void {
    if (!this.#witness.listens) return;
    const { agenda } = this.#site;
    const arrives = agenda.now + this.#cluster.voteDelay(group, this.#cluster.observer);
    agenda.at(this.#cluster.through(group, this.#cluster.observer, arrives), this.#vote, group, block);
  }

  #watchPartition(): void {
    const cut = this.#site.incidents.partition(this.#site.agenda.now);
    if (cut === this.#cut) return;
    if (cut === undefined) this.#tellDivision();
    this.#cut = cut;
    this.#cluster.split(cut);
    if (cut === undefined) return;
    this.#voting.split();
    this.#leaders.split();
  }

  /** Both sides have made rival blocks final: nothing brings them together again. */
  #tellDivision(): void {
    const far = this.#heads.findIndex((_, group) => this.#cluster.sideOf(group) === 1);
    this.#isDivided ||= far >= 0 && this.#witness.isContradictedBy(this.#heads[far] as BlockId);
    if (!this.#isDivided) return;
    const { agenda, emit } = this.#site;
    emit({ kind: "stake", time: agenda.now, leaked: 0, slashed: 0, dollars: 0, isDivided: true });
  }
}
