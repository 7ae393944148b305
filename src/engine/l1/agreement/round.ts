import type { BlockId } from "../../trace.ts";
import type { Electorate } from "./electorate.ts";

/** Votes for no block; for whichever block whoever hears it was shown, from those who vote twice; for anything. */
const nil = -1;
const both = -2;
const anything = -3;
/** A proposer's vote for a block of its own that comes too late to matter. */
const ownLate = -4;

/** What a round begins with: when each group enters it, microseconds, and the blocks that each must not vote against. */
export class Stage {
  readonly starts: Float64Array;
  /** When each turned to the height, microseconds. */
  readonly begins: Float64Array;
  /** By group: the block it last precommitted to and in which round; -1: none. */
  readonly locked: Int32Array;
  readonly lockedRound: Int32Array;
  /** By group: the last block it saw two thirds prevote for, in which round, and when. */
  readonly valid: Int32Array;
  readonly validRound: Int32Array;
  readonly validSince: Float64Array;

  constructor(groups: number) {
    this.starts = new Float64Array(groups);
    this.begins = new Float64Array(groups);
    this.locked = new Int32Array(groups);
    this.lockedRound = new Int32Array(groups);
    this.valid = new Int32Array(groups);
    this.validRound = new Int32Array(groups);
    this.validSince = new Float64Array(groups);
    this.unlock();
  }

  /** Another height begins, with its first round. */
  unlock(): void {
    this.begins.set(this.starts);
    this.locked.fill(nil);
    this.lockedRound.fill(-1);
    this.valid.fill(nil);
    this.validRound.fill(-1);
    this.validSince.fill(Number.POSITIVE_INFINITY);
  }

  /** One group is now where another is. */
  copy(from: number, to: number): void {
    this.starts[to] = this.starts[from] as number;
    this.begins[to] = this.begins[from] as number;
    this.locked[to] = this.locked[from] as number;
    this.lockedRound[to] = this.lockedRound[from] as number;
    this.valid[to] = this.valid[from] as number;
    this.validRound[to] = this.validRound[from] as number;
    this.validSince[to] = this.validSince[from] as number;
  }
}

/** What is proposed in a round, and how long validators wait in it, microseconds. */
export interface Proposal {
  readonly round: number;
  /** When it is sent; Infinity: never. */
  readonly sent: number;
  /** The block shown to either half; the same where the proposer is honest. */
  readonly shown: readonly [BlockId, BlockId];
  readonly bytes: number;
  /** The round in which two thirds prevoted for it; -1: it is new. */
  readonly validRound: number;
  readonly timeoutPropose: number;
  readonly timeoutVote: number;
  /** The adversary votes twice; it votes for nothing that an honest proposer shows. */
  readonly isDouble: boolean;
  readonly isUnwanted: boolean;
}

/**
 * One round of Tendermint, from the proposal to the precommits, as each group lives through it: nothing depends on what happens later,
 * so all of its times are known once the proposal is. Source: Buchman, Kwon & Milosevic 2018, "The latest gossip on BFT consensus", algorithm 1.
 */
export class Round {
  /** By group: when it has the proposal, and when it sees that decided which it was shown, microseconds; Infinity: never. */
  readonly hears: Float64Array;
  readonly decides: Float64Array;
  /** By group: which of the two blocks it is shown. */
  readonly halves: Uint8Array;
  #electorate: Electorate;
  #prevoted: Float64Array;
  #prevotes: Int32Array;
  #precommitted: Float64Array;
  #precommits: Int32Array;
  /** Votes that reach a group, as they are counted. */
  #arrivals: Float64Array;
  #counted: Float64Array;

  constructor(electorate: Electorate) {
    const { size } = electorate;
    this.#electorate = electorate;
    this.hears = new Float64Array(size);
    this.decides = new Float64Array(size);
    this.halves = new Uint8Array(size);
    this.#prevoted = new Float64Array(size);
    this.#prevotes = new Int32Array(size);
    this.#precommitted = new Float64Array(size);
    this.#precommits = new Int32Array(size);
    this.#arrivals = new Float64Array(size);
    this.#counted = new Float64Array(size);
  }

  /** Plays it. Whoever locks a block is on the stage from then on. Returns whether anybody sees a block decided. */
  play(stage: Stage, proposal: Proposal): boolean {
    const { size } = this.#electorate;
    for (let group = 0; group < size; group++) this.#prevote(group, stage, proposal);
    if (proposal.round > 0) while (this.#someSkipAhead(stage, proposal));
    const isUnanimous = Number.isFinite(proposal.sent) && !proposal.isDouble && !this.#prevotes.includes(nil);
    for (let group = 0; group < size; group++) this.#precommit(group, stage, proposal, isUnanimous);
    for (let group = 0; group < size; group++) {
      const decided = this.#reached(
        group,
        this.#precommitted,
        this.#precommits,
        this.#shown(group, proposal),
        2,
      );
      this.decides[group] = this.#electorate.up(group, Math.max(decided, this.hears[group] as number));
    }
    this.#rejoin(stage);
    return this.#someDecide();
  }

  /** When each group enters the next round, where this one decided nothing: after a wait for late precommits. */
  next(stage: Stage, { timeoutVote }: Proposal): void {
    const { size } = this.#electorate;
    for (let group = 0; group < size; group++) {
      const counted = this.#reached(group, this.#precommitted, this.#precommits, anything, 2);
      const seen = Math.max(this.#electorate.up(group, counted), stage.starts[group] as number);
      stage.starts[group] = this.#electorate.up(group, seen + timeoutVote);
    }
    this.#rejoin(stage);
  }

  /** The moment at which so much has voted for nothing that no proposal can win, where none is heard, microseconds. */
  isLostAt(stage: Stage, timeoutPropose: number): number {
    const { size, proposer } = this.#electorate;
    for (let group = 0; group < size; group++) {
      this.#prevoted[group] = this.#electorate.up(group, (stage.starts[group] as number) + timeoutPropose);
      this.#prevotes[group] = nil;
    }
    return this.#reached(proposer, this.#prevoted, this.#prevotes, anything, 1);
  }

  /** A proposer who is a group of its own is that group again. */
  #rejoin(stage: Stage): void {
    const { proposer, whoProposes } = this.#electorate;
    if (whoProposes < 0) return;
    stage.copy(proposer, whoProposes);
    this.decides[whoProposes] = this.decides[proposer] as number;
  }

  #shown(group: number, { shown }: Proposal): BlockId {
    return shown[this.halves[group] as 0 | 1];
  }

  #prevote(group: number, stage: Stage, proposal: Proposal): void {
    const electorate = this.#electorate;
    const start = stage.starts[group] as number;
    if (group === electorate.proposer && proposal.sent === Number.POSITIVE_INFINITY) {
      this.hears[group] = proposal.sent;
      this.#prevoted[group] = start;
      this.#prevotes[group] = ownLate;
      return;
    }
    const hears = electorate.blockArrival(group, proposal.sent, proposal.bytes);
    const deadline = start + proposal.timeoutPropose;
    // Because who was down asks again for what it missed, it may yet vote for what came while it was.
    const votes = electorate.up(group, hears <= deadline ? Math.max(hears, start) : deadline);
    this.hears[group] = hears;
    this.#prevoted[group] = votes;
    const isFor = hears <= votes && this.#isAcceptable(group, stage, proposal);
    this.#prevotes[group] = isFor ? this.#choice(group, proposal) : nil;
  }

  #choice(group: number, proposal: Proposal): number {
    return this.#votesTwice(group, proposal) ? both : this.#shown(group, proposal);
  }

  #votesTwice(group: number, { isDouble }: Proposal): boolean {
    return isDouble && this.#electorate.isCorrupt(group);
  }

  /** Whoever hears more than a third of the stake vote in this round enters it too. Returns whether anybody did. */
  #someSkipAhead(stage: Stage, proposal: Proposal): boolean {
    const { size } = this.#electorate;
    let doSome = false;
    for (let group = 0; group < size; group++) {
      const ahead = this.#reached(group, this.#prevoted, this.#prevotes, anything, 1);
      const enters = Math.max(this.#electorate.up(group, ahead), stage.begins[group] as number);
      if (enters >= (stage.starts[group] as number)) continue;
      doSome = true;
      stage.starts[group] = enters;
      this.#prevote(group, stage, proposal);
    }
    return doSome;
  }

  #isAcceptable(group: number, stage: Stage, proposal: Proposal): boolean {
    if (proposal.isUnwanted && this.#electorate.isCorrupt(group)) return false;
    const lockedRound = stage.lockedRound[group] as number;
    return (
      lockedRound < 0 ||
      stage.locked[group] === this.#shown(group, proposal) ||
      proposal.validRound >= lockedRound
    );
  }

  #precommit(group: number, stage: Stage, proposal: Proposal, isUnanimous: boolean): void {
    const electorate = this.#electorate;
    const block = this.#shown(group, proposal);
    const own = this.#prevoted[group] as number;
    if (this.#votesTwice(group, proposal)) {
      // Because they are bound by nothing, they need not have seen two thirds vote for what they vote for again.
      this.#precommitted[group] = own;
      this.#precommits[group] = both;
      return;
    }
    const seen = (vote: number) =>
      Math.max(own, electorate.up(group, this.#reached(group, this.#prevoted, this.#prevotes, vote, 2)));
    const polka = Math.max(seen(block), this.hears[group] as number);
    let least = polka;
    if (!isUnanimous) least = Math.min(polka, seen(nil), seen(anything) + proposal.timeoutVote);
    const precommits = electorate.up(group, least);
    const isForBlock = polka <= precommits && Number.isFinite(polka);
    this.#precommitted[group] = precommits;
    this.#precommits[group] = isForBlock ? block : nil;
    if (Number.isFinite(polka)) {
      stage.valid[group] = block;
      stage.validRound[group] = proposal.round;
      stage.validSince[group] = electorate.up(group, polka);
    }
    if (isForBlock) {
      stage.locked[group] = block;
      stage.lockedRound[group] = proposal.round;
    }
  }

  /** When votes of more than so many thirds of the stake have reached a group, microseconds; Infinity: never. */
  #reached(group: number, cast: Float64Array, votes: Int32Array, wanted: number, thirds: 1 | 2): number {
    const { size, weights, total } = this.#electorate;
    const [arrivals, counted] = [this.#arrivals, this.#counted];
    let waiting = 0;
    for (let voter = 0; voter < size; voter++) {
      const vote = votes[voter] as number;
      const counts = wanted === anything || vote === wanted || (vote === both && wanted !== nil);
      if (!counts || weights[voter] === 0) continue;
      arrivals[waiting] = this.#electorate.voteArrival(voter, group, cast[voter] as number);
      counted[waiting++] = weights[voter] as number;
    }
    // Because a third of three equal stakes is not exact, what is just as much counts as no more.
    let missing = (thirds * total) / 3 + 1e-9;
    while (waiting > 0) {
      let first = 0;
      for (let each = 1; each < waiting; each++)
        if ((arrivals[each] as number) < (arrivals[first] as number)) first = each;
      missing -= counted[first] as number;
      if (missing < 0) return arrivals[first] as number;
      waiting--;
      arrivals[first] = arrivals[waiting] as number;
      counted[first] = counted[waiting] as number;
    }
    return Number.POSITIVE_INFINITY;
  }

  #someDecide(): boolean {
    const { size, weights } = this.#electorate;
    for (let group = 0; group < size; group++)
      if (weights[group] !== 0 && Number.isFinite(this.decides[group] as number)) return true;
    return false;
  }
}
