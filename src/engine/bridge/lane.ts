import type { Site } from "../site.ts";
import type { BlockId, Way } from "../trace.ts";
import type { End } from "./end.ts";
import { Entrance } from "./entrance.ts";
import { isLate, lateUpTo, type Slice, told } from "./gate.ts";
import type { Kind } from "./kind.ts";
import type { Cohort, Message } from "./message.ts";
import { News } from "./news.ts";
import type { Common } from "./parameters.ts";
import { Providers } from "./providers.ts";
import { TwoLegs } from "./two-legs.ts";

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
  #news: News;
  #legs: TwoLegs;
  #entrance: Entrance;
  #messages: Message[] = [];
  #final: Message[] = [];
  /** Too late at the exit, and not given back yet. */
  #late: Message[] = [];
  /** The most that was ever seen at the exit. */
  #seen = 0;
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
    this.#news = new News(site, way, kind.carries.bytes, nextBlock);
    this.#legs = new TwoLegs(site, entry, exit, kind.refunds);
    this.#entrance = new Entrance(p, site, entry, (count) => this.#worth(count), {
      changed: (cohort) => this.#legs.touch(cohort),
      settled: () => this.settle(),
    });
    const { fronting } = kind;
    this.#providers =
      fronting === undefined
        ? null
        : new Providers(fronting, way, site, exit.host, (count) => this.#worth(count), {
            paid: (cohort) => {
              this.#legs.touch(cohort);
              this.#news.delivered(cohort, cohort.untold);
            },
            final: (cohort) => {
              const { untold, told, seen, fee } = cohort;
              return this.#news.final(cohort, untold + told, seen, fee, fronting.fee * p.amount);
            },
            reversed: (block, seen) => this.#news.reversed(block, seen),
          });
  }

  /** Money whose users have sent it, but which no block holds. */
  get waiting(): number {
    return this.#worth(this.#entrance.waiting);
  }

  /** `count` users who came in [from, to) hand in what they send, in calls that fit a round. */
  send(from: number, to: number, count: number): void {
    this.#news.sent(from, to, count);
    for (let left = count; left > 0; left -= this.#p.batch) {
      const cohort = this.#entrance.enter(from, to, Math.min(left, this.#p.batch));
      this.#legs.begin(cohort);
      this.#providers?.queue(cohort);
    }
  }

  /** A round: who may be paid out before is, what may be told is told, and what was late goes back. */
  round(): void {
    for (const cohort of this.#entrance.undone) this.#news.unbacked(cohort);
    this.#providers?.front(this.#p.messageGas, this.#bidOf);
    if (this.#kind.word(this.#way, this.#exit.state("head")) !== null) {
      this.#tellNext();
      this.#leave();
    }
    if (this.#kind.refunds) this.#giveBack();
    this.settle();
    this.#legs.tell((message) => this.#repay(message));
    this.#forgetRefunded();
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
    const { left } = this.#exit.state("head");
    const { refunded } = this.#entry.state("head");
    return this.#worth(this.#entrance.untold) + this.total - left - refunded - this.unbacked;
  }

  /** Told, though a reorganization has since taken out what was told of; and given back, though it came out after all. */
  get unbacked(): number {
    return this.#worth(this.#entrance.unbacked(false));
  }

  /** The part of it whose users have spent elsewhere what backed it. */
  get spent(): number {
    return this.#worth(this.#entrance.unbacked(true));
  }

  /** What came back to users at the entry that came out at the exit as well, since a reorganization there made good what was late. */
  get paidTwice(): number {
    return Math.max(0, this.#entry.state("head").refunded - this.#exit.state("head").late);
  }

  /** What providers have at the exit, and what they paid out for locks that a reorganization has undone: lost, or not yet. */
  get provided(): { readonly free: number; readonly lost: number; readonly atRisk: number } {
    return this.#providers?.stand(this.#entrance.out) ?? { free: 0, lost: 0, atRisk: 0 };
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

  #tellNext(): void {
    const { cohorts } = this.#entrance;
    let [room, looked] = [this.#p.batch, 0];
    const fee = this.#exit.host.quote(this.#kind.carries.bytes(), this.#p.messageGas);
    for (; room > 0 && looked < cohorts.length; looked++) {
      const cohort = cohorts[looked] as Cohort;
      const { at, isSettled, fronted } = cohort;
      if (at === null || fronted === "asked") continue;
      // Because they are told of in their order, and have waited in about that order.
      if (!this.#kind.isDue(this.#way, { at, isSettled })) break;
      const count = Math.min(room, cohort.untold);
      room -= count;
      this.#tell(cohort, count, cohort.fee + fee);
    }
    const left = cohorts.slice(0, looked).filter(({ untold }) => untold > 0);
    cohorts.splice(0, looked, ...left);
  }

  #tell(cohort: Cohort, count: number, fee: number): void {
    cohort.untold -= count;
    cohort.told += count;
    this.total += this.#worth(count);
    const { fronted, seen, legs } = cohort;
    const from = this.#site.agenda.now + this.#kind.delay * 1e6;
    const isFronted = fronted === "paid";
    const stands = { isFronted, isRepaid: false, seen, block: -1, legs };
    const message: Message = { cohort, count, fee, due: this.total, from, ...stands };
    this.#messages.push(message);
    cohort.messages.push(message);
  }

  /** Says at the exit what was told and does not stand there, a round's worth at a time and as far as that can give it away. */
  #leave(): void {
    const said = Math.max(this.#asked, told(this.#exit.state("head")));
    const slices = this.#slices(said);
    const sum = slices.at(-1)?.until ?? 0;
    if (sum <= said) return;
    this.#asked = sum;
    this.#carry(this.#exit, { kind: "leave", after: said, slices }, (sum - said) / this.#worth(1), {
      included: () => {
        if (this.#asked === sum) this.#asked = 0;
        this.#deliver();
      },
      reverted: () => {
        this.#asked = Math.max(this.#asked, sum);
        this.#legs.touchAll(this.#messages);
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
        this.#legs.touchAll(this.#late);
      },
      reverted: () => {
        this.#legs.touchAll(this.#late);
        this.#askedBack = Math.max(this.#askedBack, late);
      },
    });
  }

  /** Hands in a call at an end that weighs as much as so many messages and what it shows for them. */
  #carry(
    end: End,
    passage:
      | { readonly kind: "leave"; readonly after: number; readonly slices: readonly Slice[] }
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
      this.#legs.touch(message.cohort);
      if (message.seen >= 0 || isLate(state, message.due)) continue;
      message.seen = this.#site.agenda.now;
      this.#news.delivered(message.cohort, message.count);
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

  /** What was told and stands at the exit, late or not, and is settled at the entry: nothing is final before both are. */
  get #through(): number {
    return Math.min(told(this.#exit.state("final")), this.#entry.state("final").entered + this.spent);
  }

  #finish(message: Message): void {
    if (!message.isFronted) {
      const { cohort, count, fee } = message;
      message.seen = message.seen < 0 ? this.#site.agenda.now : message.seen;
      message.block = this.#news.final(cohort, count, message.seen, fee, 0);
    }
    this.#final.push(message);
    if (this.#final.length > remembered) this.#final.shift();
  }

  #fail(message: Message): void {
    this.#news.failed(message.cohort, message.count);
    this.#late.push(message);
  }

  #reverse(): void {
    const through = this.#through;
    for (let last = this.#final.at(-1); last !== undefined && last.due > through; last = this.#final.at(-1)) {
      this.#final.pop();
      this.#messages.unshift(last);
      if (!last.isFronted) this.#news.reversed(last.block, last.seen);
    }
  }

  #forgetRefunded(): void {
    if (this.#late.length === 0) return;
    const [exit, { refunded }] = [this.#exit.state("final"), this.#entry.state("final")];
    this.#late = this.#late.filter(({ due }) => lateUpTo(exit, due) > refunded);
  }

  #repay(message: Message): void {
    if (!message.isFronted) return;
    const isThrough = message.due <= told(this.#exit.state("head"));
    if (isThrough === message.isRepaid) return;
    message.isRepaid = isThrough;
    this.#providers?.repay(isThrough ? message.count : -message.count);
  }

  #bidOf = (count: number): number => this.#site.demand.highestFee * count;

  #worth(messages: number): number {
    return messages * Math.round(this.#p.amount * perDollar);
  }
}
