import { activationExitChurnLimit, exitDelay } from "../../rules/churn.ts";
import {
  effectiveBalanceIncrement,
  ejectionBalance,
  inactivityPenalty,
  minActivationBalance,
  nextEffectiveBalance,
  nextInactivityScore,
} from "../../rules/inactivity.ts";
import { correlationPenalty, initialSlashing, type SlashingRule } from "../../rules/slashing.ts";
import { Slashings } from "./slashings.ts";

const increment = /* @__PURE__ */ BigInt(effectiveBalanceIncrement);

/** What a registry is opened with. */
export interface Stake {
  /** The parties' shares of all stake, and the coins that these are shares of. */
  readonly shares: Float64Array;
  readonly staked: number;
  readonly committees: number;
  readonly slashing: SlashingRule;
}

/**
 * The validators as one chain has them: what each has left, and who counts. Validators of one party who vote in the same slot of
 * each epoch fare alike and are one row, by committee and party; a row's balances are those of one validator, gwei (A43).
 */
export class Registry {
  readonly stake: Stake;
  /** Weight of each row's votes, in shares of its party's stake at the start: a new array whenever it changes. */
  votes: Float64Array;
  /** Active stake, that of slashed validators who have not left included; as a share of all at the start, like all that follows. */
  total: number;
  /** Taken for silence, and for offenses; and taken along by those who left. */
  leaked = 0;
  lost = 0;
  withdrawn = 0;
  #balance: Float64Array;
  #effective: Float64Array;
  #scores: Float64Array;
  /** Part of a row's validators who have not left. */
  #left: Float64Array;
  #slashings: Slashings;
  /** The last that ended. */
  #epoch = -1;
  /** Rows that are to leave, in order, and since when. */
  #queue: { readonly row: number; readonly epoch: number }[] = [];
  #isLeaving: Uint8Array;
  /** Stake of a party's validators who may propose. */
  #proposers: Float64Array;
  /** Nobody has a score, is to be punished or to leave: without a leak an epoch changes nothing. */
  #isCalm = true;
  /** Weights are by the balances as they are. */
  #isReckoned = true;

  constructor(stake: Stake) {
    this.stake = stake;
    const rows = stake.shares.length * stake.committees;
    this.#balance = new Float64Array(rows).fill(minActivationBalance);
    this.#effective = new Float64Array(rows).fill(minActivationBalance);
    this.#scores = new Float64Array(rows);
    this.#left = new Float64Array(rows).fill(1);
    this.#slashings = new Slashings(rows);
    this.#isLeaving = new Uint8Array(rows);
    this.votes = Float64Array.from({ length: rows }, (_, row) => this.#shareOf(row));
    this.total = 1;
    this.#proposers = Float64Array.from(stake.shares);
  }

  /** Becomes the same as another's. */
  copy(other: Registry): void {
    for (const [own, its] of this.#columns(other)) own.set(its);
    this.#slashings.copy(other.#slashings);
    this.#queue = [...other.#queue];
    this.#isCalm = other.#isCalm;
    this.votes = other.votes;
    this.total = other.total;
    this.#proposers = other.#proposers;
    this.leaked = other.leaked;
    this.lost = other.lost;
    this.withdrawn = other.withdrawn;
    this.#epoch = other.#epoch;
  }

  /** The party whose validator proposes by the lot, u in [0, 1); -1 where it falls on one that was slashed, whose block nobody takes. */
  drawn(u: number): number {
    let left = u * this.total;
    for (let party = 0; party < this.#proposers.length; party++) {
      left -= this.#proposers[party] as number;
      if (left < 0) return party;
    }
    return -1;
  }

  /** A row's balance and its inactivity score. */
  of(row: number) {
    return {
      balance: this.#balance[row] as number,
      effective: this.#effective[row] as number,
      score: this.#scores[row] as number,
    };
  }

  /** What is left of all balances at the start, as a share of them: together with what was taken and withdrawn it is 1. */
  get kept(): number {
    let sum = 0;
    for (let row = 0; row < this.#balance.length; row++)
      sum += this.#worth(row, this.#balance[row] as number);
    return sum;
  }

  /** What slashed validators have lost and will have lost once the correlation penalty is due, if nobody else is slashed until then. */
  get cost(): number {
    let sum = this.lost;
    for (const row of this.#slashings.pending(this.#epoch + 1)) sum += this.#worth(row, this.#due(row));
    return sum;
  }

  /** Stake that was slashed. */
  get slashed(): number {
    return this.#slashings.stake;
  }

  /** Offenses of these rows are in a block. Source: consensus-specs, slash_validator. */
  slash(rows: Iterable<number>, epoch: number): void {
    for (const row of rows) {
      if (this.#slashings.isSlashed(row) || this.#left[row] === 0) continue;
      const effective = this.#effective[row] as number;
      this.#slashings.add(row, epoch, this.#worth(row, effective));
      this.lost += this.#take(row, Number(initialSlashing(BigInt(effective), this.stake.slashing)));
      this.#enqueue(row, epoch);
    }
    this.#isCalm = false;
    this.#reckon();
  }

  /** What an epoch does to all balances; `hasVoted` for the target, by row. Source: consensus-specs, process_epoch, without rewards. */
  endEpoch(epoch: number, isLeaking: boolean, hasVoted: (row: number) => boolean): void {
    this.#epoch = epoch;
    if (this.#isCalm && !isLeaking) return;
    this.#isCalm = true;
    this.#drain(isLeaking, hasVoted);
    this.#eject(epoch);
    this.#punish(epoch);
    this.#updateEffective();
    this.#leave(epoch);
    if (!this.#isReckoned) this.#reckon();
  }

  /** Source: consensus-specs, process_inactivity_updates and get_inactivity_penalty_deltas. */
  #drain(isLeaking: boolean, hasVoted: (row: number) => boolean): void {
    for (let row = 0; row < this.#scores.length; row++) {
      if (this.#left[row] === 0) continue;
      const voted = !this.#slashings.isSlashed(row) && hasVoted(row);
      const score = nextInactivityScore(this.#scores[row] as number, voted, isLeaking);
      this.#scores[row] = score;
      if (score > 0) this.#isCalm = false;
      if (!voted) this.leaked += this.#take(row, inactivityPenalty(this.#effective[row] as number, score));
    }
  }

  /** Source: consensus-specs, process_registry_updates. */
  #eject(epoch: number): void {
    for (let row = 0; row < this.#effective.length; row++)
      if ((this.#effective[row] as number) <= ejectionBalance) this.#enqueue(row, epoch);
  }

  /** The later part of the penalty for those slashed 4,096 epochs ago. Source: consensus-specs, process_slashings. */
  #punish(epoch: number): void {
    for (const row of this.#slashings.pending(epoch)) {
      this.#isCalm = false;
      if (this.#slashings.due(row) === epoch) this.lost += this.#take(row, this.#due(row));
    }
  }

  /** What the later part of a row's penalty is, gwei, as things stand. */
  #due(row: number): number {
    const effective = BigInt(this.#effective[row] as number);
    const together = this.#gwei(this.#slashings.together(row));
    const penalty = correlationPenalty(effective, together, this.#gwei(this.total), this.stake.slashing);
    return Math.min(Number(penalty), this.#balance[row] as number);
  }

  /** Source: consensus-specs, process_effective_balance_updates. */
  #updateEffective(): void {
    for (let row = 0; row < this.#effective.length; row++) {
      const effective = this.#effective[row] as number;
      const next = nextEffectiveBalance(effective, this.#balance[row] as number);
      if (next === effective) continue;
      this.#effective[row] = next;
      this.#isReckoned = false;
    }
  }

  /** Who waits to leave goes, first come first served, as far as an epoch has room. Source: consensus-specs, compute_exit_epoch_and_update_churn. */
  #leave(epoch: number): void {
    let room = Number(activationExitChurnLimit(this.#gwei(this.total)) / increment) / this.stake.staked;
    for (let next = this.#queue[0]; next !== undefined && room > 0; next = this.#queue[0]) {
      if (next.epoch + exitDelay > epoch) break;
      this.#isReckoned = false;
      const { row } = next;
      const stake = this.#worth(row, this.#effective[row] as number);
      const part = stake > room ? room / stake : 1;
      this.withdrawn += part * this.#worth(row, this.#balance[row] as number);
      this.#left[row] = part === 1 ? 0 : (this.#left[row] as number) * (1 - part);
      room -= part * stake;
      if (part === 1) this.#queue.shift();
    }
    if (this.#queue.length > 0) this.#isCalm = false;
  }

  #enqueue(row: number, epoch: number): void {
    if (this.#isLeaving[row] === 1) return;
    this.#isLeaving[row] = 1;
    this.#queue.push({ row, epoch });
  }

  /** Takes so much of each validator of a row, gwei, or what it has. */
  #take(row: number, amount: number): number {
    const taken = Math.min(amount, this.#balance[row] as number);
    this.#balance[row] = (this.#balance[row] as number) - taken;
    return this.#worth(row, taken);
  }

  /** What so much for each validator of a row is of all stake at the start. */
  #worth(row: number, gwei: number): number {
    return (
      (this.#shareOf(row) * (this.#left[row] as number) * (gwei / minActivationBalance)) /
      this.stake.committees
    );
  }

  #shareOf(row: number): number {
    return this.stake.shares[row % this.stake.shares.length] as number;
  }

  /** Who counts for how much now. */
  #reckon(): void {
    const { shares, committees } = this.stake;
    this.#isReckoned = true;
    this.votes = new Float64Array(this.votes.length);
    this.#proposers = new Float64Array(shares.length);
    this.total = 0;
    for (let row = 0; row < this.votes.length; row++) {
      const weight =
        this.#shareOf(row) *
        (this.#left[row] as number) *
        ((this.#effective[row] as number) / minActivationBalance);
      this.total += weight / committees;
      if (this.#slashings.isSlashed(row)) continue;
      this.votes[row] = weight;
      this.#proposers[row % shares.length] =
        (this.#proposers[row % shares.length] as number) + weight / committees;
    }
  }

  /** A share of all stake at the start, gwei. */
  #gwei(share: number): bigint {
    return BigInt(Math.max(1, Math.round(share * this.stake.staked))) * increment;
  }

  #columns(other: Registry) {
    return [
      [this.#balance, other.#balance],
      [this.#effective, other.#effective],
      [this.#scores, other.#scores],
      [this.#left, other.#left],
      [this.#isLeaving, other.#isLeaving],
    ] as const;
  }
}
