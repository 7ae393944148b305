/** What happens when an event is due; `a` and `b` are what was put with it. */
export type Action = (a: number, b: number) => void;

/** Stands where the action of an event stood that was taken back. */
const cancelled = -1;

/** Handles count the lives of a slot above this many slots. */
const slots = 0x4000_0000;

/**
 * The one clock and event queue of a run. Time is whole microseconds; events due at the same moment happen in the
 * order in which they were put. A 4-ary heap on typed arrays: putting and taking cost O(log n) and allocate nothing.
 */
export class Agenda {
  /** Simulated time, microseconds. */
  now = 0;
  /** Events that have happened. */
  happened = 0;

  #actions: Action[] = [];
  /** Length of the heap, and how many of those in it were taken back; what is on top never was. */
  #size = 0;
  #cancelled = 0;
  /** The event on top is happening: the first that is put meanwhile takes its place, which saves half of the work. */
  #isOpen = false;
  #order = 0;
  /** The heap: due time, and the slot that holds the rest. */
  #due = new Float64Array(256);
  #slot = new Int32Array(256);
  /** By slot: order of putting, which breaks ties, generation, and what to do. */
  #rank = new Float64Array(256);
  #generation = new Int32Array(256);
  #action = new Int32Array(256);
  #a = new Float64Array(256);
  #b = new Float64Array(256);
  #free: number[] = [];
  #slots = 0;

  /** Events waiting. */
  get pending(): number {
    return this.#size - this.#cancelled - (this.#isOpen ? 1 : 0);
  }

  /** Time of the next event, microseconds; Infinity when there is none. */
  get next(): number {
    if (this.#isOpen) this.#close();
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#due[0] as number);
  }

  /** Names an action once, so that putting an event needs no closure. */
  action(act: Action): number {
    return this.#actions.push(act) - 1;
  }

  /**
   * Puts an event at a time, microseconds, rounded to whole ones and never before now. Returns a handle that `cancel` takes.
   */
  at(time: number, action: number, a = 0, b = 0): number {
    const slot = this.#free.pop() ?? this.#newSlot();
    const due = Math.max(this.now, Math.round(time));
    this.#action[slot] = action;
    this.#a[slot] = a;
    this.#b[slot] = b;
    this.#rank[slot] = this.#order++;
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#sink(due, slot);
      this.#dropCancelled();
    } else this.#rise(due, slot);
    return slot + (this.#generation[slot] as number) * slots;
  }

  /** Puts an event some microseconds from now. */
  after(delay: number, action: number, a = 0, b = 0): number {
    return this.at(this.now + delay, action, a, b);
  }

  /** Takes an event back; false when it has happened or was taken back before. */
  cancel(handle: number): boolean {
    const slot = handle % slots;
    if (this.#generation[slot] !== Math.floor(handle / slots)) return false;
    this.#outlive(slot);
    this.#action[slot] = cancelled;
    this.#cancelled++;
    if (!this.#isOpen) this.#dropCancelled();
    return true;
  }

  /** Lets the next event happen; false when none is left at or before `until`. */
  step(until = Number.POSITIVE_INFINITY): boolean {
    if (this.#isOpen) this.#close();
    if (this.#size === 0 || (this.#due[0] as number) > until) return false;
    const slot = this.#slot[0] as number;
    const act = this.#actions[this.#action[slot] as number] as Action;
    this.now = this.#due[0] as number;
    this.happened++;
    this.#isOpen = true;
    this.#outlive(slot);
    this.#free.push(slot);
    act(this.#a[slot] as number, this.#b[slot] as number);
    return true;
  }

  /** Because a handle outlives its event, each use of a slot gets a number of its own. */
  #outlive(slot: number): void {
    this.#generation[slot] = ((this.#generation[slot] as number) + 1) & 0x7f_ffff;
  }

  /** Nothing was put while the event on top happened: the last takes its place. */
  #close(): void {
    this.#isOpen = false;
    this.#dropTop();
    this.#dropCancelled();
  }

  #dropCancelled(): void {
    while (this.#cancelled > 0 && this.#action[this.#slot[0] as number] === cancelled) {
      this.#free.push(this.#slot[0] as number);
      this.#cancelled--;
      this.#dropTop();
    }
  }

  #dropTop(): void {
    const last = --this.#size;
    if (last > 0) this.#sink(this.#due[last] as number, this.#slot[last] as number);
  }

  /** Puts an event at the end of the heap and moves it up to where it belongs. */
  #rise(time: number, event: number): void {
    if (this.#size === this.#due.length) this.#growHeap();
    const [due, slot] = [this.#due, this.#slot];
    let position = this.#size++;
    while (position > 0) {
      const parent = (position - 1) >> 2;
      // Because it was put last, it comes after all that are due at the same time.
      if ((due[parent] as number) <= time) break;
      due[position] = due[parent] as number;
      slot[position] = slot[parent] as number;
      position = parent;
    }
    due[position] = time;
    slot[position] = event;
  }

  /** Puts an event on top of the heap, instead of what is there, and moves it down to where it belongs. */
  #sink(time: number, event: number): void {
    const due = this.#due;
    const slot = this.#slot;
    const rank = this.#rank;
    const size = this.#size;
    let position = 0;
    for (let child = 1; child < size; child = position * 4 + 1) {
      let first = due[child] as number;
      const end = Math.min(child + 4, size);
      for (let other = child + 1; other < end; other++) {
        const time = due[other] as number;
        if (time > first || (time === first && !isEarlier(rank, slot, other, child))) continue;
        child = other;
        first = time;
      }
      const top = slot[child] as number;
      if (time < first || (time === first && (rank[event] as number) < (rank[top] as number))) break;
      due[position] = first;
      slot[position] = top;
      position = child;
    }
    due[position] = time;
    slot[position] = event;
  }

  #newSlot(): number {
    if (this.#slots === this.#rank.length) this.#growSlots();
    return this.#slots++;
  }

  #growHeap(): void {
    this.#due = enlarged(this.#due, new Float64Array(this.#due.length * 2));
    this.#slot = enlarged(this.#slot, new Int32Array(this.#slot.length * 2));
  }

  #growSlots(): void {
    const length = this.#rank.length * 2;
    this.#rank = enlarged(this.#rank, new Float64Array(length));
    this.#generation = enlarged(this.#generation, new Int32Array(length));
    this.#action = enlarged(this.#action, new Int32Array(length));
    this.#a = enlarged(this.#a, new Float64Array(length));
    this.#b = enlarged(this.#b, new Float64Array(length));
  }
}

function isEarlier(rank: Float64Array, slot: Int32Array, a: number, b: number): boolean {
  return (rank[slot[a] as number] as number) < (rank[slot[b] as number] as number);
}

function enlarged<A extends Float64Array | Int32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
