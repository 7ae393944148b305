import type { Site } from "../site.ts";
import type { Way } from "./../trace.ts";
import { type BlockId, emptyParts, type Legs } from "../trace.ts";
import type { End } from "./end.ts";
import { isLate, lateUpTo, type Slice, told } from "./gate.ts";
import type { Kind } from "./kind.ts";
import type { Cohort, Message } from "./message.ts";
import type { Common } from "./parameters.ts";
import { Providers } from "./providers.ts";

/** Millionths of a dollar, in which a bridge counts. */
export const perDollar = 1e6;

/** Messages that are final for whom it is still looked after whether they stay so. */
const remembered = 256;

/** One direction of a bridge: what enters at one end and may be told of comes out at the other, or is given back. */
export class Lane {
  /** All that was ever told, millionths of a dollar. */
  total = 0;
  #way: Way;
  #p: Common;
  #kind: Kind;
  #site: Site;
  #entry: End;
  #exit: End;
  /** Numbers what is final, in both directions together. */
  #nextBlock: () => BlockId;
  #cohorts: Cohort[] = [];
  #messages: Message[] = [];
  #final: Message[] = [];
  /** Too late at the exit, and not given back yet. */
  #late: Message[] = [];
  /** In no block of the chain as it is now. */
  #out = new Set<Cohort>();
  /** Told, though a reorganization has since taken out what was told of. */
  #undone = new Set<Cohort>();
  /** The most that was ever seen at the exit. */
  #seen = 0;
  /** Something has happened to them since their legs were told of last. */
  #touched = new Set<Cohort>();
  /** Those whose time is not over, the first to go first. */
  #inTime: Cohort[] = [];
  /** The largest sum that waits to be said at the exit, and that to be given back at the entry. */
  #asked = 0;
  #askedBack = 0;
  #providers: Providers | null;

  constructor(way: Way, p: Common, kind: Kind, site: Site, entry: End, exit: End, nextBlock: () => BlockId) {
    this.#way = way;
    this.#p = p;
    this.#kind = kind;
    this.#site = site;
    this.#entry = entry;
    this.#exit = exit;
    this.#nextBlock = nextBlock;
    const { fronting } = kind;
    this.#providers =
      fronting === undefined
        ? null
        : new Providers(fronting, way, site, exit.host, (count) => this.#worth(count), {
            paid: (cohort) => {
              this.#touched.add(cohort);
              this.#tellDelivered(cohort, cohort.untold);
            },
            final: (cohort) => this.#tellFinal(cohort, cohort.untold + cohort.told, cohort.fee, cohort.seen),
            reversed: (block, seen) => this.#tellReversed(block, seen),
          });
  }

  /** Money whose users have sent it, but which no block holds. */
  get waiting(): number {
    let count = 0;
    for (const { untold, isSpent } of this.#out) if (!isSpent) count += untold;
    return this.#worth(count);
  }

  /** `count` users who came in [from, to) hand in what they send, in calls that fit a round. */
  send(from: number, to: number, count: number): void {
    if (count > 0) this.#site.emit({ kind: "sent", way: this.#way, from, to, count });
    for (let left = count; left > 0; left -= this.#p.batch)
      this.#enter(from, to, Math.min(left, this.#p.batch));
  }

  /** A round: who may be paid out before is, what may be told is told, and what was late goes back. */
  round(): void {
    for (const cohort of this.#undone) this.#tellUndone(cohort);
    this.#providers?.front(this.#p.messageGas, this.#bidOf);
    if (this.#kind.word(this.#way, this.#exit.state("head")) !== null) {
      this.#tellNext();
      this.#leave();
    }
    if (this.#kind.refunds) this.#giveBack();
    this.settle();
    this.#tellLegs();
  }

  /** Tells what has become final, or is no longer. */
  settle(): void {
    this.#reverse();
    const through = this.#through;
    while (this.#messages.length > 0 && (this.#messages[0] as Message).due <= through) {
      const message = this.#messages.shift() as Message;
      if (isLate(this.#exit.state("final"), message.due)) this.#fail(message);
      else this.#finish(message);
    }
  }

  /** Money that is in a block on one side and not on the other, as those know it who carry it. */
  get inFlight(): number {
    const untold = this.#cohorts.reduce((sum, { at, untold }) => sum + (at === null ? 0 : untold), 0);
    const { left } = this.#exit.state("head");
    const { refunded } = this.#entry.state("head");
    return this.#worth(untold) + this.total - left - refunded - this.unbacked;
  }

  /** Told, though a reorganization has since taken out what was told of; and given back, though it came out after all. */
  get unbacked(): number {
    return this.#undoneWorth(() => true);
  }

  /** The part of it whose users have spent elsewhere what backed it. */
  get spent(): number {
    return this.#undoneWorth(({ isSpent }) => isSpent);
  }

  /** What came back to users at the entry that came out at the exit as well, since a reorganization there made good what was late. */
  get paidTwice(): number {
    return Math.max(0, this.#entry.state("head").refunded - this.#exit.state("head").late);
  }

  /** What providers have at the exit, and what they paid out for locks that a reorganization has undone: lost, or not yet. */
  get provided(): { readonly free: number; readonly lost: number; readonly atRisk: number } {
    return this.#providers?.stand(this.#out) ?? { free: 0, lost: 0, atRisk: 0 };
  }

  audit(): readonly string[] {
    const { entered, refunded } = this.#entry.state("head");
    const exit = this.#exit.state("head");
    const faults: string[] = [...(this.#providers?.audit() ?? [])];
    if (entered - refunded - exit.left !== this.inFlight)
      faults.push(
        `${entered} entered, ${refunded} went back and ${exit.left} left, but ${this.inFlight} is in flight`,
      );
    if (told(exit) > this.total) faults.push(`${told(exit)} left, but only ${this.total} was told`);
    if (exit.late !== lateUpTo(exit, this.total)) faults.push(`${exit.late} was late, but not in its parts`);
    return faults;
  }

  #enter(from: number, to: number, count: number): void {
    const { messageGas, timeout } = this.#p;
    const { agenda } = this.#site;
    const fee = this.#entry.host.quote(0, messageGas);
    const cohort: Cohort = {
      ...{ from, to, fee, untold: count, told: 0, at: null, isSettled: false, withdraw: () => {} },
      deadline: timeout > 0 ? agenda.now + timeout * 1e6 : Number.POSITIVE_INFINITY,
      ...{
        isSpent: false,
        wasUndone: false,
        fronted: "no",
        seen: -1,
        wasIn: false,
        messages: [],
        legs: null,
      },
    };
    this.#cohorts.push(cohort);
    this.#out.add(cohort);
    if (timeout > 0) this.#inTime.push(cohort);
    this.#providers?.queue(cohort);
    const order = { by: "users", bytes: 0, gas: messageGas * count, highestFee: this.#bidOf(count) };
    cohort.withdraw = this.#entry.call({ kind: "enter", amount: this.#worth(count) }, order, agenda.now, {
      included: (at) => {
        cohort.at = at;
        cohort.wasIn = true;
        this.#cheat(cohort);
        this.#out.delete(cohort);
        this.#undone.delete(cohort);
        this.#touched.add(cohort);
      },
      reverted: () => this.#undo(cohort),
      final: () => {
        cohort.isSettled = true;
        this.settle();
      },
      reversed: () => {
        cohort.isSettled = false;
      },
    });
  }

  /** Whoever cheats spends the coins of a lock elsewhere once it is in a block: no other branch takes it any more. */
  #cheat(cohort: Cohort): void {
    if (cohort.isSpent || this.#site.decide(users).respend?.() !== true) return;
    cohort.isSpent = true;
    cohort.withdraw();
  }

  /** A reorganization has undone a lock: it waits again, where its coins were not spent elsewhere. */
  #undo(cohort: Cohort): void {
    cohort.at = null;
    this.#out.add(cohort);
    this.#touched.add(cohort);
    if (cohort.told > 0) this.#undone.add(cohort);
  }

  #tellNext(): void {
    let room = this.#p.batch;
    const { agenda } = this.#site;
    const fee = this.#exit.host.quote(this.#kind.carries.bytes(), this.#p.messageGas);
    for (const cohort of this.#cohorts) {
      if (room === 0) break;
      const { at, isSettled, fronted } = cohort;
      if (at === null || fronted === "asked") continue;
      // Because they are told of in their order, and have waited in about that order.
      if (!this.#kind.isDue(this.#way, { at, isSettled })) break;
      const count = Math.min(room, cohort.untold);
      room -= count;
      cohort.untold -= count;
      cohort.told += count;
      this.total += this.#worth(count);
      const isFronted = fronted === "paid";
      const message: Message = {
        ...{ cohort, count, fee: cohort.fee + fee, due: this.total, isFronted, isRepaid: false },
        ...{ from: agenda.now + this.#kind.delay * 1e6, seen: cohort.seen, block: -1, legs: cohort.legs },
      };
      this.#messages.push(message);
      cohort.messages.push(message);
    }
    if (room < this.#p.batch) this.#cohorts = this.#cohorts.filter(({ untold }) => untold > 0);
  }

  /** Says at the exit what was told and does not stand there, a round's worth at a time and as far as that can give it away. */
  #leave(): void {
    const said = Math.max(this.#asked, told(this.#exit.state("head")));
    const slices = this.#slices(said);
    const sum = slices.at(-1)?.until ?? 0;
    if (sum <= said) return;
    this.#asked = sum;
    this.#carry(this.#exit, { kind: "leave", slices }, (sum - said) / this.#worth(1), {
      included: () => {
        if (this.#asked === sum) this.#asked = 0;
        this.#deliver();
      },
      reverted: () => {
        this.#asked = Math.max(this.#asked, sum);
        for (const { cohort } of this.#messages) this.#touched.add(cohort);
      },
    });
  }

  #slices(said: number): readonly Slice[] {
    const free = this.#exit.holds + told(this.#exit.state("head"));
    const most = Math.min(free, said + this.#worth(this.#p.batch));
    const slices: Slice[] = [];
    for (let place = this.#placeAfter(said); place < this.#messages.length; place++) {
      const { due, from, cohort, isFronted } = this.#messages[place] as Message;
      if (from > this.#site.agenda.now || due > most) break;
      const deadline = this.#kind.refunds && !isFronted ? cohort.deadline : Number.POSITIVE_INFINITY;
      if (slices.at(-1)?.deadline === deadline) slices.pop();
      slices.push({ until: due, deadline });
    }
    return slices;
  }

  /** What is settled to have been late at the exit goes back at the entry. */
  #giveBack(): void {
    const { late } = this.#exit.state("final");
    const { refunded } = this.#entry.state("head");
    if (late <= refunded || late <= this.#askedBack || late - refunded > this.#entry.holds) return;
    const back = this.#way === "forth" ? "back" : "forth";
    if (this.#kind.word(back, this.#entry.state("head")) === null) return;
    this.#askedBack = late;
    this.#carry(this.#entry, { kind: "refund", total: late }, (late - refunded) / this.#worth(1), {
      included: () => {
        if (this.#askedBack === late) this.#askedBack = 0;
        for (const { cohort } of this.#late) this.#touched.add(cohort);
      },
      reverted: () => {
        for (const { cohort } of this.#late) this.#touched.add(cohort);
        this.#askedBack = Math.max(this.#askedBack, late);
      },
    });
  }

  /** Hands in a call at an end that weighs as much as so many messages and what it shows for them. */
  #carry(
    end: End,
    passage:
      | { readonly kind: "leave"; readonly slices: readonly Slice[] }
      | { readonly kind: "refund"; readonly total: number },
    count: number,
    listener: { readonly included: () => void; readonly reverted: () => void },
  ): void {
    const { carries, word } = this.#kind;
    const way = end === this.#exit ? this.#way : this.#way === "forth" ? "back" : "forth";
    const shown = word(way, end.state("head")) ?? 0;
    const order = {
      by: carries.by,
      bytes: carries.bytes(),
      gas: this.#p.messageGas * count + carries.gas,
      highestFee: this.#bidOf(count),
    };
    const { now } = this.#site.agenda;
    end.call({ ...passage, word: shown }, order, now, { ...listener, final: () => this.settle() });
  }

  /** Users see on the other side what they have sent. */
  #deliver(): void {
    const state = this.#exit.state("head");
    for (let place = this.#placeAfter(this.#seen); place < this.#messages.length; place++) {
      const message = this.#messages[place] as Message;
      if (message.due > told(state)) break;
      this.#seen = message.due;
      this.#touched.add(message.cohort);
      if (message.seen >= 0 || isLate(state, message.due)) continue;
      message.seen = this.#site.agenda.now;
      this.#tellDelivered(message.cohort, message.count);
    }
  }

  /** Place of the first message whose sum is above another: they are in the order of their sums. */
  #placeAfter(sum: number): number {
    let [low, high] = [0, this.#messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#messages[middle] as Message).due > sum) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #tellDelivered({ from, to }: Cohort, count: number): void {
    const { agenda, emit } = this.#site;
    emit({ kind: "delivered", way: this.#way, from, to, count, time: agenda.now });
  }

  #tellUndone(cohort: Cohort): void {
    if (cohort.wasUndone) return;
    cohort.wasUndone = true;
    const { from, to, told: count } = cohort;
    this.#site.emit({ kind: "unbacked", from, to, count, time: this.#site.agenda.now });
  }

  /** What was told and stands at the exit, late or not, and is settled at the entry: nothing is final before both are. */
  get #through(): number {
    return Math.min(told(this.#exit.state("final")), this.#entry.state("final").entered + this.spent);
  }

  #finish(message: Message): void {
    if (!message.isFronted) {
      const { cohort, count, fee } = message;
      message.seen = message.seen < 0 ? this.#site.agenda.now : message.seen;
      message.block = this.#tellFinal(cohort, count, fee, message.seen);
    }
    this.#final.push(message);
    if (this.#final.length > remembered) this.#final.shift();
  }

  #fail(message: Message): void {
    const { cohort, count } = message;
    this.#site.emit({ kind: "failed", way: this.#way, from: cohort.from, to: cohort.to, count });
    this.#late.push(message);
  }

  #reverse(): void {
    const through = this.#through;
    for (let last = this.#final.at(-1); last !== undefined && last.due > through; last = this.#final.at(-1)) {
      this.#final.pop();
      this.#messages.unshift(last);
      if (!last.isFronted) this.#tellReversed(last.block, last.seen);
    }
  }

  #tellReversed(block: BlockId, found: number): void {
    const { agenda, emit } = this.#site;
    emit({ kind: "reversed", block, height: block, found, time: agenda.now });
  }

  /** Returns the number under which it is final. */
  #tellFinal({ from, to }: Cohort, count: number, fee: number, seen: number): BlockId {
    const { agenda, emit } = this.#site;
    const block = this.#nextBlock();
    const kept = this.#providers === null ? 0 : this.#providers.fee * this.#p.amount;
    const parts = emptyParts(1);
    [parts.from[0], parts.to[0], parts.count[0], parts.fee[0]] = [from, to, count, fee + kept];
    // Because all else that users pay is for calls on the two chains, only providers keep anything.
    const costs = { surcharge: fee, bytes: count * this.#kind.carries.bytes() };
    const nothing = { space: 0, room: 0, subsidy: 0, baseFee: 0, blobs: null, calls: 0 };
    emit({
      ...{ kind: "final", block, by: 0, height: block, found: seen, seen, time: agenda.now },
      ...costs,
      ...nothing,
      parts,
    });
    return block;
  }

  /** How the two legs stand of whatever something has happened to, or whose time is over. */
  #tellLegs(): void {
    const { now } = this.#site.agenda;
    let next = 0;
    for (; next < this.#inTime.length; next++) {
      const cohort = this.#inTime[next] as Cohort;
      if (cohort.deadline >= now) break;
      this.#touched.add(cohort);
    }
    this.#inTime.splice(0, next);
    for (const cohort of this.#touched) this.#tellCohort(cohort);
    this.#touched.clear();
    const { refunded } = this.#entry.state("final");
    if (this.#late.length > 0)
      this.#late = this.#late.filter(({ due }) => lateUpTo(this.#exit.state("final"), due) > refunded);
  }

  #tellCohort(cohort: Cohort): void {
    const { untold, messages, fronted, seen, deadline, at } = cohort;
    const isPaid = fronted === "paid" && seen <= deadline;
    if (untold > 0) this.#changeLegs(cohort, cohort, untold, this.#legs(at !== null, isPaid, cohort));
    for (const message of messages) {
      this.#tellMessage(message);
      this.#repay(message);
    }
  }

  #repay(message: Message): void {
    if (!message.isFronted) return;
    const isThrough = message.due <= told(this.#exit.state("head"));
    if (isThrough === message.isRepaid) return;
    message.isRepaid = isThrough;
    this.#providers?.repay(isThrough ? message.count : -message.count);
  }

  #tellMessage(message: Message): void {
    const { cohort, due, seen, isFronted } = message;
    const exit = this.#exit.state("head");
    const wasLate = isLate(exit, due);
    const isBack = wasLate && this.#entry.state("head").refunded >= lateUpTo(exit, due);
    const isThrough = isFronted || (due <= told(exit) && !wasLate);
    const legs = isBack
      ? "neither"
      : this.#legs(cohort.at !== null, isThrough && seen <= cohort.deadline, cohort);
    this.#changeLegs(message, cohort, message.count, legs);
  }

  /** null: it is too early to say. */
  #legs(isIn: boolean, isOut: boolean, { deadline, wasIn }: Cohort): Legs | null {
    if (isIn && isOut) return "both";
    if (isOut) return "one";
    if (isIn) return this.#site.agenda.now > deadline ? "one" : null;
    return wasIn && this.#site.agenda.now > deadline ? "neither" : null;
  }

  #changeLegs(of: { legs: Legs | null }, { from, to }: Cohort, count: number, is: Legs | null): void {
    const { legs: was } = of;
    if (was === is) return;
    of.legs = is;
    this.#site.emit({ kind: "legs", from, to, count, was, is });
  }

  #undoneWorth(those: (cohort: Cohort) => boolean): number {
    let count = 0;
    for (const cohort of this.#undone) if (those(cohort)) count += cohort.told;
    return this.#worth(count);
  }

  #bidOf = (count: number): number => this.#site.demand.highestFee * count;

  #worth(messages: number): number {
    return messages * Math.round(this.#p.amount * perDollar);
  }
}

/** Party whose lock may be undone. */
export const users = "users";
