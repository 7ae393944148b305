import { isAtIt } from "../../adversary/decisions.ts";
import type { Permits } from "../../ledger/contract.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { once, type Row } from "../../ledger/telling.ts";
import { Broadcast } from "../../network/broadcast.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { watchPayments } from "../payers.ts";
import { producers } from "../producers.ts";
import { Electorate } from "./electorate.ts";
import type { Bft } from "./parameters.ts";
import { Rotation } from "./rotation.ts";
import { type Proposal, Round, Stage } from "./round.ts";

const noBlock: BlockId = -1;

/**
 * Tendermint: validators decide one block after the other, each in rounds. Whoever has the turn proposes a block, all vote for it or for
 * none, and vote again for what two thirds have voted for; what two thirds have then voted for again is decided for good. A round that
 * decides nothing is followed by one with another proposer and more time.
 */
export class Tendermint implements Law {
  #p: Bft;
  #site: Site;
  #ledger: Ledger;
  #electorate: Electorate;
  #rotation: Rotation;
  #stage: Stage;
  #round: Round;
  /** Brings payments to the observer, the last node. */
  #payments: Broadcast;
  /** The last block decided, and when the last was proposed, microseconds. */
  #tip: BlockId = 0;
  #proposed = 0;
  #number = 0;
  #proposer = 0;
  /** Blocks that the proposer's turn has left. */
  #turn = 0;
  /** Blocks that are told as one with the next. */
  #row: Row = once;
  /** Blocks with calls that the adversary would not include. */
  #unwanted = new Set<BlockId>();
  /** When everybody knows who voted twice, microseconds; and the stake that has lost its seats for that, as a share. */
  #known = Number.POSITIVE_INFINITY;
  #slashed = 0;
  /** Groups that follow another chain than the observer's. */
  #gone: Uint8Array;
  /** When the observer last saw a block decided, microseconds. */
  #seen = 0;
  #propose: number;
  #commit: number;
  #tell: number;
  #handle = -1;
  #isRunning = false;

  constructor(p: Bft, site: Site, ledger: Ledger) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    const validators = producers(p.validators, site.adversary?.share ?? 0);
    const network = site.network(validators.length + 1);
    this.#electorate = new Electorate(validators, network, site);
    this.#rotation = new Rotation(Float64Array.from(validators, ({ share }) => share));
    this.#stage = new Stage(this.#electorate.size);
    this.#round = new Round(this.#electorate);
    this.#gone = new Uint8Array(this.#electorate.size);
    const { agenda } = site;
    this.#propose = agenda.action(() => this.#proposes());
    this.#commit = agenda.action((block) => this.#commits(block));
    this.#tell = agenda.action(() => this.#tells());
    const shares = validators.map(({ share }) => share);
    this.#payments = new Broadcast(site, network, shares, () => {});
  }

  start(): void {
    const { now } = this.#site.agenda;
    this.#isRunning = true;
    watchPayments(this.#site, this.#payments, this.#payments.nodes - 1, this.#p.transferBytes);
    this.#tip = this.#ledger.head().block;
    this.#ledger.settle(this.#tip);
    this.#proposed = now;
    this.#round.decides.fill(now);
    this.#beginHeight();
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handle);
  }

  /** Each turns to the next height some time after it has seen the last block decided. */
  #beginHeight(): void {
    const { timeoutCommit, blockInterval, blocksPerProposer } = this.#p;
    const { starts } = this.#stage;
    let first = Number.POSITIVE_INFINITY;
    for (let group = 0; group < starts.length; group++) {
      const ready = (this.#round.decides[group] as number) + timeoutCommit * 1e6;
      const start = this.#electorate.up(group, Math.max(ready, this.#proposed + blockInterval * 1e6));
      starts[group] = this.#gone[group] === 1 ? Number.POSITIVE_INFINITY : start;
      first = Math.min(first, starts[group] as number);
    }
    if (first >= this.#known) this.#unseat();
    this.#stage.unlock();
    this.#unwanted.clear();
    const isSmooth = this.#number === 0;
    this.#number = 0;
    this.#row = once;
    if (this.#turn === 0) {
      this.#proposer = this.#rotation.next();
      this.#turn = blocksPerProposer;
    } else if (isSmooth) this.#tellTogether(first - this.#proposed);
    this.#open();
  }

  /** While nothing is scarce, heights of one proposer's turn are alike but for who comes, each so long after the one before: the last is played for all. */
  #tellTogether(every: number): void {
    const turns = Math.min(this.#ledger.telling.turns, this.#turn);
    if (turns === 1 || !Number.isFinite(every)) return;
    this.#row = { turns, every, makesEmpty: true };
    const { starts } = this.#stage;
    for (let group = 0; group < starts.length; group++)
      starts[group] = (starts[group] as number) + (turns - 1) * every;
  }

  /** Waits for the proposer, or, where it comes too late, goes on to the first round in which somebody does not. */
  #open(): void {
    const { starts } = this.#stage;
    while (starts.some(Number.isFinite)) {
      const { proposer } = this.#electorate;
      const home = this.#electorate.propose(this.#proposer);
      this.#stage.copy(home, proposer);
      this.#gone[proposer] = this.#gone[home] as number;
      const sent = this.#electorate.up(proposer, starts[proposer] as number);
      if (sent < this.#round.isLostAt(this.#stage, this.#timeoutPropose)) {
        this.#handle = this.#site.agenda.at(sent, this.#propose);
        return;
      }
      const nothing: Proposal = {
        round: this.#number,
        sent: Number.POSITIVE_INFINITY,
        shown: [noBlock, noBlock],
        bytes: 0,
        validRound: -1,
        timeoutPropose: this.#timeoutPropose,
        timeoutVote: this.#timeoutVote,
        isDouble: false,
        isUnwanted: false,
      };
      this.#round.play(this.#stage, nothing);
      this.#fail(nothing);
    }
  }

  #fail(proposal: Proposal): void {
    this.#round.next(this.#stage, proposal);
    this.#number++;
    this.#row = once;
    this.#proposer = this.#rotation.standIn();
  }

  #proposes(): void {
    const proposal = this.#proposal();
    const isDecided = this.#round.play(this.#stage, proposal);
    this.#tellHeard(proposal);
    if (isDecided) {
      this.#decide(proposal);
      this.#beginHeight();
    } else {
      this.#fail(proposal);
      this.#open();
    }
  }

  /** What two thirds have already voted for in this height, if the proposer knows of that, or a new block; two, from one who votes twice. */
  #proposal(): Proposal {
    const { agenda, incidents, decide } = this.#site;
    const { proposer, corrupt, size } = this.#electorate;
    const { valid, validRound, validSince } = this.#stage;
    const decisions = decide(this.#electorate.name(this.#proposer));
    const isNew = (validSince[proposer] as number) > agenda.now;
    const isDouble = isNew && decisions.equivocate?.(corrupt) === true;
    const block = isNew ? this.#extend() : (valid[proposer] as BlockId);
    const cut = incidents.partition(agenda.now);
    for (let group = 0; group < size; group++)
      this.#round.halves[group] = isDouble ? this.#electorate.half(group, cut) : 0;
    if (isDouble) {
      this.#known = Math.min(this.#known, cut?.end ?? agenda.now);
      this.#site.emit({ kind: "attempt", time: agenda.now, outcome: "published" });
    }
    this.#proposed = agenda.now;
    // Because this is made for every block, it is not put together from parts, which takes ten times as long.
    return {
      round: this.#number,
      sent: agenda.now,
      shown: [block, isDouble ? this.#extend() : block],
      bytes: this.#ledger.tree.wireBytes(block),
      validRound: isNew ? -1 : (validRound[proposer] as number),
      timeoutPropose: this.#timeoutPropose,
      timeoutVote: this.#timeoutVote,
      isDouble,
      isUnwanted: this.#unwanted.has(block),
    };
  }

  #extend(): BlockId {
    const { adversary, decide } = this.#site;
    const own = decide(this.#electorate.name(this.#proposer)).include;
    const censors =
      adversary !== null && isAtIt(adversary, this.#site.agenda.now) && adversary.decide.include;
    if (own !== undefined || !censors)
      return this.#ledger.extend(this.#tip, this.#proposer, { permits: own, row: this.#row });
    let isUnwanted = false;
    const permits: Permits = (order, layer) => {
      isUnwanted ||= !censors(order, layer);
      return true;
    };
    const block = this.#ledger.extend(this.#tip, this.#proposer, { permits, row: this.#row });
    if (isUnwanted) this.#unwanted.add(block);
    return block;
  }

  /** A block is decided, or two: then those who were shown the other have left. */
  #decide({ shown }: Proposal): void {
    const { observer } = this.#electorate;
    const { decides, halves } = this.#round;
    const firsts = [0, 1].map((half) => this.#firstDecision(half)) as [number, number];
    if (shown[0] !== shown[1] && Number.isFinite(firsts[0]) && Number.isFinite(firsts[1])) {
      for (let group = 0; group < halves.length; group++)
        if (halves[group] === 1 && !this.#electorate.isCorrupt(group)) this.#leave(group);
      this.#site.agenda.at(Math.max(...firsts), this.#tell);
    }
    this.#tip = shown[Number.isFinite(firsts[0]) ? 0 : 1];
    this.#catchUp();
    this.#seen = Math.max(this.#seen, decides[observer] as number);
    if (Number.isFinite(this.#seen)) this.#site.agenda.at(this.#seen, this.#commit, this.#tip);
    // Because whoever stands in also has the rest of a turn.
    this.#turn -= this.#row.turns;
  }

  #leave(group: number): void {
    this.#gone[group] = 1;
    this.#electorate.leave(group);
  }

  /** When the first honest validators of a half see what they were shown decided, microseconds. */
  #firstDecision(half: number): number {
    const { decides, halves } = this.#round;
    let first = Number.POSITIVE_INFINITY;
    for (let group = 0; group < halves.length; group++)
      if (
        halves[group] === half &&
        !this.#electorate.isCorrupt(group) &&
        this.#electorate.weights[group] !== 0
      )
        first = Math.min(first, decides[group] as number);
    return first;
  }

  /** Whoever has not seen two thirds of the votes, or will only when a partition ends, is told by those who have. */
  #catchUp(): void {
    const isCut = this.#site.incidents.partition(this.#site.agenda.now) !== undefined;
    const { decides } = this.#round;
    const { size } = this.#electorate;
    const own = decides.slice();
    for (let group = 0; group < size; group++) {
      if (Number.isFinite(own[group] as number) && !isCut) continue;
      for (let other = 0; other < size; other++) {
        if (this.#gone[other] === 1 || !Number.isFinite(own[other] as number)) continue;
        const told = this.#electorate.voteArrival(other, group, own[other] as number);
        decides[group] = Math.min(decides[group] as number, this.#electorate.up(group, told));
      }
    }
  }

  /** The observer's node sees a block decided, which nothing undoes. */
  #commits(block: BlockId): void {
    if (!this.#isRunning) return;
    this.#ledger.adopt(block);
    this.#ledger.settle(block);
  }

  /** Who voted twice is slashed and loses its seat for good. */
  #unseat(): void {
    this.#known = Number.POSITIVE_INFINITY;
    const unseated = this.#electorate.unseat();
    for (const validator of unseated) this.#rotation.remove(validator);
    if (unseated.includes(this.#proposer)) this.#turn = 0;
    this.#slashed = this.#electorate.corrupt;
    this.#tells();
  }

  #tells(): void {
    const { agenda, emit } = this.#site;
    const slashed = this.#slashed;
    const { slashDoubleSign, staked, priceUsd } = this.#p;
    const dollars = slashed * slashDoubleSign * staked * priceUsd;
    emit({ kind: "stake", time: agenda.now, leaked: 0, slashed, dollars, isDivided: this.#gone.includes(1) });
  }

  #tellHeard({ sent, shown }: Proposal): void {
    const { emit } = this.#site;
    const { size } = this.#electorate;
    for (let group = 0; group < size; group++) {
      const delay = (this.#round.hears[group] as number) - sent;
      const nodes = this.#electorate.members(group).filter((node) => node !== this.#proposer);
      if (nodes.length === 0 || !Number.isFinite(delay)) continue;
      const block = shown[this.#round.halves[group] as 0 | 1];
      emit({ kind: "heard", block, nodes, delay, found: sent });
    }
  }

  /** How long validators wait in this round for a proposal, and for late votes, microseconds. */
  get #timeoutPropose(): number {
    return (this.#p.timeoutPropose + this.#number * this.#p.timeoutProposeDelta) * 1e6;
  }

  get #timeoutVote(): number {
    return (this.#p.timeoutVote + this.#number * this.#p.timeoutVoteDelta) * 1e6;
  }
}
