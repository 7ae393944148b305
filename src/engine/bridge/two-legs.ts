import type { Site } from "../site.ts";
import type { Legs } from "../trace.ts";
import type { End } from "./end.ts";
import { isLate, lateUpTo, told } from "./gate.ts";
import type { Cohort, Message } from "./message.ts";

/** Tells how the two legs stand of what is sent in one direction: what was given at the entry, and what came of it at the exit. */
export class TwoLegs {
  #site: Site;
  #entry: End;
  #exit: End;
  /** The gate itself says what is late. */
  #refunds: boolean;
  /** Something has happened to them since it was told last. */
  #touched = new Set<Cohort>();
  /** Those whose time is not over, the first to go first. */
  #inTime: Cohort[] = [];

  constructor(site: Site, entry: End, exit: End, refunds: boolean) {
    this.#site = site;
    this.#entry = entry;
    this.#exit = exit;
    this.#refunds = refunds;
  }

  begin(cohort: Cohort): void {
    if (Number.isFinite(cohort.deadline)) this.#inTime.push(cohort);
  }

  touch(cohort: Cohort): void {
    this.#touched.add(cohort);
  }

  touchAll(messages: readonly Message[]): void {
    for (const { cohort } of messages) this.#touched.add(cohort);
  }

  /** Of whatever something has happened to, or whose time is over; `look` is shown their messages. */
  tell(look: (message: Message) => void): void {
    const { now } = this.#site.agenda;
    const inTime = this.#inTime.findIndex(({ deadline }) => deadline >= now);
    const over = this.#inTime.splice(0, inTime < 0 ? this.#inTime.length : inTime);
    for (const cohort of over) this.#touched.add(cohort);
    for (const cohort of this.#touched) {
      this.#tellUntold(cohort);
      for (const message of cohort.messages) {
        this.#tellMessage(message);
        look(message);
      }
    }
    this.#touched.clear();
  }

  #tellUntold(cohort: Cohort): void {
    const { untold, fronted, seen, deadline, at } = cohort;
    if (untold === 0) return;
    const isPaid = fronted === "paid" && seen <= deadline;
    this.#change(cohort, cohort, untold, this.#standing(cohort, at !== null, isPaid));
  }

  #tellMessage(message: Message): void {
    const { cohort, due, seen, isFronted } = message;
    const exit = this.#exit.state("head");
    const wasLate = isLate(exit, due);
    const isBack = wasLate && this.#entry.state("head").refunded >= lateUpTo(exit, due);
    const isThrough = isFronted || (due <= told(exit) && !wasLate);
    const isInTime = seen <= cohort.deadline || (this.#refunds && !isFronted);
    const is = isBack ? "neither" : this.#standing(cohort, cohort.at !== null, isThrough && isInTime);
    this.#change(message, cohort, message.count, is);
  }

  /** null: it is too early to say. */
  #standing({ deadline, wasIn }: Cohort, isIn: boolean, isOut: boolean): Legs | null {
    if (isIn && isOut) return "both";
    if (isOut) return "one";
    if (this.#site.agenda.now <= deadline) return null;
    if (isIn) return "one";
    return wasIn ? "neither" : null;
  }

  #change(of: { legs: Legs | null }, { from, to }: Cohort, count: number, is: Legs | null): void {
    const { legs: was } = of;
    if (was === is) return;
    of.legs = is;
    this.#site.emit({ kind: "legs", from, to, count, was, is });
  }
}
