import type { Agenda } from "../kernel/agenda.ts";
import { enlarged, lowestBit } from "../kernel/columns.ts";

/** A slot lasts so many microseconds, 2^10, and there are so many: what is due within 16.8 s has one. */
const toSlot = 1 / 1_024;
const slots = 16_384;
const mask = slots - 1;
const horizon = (slots - 1) * 1_024;

const none = -1;
/** Where a place is: nowhere, in a slot, or with the run's agenda. */
const [idle, near, far] = [0, 1, 2];

/**
 * When what the places of a network wait for is due: each waits for one thing at most. The run's agenda has one event for all of them, which
 * goes from place to place while nothing else is due. Source: Brown 1988, calendar queues.
 */
export class Timetable {
  #agenda: Agenda;
  #act: (place: number) => void;
  #go: number;
  #reach: number;
  /** By place: when it is due, microseconds; where it is; and the place behind it in its slot. */
  #due = new Float64Array(0);
  #where = new Uint8Array(0);
  #behind = new Int32Array(0);
  /** By slot: the place that is due first; and a bit for each that has one. */
  #first = new Int32Array(slots).fill(none);
  #marks = new Int32Array(slots >> 5);
  #waiting = 0;
  /** When the event of the agenda is due, and its handle; none while it happens. */
  #next = Number.POSITIVE_INFINITY;
  #handle = none;
  #isGoing = false;

  constructor(agenda: Agenda, act: (place: number) => void) {
    this.#agenda = agenda;
    this.#act = act;
    this.#go = agenda.action(() => this.#run());
    this.#reach = agenda.action((place) => this.#reached(place));
  }

  /** Lets a place wait until a time, microseconds, and no longer for what it waited for. Returns whether that was nothing. */
  put(place: number, time: number): boolean {
    const { now } = this.#agenda;
    if (place >= this.#due.length) this.#grow(2 * (place + 1));
    const was = this.#where[place];
    if (was === near) this.#remove(place);
    const due = Math.max(now, Math.round(time));
    this.#due[place] = due;
    if (due - now > horizon) {
      this.#where[place] = far;
      this.#agenda.at(due, this.#reach, place);
    } else {
      this.#where[place] = near;
      this.#insert(place);
      if (!this.#isGoing && due < this.#next) this.#plan(due);
    }
    return was === idle;
  }

  /** Goes from place to place until something else is due. The place that it was put for may have been put later since. */
  #run(): void {
    this.#next = Number.POSITIVE_INFINITY;
    this.#isGoing = true;
    for (let isFirst = true; this.#waiting > 0; isFirst = false) {
      const slot = this.#soonest();
      const place = this.#first[slot] as number;
      const due = this.#due[place] as number;
      const isNow = isFirst && due === this.#agenda.now;
      if (!isNow && !this.#agenda.pass(due)) {
        this.#plan(due);
        break;
      }
      this.#unhang(slot, place);
      this.#where[place] = idle;
      this.#act(place);
    }
    this.#isGoing = false;
  }

  #plan(due: number): void {
    if (this.#next !== Number.POSITIVE_INFINITY) this.#agenda.cancel(this.#handle);
    this.#next = due;
    this.#handle = this.#agenda.at(due, this.#go);
  }

  /** A place was put so far ahead that the agenda kept it. */
  #reached(place: number): void {
    if (this.#where[place] !== far || this.#due[place] !== this.#agenda.now) return;
    this.#where[place] = idle;
    this.#act(place);
  }

  /** The first slot in use from now on. */
  #soonest(): number {
    const from = slotOf(this.#agenda.now);
    let word = from >> 5;
    let marks = (this.#marks[word] as number) & (-1 << (from & 31));
    while (marks === 0) {
      word = (word + 1) & (mask >> 5);
      marks = this.#marks[word] as number;
    }
    return (word << 5) + lowestBit(marks);
  }

  /** Behind those of its slot that are due as early. */
  #insert(place: number): void {
    const due = this.#due[place] as number;
    const slot = slotOf(due);
    let before = none;
    let behind = this.#first[slot] as number;
    while (behind !== none && (this.#due[behind] as number) <= due) {
      before = behind;
      behind = this.#behind[behind] as number;
    }
    this.#behind[place] = behind;
    if (before === none) this.#first[slot] = place;
    else this.#behind[before] = place;
    this.#marks[slot >> 5] = (this.#marks[slot >> 5] as number) | (1 << (slot & 31));
    this.#waiting++;
  }

  #remove(place: number): void {
    const slot = slotOf(this.#due[place] as number);
    let before = this.#first[slot] as number;
    if (before === place) {
      this.#unhang(slot, place);
      return;
    }
    while (this.#behind[before] !== place) before = this.#behind[before] as number;
    this.#behind[before] = this.#behind[place] as number;
    this.#waiting--;
  }

  /** Takes the first place off a slot. */
  #unhang(slot: number, place: number): void {
    const behind = this.#behind[place] as number;
    this.#first[slot] = behind;
    this.#waiting--;
    if (behind === none) this.#marks[slot >> 5] = (this.#marks[slot >> 5] as number) & ~(1 << (slot & 31));
  }

  #grow(length: number): void {
    this.#due = enlarged(this.#due, new Float64Array(length));
    this.#where = enlarged(this.#where, new Uint8Array(length));
    this.#behind = enlarged(this.#behind, new Int32Array(length));
  }
}

function slotOf(time: number): number {
  return (time * toSlot) & mask;
}
