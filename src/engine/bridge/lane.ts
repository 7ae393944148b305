import type { BlockRef } from "../ledger/contract.ts";
import type { Site } from "../site.ts";
import { type BlockId, emptyParts } from "../trace.ts";
import type { End } from "./end.ts";
import type { Bridge } from "./parameters.ts";

/** Millionths of a dollar, in which a bridge counts. */
export const perDollar = 1e6;

/** Users who sent together, in [from, to): one call on their side stands for all of them (A31). */
interface Cohort {
  readonly from: number;
  readonly to: number;
  /** What each pays on this side, $. */
  readonly fee: number;
  /** Messages that nobody has signed yet, and those signed. */
  unsigned: number;
  signed: number;
  /** The block that holds the call, in the chain as it is now. */
  at: BlockRef | null;
  isSettled: boolean;
}

/** Messages of a cohort that one round signed. */
interface Signed {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly fee: number;
  /** They are through once so much has left on the other side. */
  readonly due: number;
  /** When they were first seen there, microseconds; -1: not yet. */
  seen: number;
  block: BlockId;
}

/** Messages that are final for whom it is still looked after whether they stay so. */
const remembered = 256;

/** One direction of a bridge: what enters at one end and is old enough is signed, and leaves at the other. */
export class Lane {
  /** All that was ever signed, millionths of a dollar. */
  total = 0;
  #p: Bridge;
  #site: Site;
  #entry: End;
  #exit: End;
  /** Numbers what is final, in both directions together. */
  #nextBlock: () => BlockId;
  #cohorts: Cohort[] = [];
  #signed: Signed[] = [];
  #final: Signed[] = [];
  /** The largest sum that waits to be said at the exit. */
  #asked = 0;
  /** Signed, though a reorganization has since taken out what it was signed for. */
  #unbacked = 0;

  constructor(p: Bridge, site: Site, entry: End, exit: End, nextBlock: () => BlockId) {
    this.#p = p;
    this.#site = site;
    this.#entry = entry;
    this.#exit = exit;
    this.#nextBlock = nextBlock;
  }

  /** Money whose users have sent it, but which no block holds. */
  get waiting(): number {
    return this.#worth(
      this.#cohorts.reduce((sum, { at, unsigned }) => sum + (at === null ? unsigned : 0), 0),
    );
  }

  /** `count` users who came in [from, to) hand in what they send, in calls that fit a round. */
  send(from: number, to: number, count: number): void {
    for (let left = count; left > 0; left -= this.#p.batch)
      this.#enter(from, to, Math.min(left, this.#p.batch));
  }

  /** A round of signing: what is old enough is signed, up to a batch, and the sum of all that was ever signed goes to the exit. */
  sign(signatures: number): void {
    this.#signNext();
    const missing = this.total - this.#exit.state("head").left;
    if (missing > 0 && missing <= this.#exit.holds && this.#asked < this.total) this.#leave(signatures);
  }

  /** Tells what has become final, or is no longer. */
  settle(): void {
    this.#reverse();
    const through = this.#through;
    while (this.#signed.length > 0 && (this.#signed[0] as Signed).due <= through) {
      const message = this.#signed.shift() as Signed;
      this.#tellFinal(message);
      this.#final.push(message);
      if (this.#final.length > remembered) this.#final.shift();
    }
  }

  /** Money that is in a block on one side and not on the other, as those know it who carry it. */
  get inFlight(): number {
    const unsigned = this.#cohorts.reduce((sum, { at, unsigned }) => sum + (at === null ? 0 : unsigned), 0);
    return this.#worth(unsigned) + this.total - this.#exit.state("head").left - this.#unbacked;
  }

  audit(): readonly string[] {
    const { entered } = this.#entry.state("head");
    const { left } = this.#exit.state("head");
    const faults: string[] = [];
    if (entered - left !== this.inFlight)
      faults.push(`${entered} entered and ${left} left, but ${this.inFlight} is in flight`);
    if (left > this.total) faults.push(`${left} left, but only ${this.total} was signed`);
    return faults;
  }

  #enter(from: number, to: number, count: number): void {
    const { messageGas } = this.#p;
    const fee = this.#entry.host.quote(0, messageGas);
    const cohort: Cohort = { from, to, fee, unsigned: count, signed: 0, at: null, isSettled: false };
    this.#cohorts.push(cohort);
    const highestFee = this.#site.demand.highestFee * count;
    const order = { by: "users", bytes: 0, gas: messageGas * count, highestFee };
    this.#entry.call({ kind: "enter", amount: this.#worth(count) }, order, this.#site.agenda.now, {
      included: (at) => {
        cohort.at = at;
        this.#unbacked -= this.#worth(cohort.signed);
      },
      reverted: () => {
        cohort.at = null;
        this.#unbacked += this.#worth(cohort.signed);
      },
      final: () => {
        cohort.isSettled = true;
        this.settle();
      },
    });
  }

  #signNext(): void {
    let room = this.#p.batch;
    const fee = this.#exit.host.quote(this.#bytes, this.#p.messageGas);
    for (const cohort of this.#cohorts) {
      if (room === 0) break;
      if (!this.#isOld(cohort)) continue;
      const count = Math.min(room, cohort.unsigned);
      room -= count;
      cohort.unsigned -= count;
      cohort.signed += count;
      this.total += this.#worth(count);
      const { from, to } = cohort;
      this.#signed.push({ from, to, count, fee: cohort.fee + fee, due: this.total, seen: -1, block: -1 });
    }
    this.#cohorts = this.#cohorts.filter(({ unsigned }) => unsigned > 0);
  }

  #isOld({ at, isSettled }: Cohort): boolean {
    if (at === null) return false;
    const { wait } = this.#p;
    return wait === 0 ? isSettled : this.#site.agenda.now - at.time >= wait * 1e6;
  }

  #leave(signatures: number): void {
    const { total } = this;
    const missing = (total - this.#exit.state("head").left) / this.#worth(1);
    const order = {
      by: "signers",
      bytes: this.#bytes,
      gas: this.#p.messageGas * missing,
      highestFee: this.#site.demand.highestFee * missing,
    };
    this.#asked = total;
    this.#exit.call({ kind: "leave", total, signatures }, order, this.#site.agenda.now, {
      included: () => {
        if (this.#asked === total) this.#asked = 0;
        this.#deliver();
      },
      reverted: () => {
        this.#asked = Math.max(this.#asked, total);
      },
      final: () => this.settle(),
    });
  }

  /** Users see on the other side what they have sent. */
  #deliver(): void {
    const { left } = this.#exit.state("head");
    const { agenda, emit } = this.#site;
    for (const message of this.#signed) {
      if (message.due > left) break;
      if (message.seen >= 0) continue;
      message.seen = agenda.now;
      const { from, to, count } = message;
      emit({ kind: "delivered", from, to, count, time: agenda.now });
    }
  }

  /** What is settled at the exit, and settled at the entry: nothing is final before both are. */
  get #through(): number {
    return Math.min(this.#exit.state("final").left, this.#entry.state("final").entered);
  }

  #reverse(): void {
    const through = this.#through;
    const { agenda, emit } = this.#site;
    for (let last = this.#final.at(-1); last !== undefined && last.due > through; last = this.#final.at(-1)) {
      this.#final.pop();
      this.#signed.unshift(last);
      const { block, seen } = last;
      emit({ kind: "reversed", block, height: block, found: seen, time: agenda.now });
    }
  }

  #tellFinal(message: Signed): void {
    const { agenda, emit } = this.#site;
    const { now } = agenda;
    const { from, to, count, fee } = message;
    message.seen = message.seen < 0 ? now : message.seen;
    message.block = this.#nextBlock();
    const { block, seen } = message;
    const parts = emptyParts(1);
    [parts.from[0], parts.to[0], parts.count[0], parts.fee[0]] = [from, to, count, fee];
    // Because all that users pay is for calls on the two chains, the bridge keeps nothing.
    const costs = { surcharge: fee, bytes: count * this.#bytes };
    const nothing = { space: 0, room: 0, subsidy: 0, baseFee: 0, blobs: null, calls: 0 };
    emit({
      kind: "final",
      block,
      by: 0,
      height: block,
      found: seen,
      seen,
      time: now,
      ...costs,
      ...nothing,
      parts,
    });
  }

  get #bytes(): number {
    return this.#p.threshold * this.#p.signatureBytes;
  }

  #worth(messages: number): number {
    return messages * Math.round(this.#p.amount * perDollar);
  }
}
