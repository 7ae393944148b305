import { enlarged, lowestBit } from "./columns.ts";

/** Slots of a wheel, which stands for a digit of a time to that base: a millisecond on the first, a second on the next. */
const slots = 1_024;
const digit = 10;

/** Times are looked at in two words of three digits. */
const digitsOfWord = 3;
const wheels = 2 * digitsOfWord;
const lowerWord = slots * slots * slots - 1;
const toUpperWord = 1 / (lowerWord + 1);

/** Slots that share a word of marks, as many as there are such words for a wheel. */
const group = 32;

/** Lives are counted up to here, and then from 0 again. */
const lives = 0x3f_ffff;

const none = -1;
/** Stands where the action of an event stood that was taken back. */
const cancelled = -1;

/**
 * Events by the time they are due, as on the wheels of a clock. An event hangs on the wheel of the highest digit in which its time differs
 * from now, in the slot of that digit, behind those put there before it. The first slot in use on the lowest wheel in use holds what comes
 * next; when that is now, the others in its slot move to lower wheels. Putting and taking cost the same however many wait, and compare no two events.
 * Source: Varghese & Lauck 1987, hierarchical timing wheels; Ahuja et al. 1990, radix heap.
 */
export class Wheels {
  /** Events waiting. */
  waiting = 0;
  /** Time of the event taken last. */
  now = 0;
  /** By event: what to do, and with which two numbers. */
  action = new Int32Array(256);
  a = new Float64Array(256);
  b = new Float64Array(256);
  /** How often an event's number has been given back, so that one can be told from the next that has it. */
  life = new Int32Array(256);
  /** By event: its time, and the event behind it in its slot, or among the numbers not in use. */
  #due = new Float64Array(256);
  #behind = new Int32Array(256);
  #free = none;
  #used = 0;
  /** The two words of now. */
  #nowLow = 0;
  #nowHigh = 0;
  /** By slot: first and last event. */
  #first = new Int32Array(wheels * slots).fill(none);
  #last = new Int32Array(wheels * slots).fill(none);
  /** A bit for each slot in use; for each word of those that is not zero; for each wheel in use. */
  #slotMarks = new Int32Array(wheels * group);
  #groupMarks = new Int32Array(wheels);
  #wheelMarks = 0;
  /** The slot that was looked at last; and when the next event is due, NaN: to be looked up. */
  #slot = 0;
  #soonest = Number.POSITIVE_INFINITY;

  /** Puts an event at a time, a whole number from now to 2^53 - 1. Returns its number. */
  put(due: number, action: number, a: number, b: number): number {
    const event = this.#number();
    this.action[event] = action;
    this.a[event] = a;
    this.b[event] = b;
    this.#due[event] = due;
    if (due < this.#soonest) this.#soonest = due;
    this.#hang(event);
    this.waiting++;
    return event;
  }

  /** Takes back an event that waits. */
  cancel(event: number): void {
    this.action[event] = cancelled;
    this.#outlive(event);
    if (this.#due[event] === this.#soonest) this.#soonest = Number.NaN;
    this.waiting--;
  }

  /** Takes the next event, if it is due by `until`; that is now from then on. Returns its number, which is its own until something is put, or -1. */
  take(until: number): number {
    const event = this.#front();
    if (event === none) return none;
    const due = this.#due[event] as number;
    if (due > until) return none;
    this.now = due;
    this.#nowLow = due & lowerWord;
    this.#nowHigh = Math.floor(due * toUpperWord);
    if (this.#slot < slots) this.#unhang(this.#slot);
    else this.#turn(this.#slot, event);
    this.#outlive(event);
    this.#giveBack(event);
    this.#soonest = Number.NaN;
    this.waiting--;
    return event;
  }

  /** When the next event is due; Infinity where none waits. */
  soonest(): number {
    if (Number.isNaN(this.#soonest)) {
      const event = this.#front();
      this.#soonest = event === none ? Number.POSITIVE_INFINITY : (this.#due[event] as number);
    }
    return this.#soonest;
  }

  /** The event that is due next, whose slot is remembered; -1 where none waits. Those before it that were taken back are gone then. */
  #front(): number {
    while (this.#wheelMarks !== 0) {
      const slot = this.#firstSlot();
      this.#slot = slot;
      const event = slot < slots ? (this.#first[slot] as number) : this.#earliest(slot);
      if (event !== none && this.action[event] !== cancelled) return event;
      if (slot < slots) this.#drop(slot);
      else this.#turn(slot, none);
    }
    return none;
  }

  #firstSlot(): number {
    const wheel = lowestBit(this.#wheelMarks);
    const marks = wheel * group + lowestBit(this.#groupMarks[wheel] as number);
    return marks * group + lowestBit(this.#slotMarks[marks] as number);
  }

  /** The first of those in a slot that are due first; -1 where all were taken back. */
  #earliest(slot: number): number {
    let earliest = none;
    let least = Number.POSITIVE_INFINITY;
    for (let event = this.#first[slot] as number; event !== none; event = this.#behind[event] as number) {
      if ((this.#due[event] as number) >= least || this.action[event] === cancelled) continue;
      least = this.#due[event] as number;
      earliest = event;
    }
    return earliest;
  }

  /** Moves all of a slot to lower wheels, but the one that is taken and those that were taken back. */
  #turn(slot: number, taken: number): void {
    let event = this.#first[slot] as number;
    this.#first[slot] = none;
    this.#unmark(slot);
    while (event !== none) {
      const behind = this.#behind[event] as number;
      if (this.action[event] === cancelled) this.#giveBack(event);
      else if (event !== taken) this.#hang(event);
      event = behind;
    }
  }

  /** Hangs an event behind those in its slot. */
  #hang(event: number): void {
    // Because a number of this size would be put on the heap to be passed on, its time is looked up.
    const due = this.#due[event] as number;
    const high = Math.floor(due * toUpperWord);
    const isNear = high === this.#nowHigh;
    const digits = isNear ? due & lowerWord : high;
    const differs = digits ^ (isNear ? this.#nowLow : this.#nowHigh);
    const wheel = differs < slots ? 0 : differs < slots * slots ? 1 : 2;
    const slot =
      (isNear ? wheel : wheel + digitsOfWord) * slots + ((digits >>> (wheel * digit)) & (slots - 1));
    this.#behind[event] = none;
    if (this.#first[slot] === none) {
      this.#first[slot] = event;
      this.#mark(slot);
    } else this.#behind[this.#last[slot] as number] = event;
    this.#last[slot] = event;
  }

  /** Takes the first event off a slot. */
  #unhang(slot: number): void {
    const behind = this.#behind[this.#first[slot] as number] as number;
    this.#first[slot] = behind;
    if (behind === none) this.#unmark(slot);
  }

  #drop(slot: number): void {
    const event = this.#first[slot] as number;
    this.#unhang(slot);
    this.#giveBack(event);
  }

  #mark(slot: number): void {
    const marks = slot >> 5;
    const wheel = slot >> digit;
    this.#slotMarks[marks] = (this.#slotMarks[marks] as number) | (1 << (slot & 31));
    this.#groupMarks[wheel] = (this.#groupMarks[wheel] as number) | (1 << (marks & 31));
    this.#wheelMarks |= 1 << wheel;
  }

  #unmark(slot: number): void {
    const marks = slot >> 5;
    const wheel = slot >> digit;
    this.#slotMarks[marks] = (this.#slotMarks[marks] as number) & ~(1 << (slot & 31));
    if (this.#slotMarks[marks] !== 0) return;
    this.#groupMarks[wheel] = (this.#groupMarks[wheel] as number) & ~(1 << (marks & 31));
    if (this.#groupMarks[wheel] === 0) this.#wheelMarks &= ~(1 << wheel);
  }

  #outlive(event: number): void {
    this.life[event] = ((this.life[event] as number) + 1) & lives;
  }

  #number(): number {
    const event = this.#free;
    if (event !== none) {
      this.#free = this.#behind[event] as number;
      return event;
    }
    if (this.#used === this.#due.length) this.#grow();
    return this.#used++;
  }

  #giveBack(event: number): void {
    this.#behind[event] = this.#free;
    this.#free = event;
  }

  #grow(): void {
    const length = this.#due.length * 2;
    this.action = enlarged(this.action, new Int32Array(length));
    this.a = enlarged(this.a, new Float64Array(length));
    this.b = enlarged(this.b, new Float64Array(length));
    this.life = enlarged(this.life, new Int32Array(length));
    this.#due = enlarged(this.#due, new Float64Array(length));
    this.#behind = enlarged(this.#behind, new Int32Array(length));
  }
}
