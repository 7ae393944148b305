/** What happens when an event is due; `a` and `b` are what was put with it. */
export type Action = (a: number, b: number) => void;

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
  #size = 0;
  #order = 0;
  /** The heap: due time and order of putting, which break ties, and the slot that holds the rest. */
  #due = new Float64Array(256);
  #rank = new Float64Array(256);
  #slot = new Int32Array(256);
  /** By slot: position in the heap (-1 when free), generation, and what to do. */
  #position = new Int32Array(256).fill(-1);
  #generation = new Int32Array(256);
  #action = new Int32Array(256);
  #a = new Float64Array(256);
  #b = new Float64Array(256);
  #free: number[] = [];
  #slots = 0;

  /** Events waiting. */
  get pending(): number {
    return this.#size;
  }

  /** Time of the next event, microseconds; Infinity when there is none. */
  get next(): number {
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
    this.#action[slot] = action;
    this.#a[slot] = a;
    this.#b[slot] = b;
    if (this.#size === this.#due.length) this.#growHeap();
    this.#rise(this.#size++, Math.max(this.now, Math.round(time)), this.#order++, slot);
    return slot + (this.#generation[slot] as number) * 0x4000_0000;
  }

  /** Puts an event some microseconds from now. */
  after(delay: number, action: number, a = 0, b = 0): number {
    return this.at(this.now + delay, action, a, b);
  }

  /** Takes an event back; false when it has happened or was taken back before. */
  cancel(handle: number): boolean {
    const slot = handle % 0x4000_0000;
    const position = this.#position[slot] as number;
    if (position < 0 || this.#generation[slot] !== Math.floor(handle / 0x4000_0000)) return false;
    this.#remove(position);
    this.#release(slot);
    return true;
  }

  /** Lets the next event happen; false when none is left at or before `until`. */
  step(until = Number.POSITIVE_INFINITY): boolean {
    if (this.#size === 0 || (this.#due[0] as number) > until) return false;
    const slot = this.#slot[0] as number;
    this.now = this.#due[0] as number;
    const [act, a, b] = [
      this.#actions[this.#action[slot] as number] as Action,
      this.#a[slot] as number,
      this.#b[slot] as number,
    ];
    this.#remove(0);
    this.#release(slot);
    this.happened++;
    act(a, b);
    return true;
  }

  #release(slot: number): void {
    this.#position[slot] = -1;
    // Because a handle outlives its event, each reuse of a slot gets a number of its own.
    this.#generation[slot] = ((this.#generation[slot] as number) + 1) & 0x7f_ffff;
    this.#free.push(slot);
  }

  #remove(position: number): void {
    const last = --this.#size;
    if (position === last) return;
    const [due, rank, slot] = [
      this.#due[last] as number,
      this.#rank[last] as number,
      this.#slot[last] as number,
    ];
    const parent = (position - 1) >> 2;
    if (position > 0 && this.#before(due, rank, parent)) this.#rise(position, due, rank, slot);
    else this.#sink(position, due, rank, slot);
  }

  #before(due: number, rank: number, position: number): boolean {
    const other = this.#due[position] as number;
    return due < other || (due === other && rank < (this.#rank[position] as number));
  }

  #rise(start: number, due: number, rank: number, slot: number): void {
    let position = start;
    while (position > 0) {
      const parent = (position - 1) >> 2;
      if (!this.#before(due, rank, parent)) break;
      this.#place(
        position,
        this.#due[parent] as number,
        this.#rank[parent] as number,
        this.#slot[parent] as number,
      );
      position = parent;
    }
    this.#place(position, due, rank, slot);
  }

  #sink(start: number, due: number, rank: number, slot: number): void {
    let position = start;
    for (;;) {
      let child = position * 4 + 1;
      if (child >= this.#size) break;
      const end = Math.min(child + 4, this.#size);
      for (let other = child + 1; other < end; other++) {
        if (this.#before(this.#due[other] as number, this.#rank[other] as number, child)) child = other;
      }
      if (this.#before(due, rank, child)) break;
      this.#place(
        position,
        this.#due[child] as number,
        this.#rank[child] as number,
        this.#slot[child] as number,
      );
      position = child;
    }
    this.#place(position, due, rank, slot);
  }

  #place(position: number, due: number, rank: number, slot: number): void {
    this.#due[position] = due;
    this.#rank[position] = rank;
    this.#slot[position] = slot;
    this.#position[slot] = position;
  }

  #newSlot(): number {
    if (this.#slots === this.#position.length) this.#growSlots();
    return this.#slots++;
  }

  #growHeap(): void {
    this.#due = enlarged(this.#due, new Float64Array(this.#due.length * 2));
    this.#rank = enlarged(this.#rank, new Float64Array(this.#rank.length * 2));
    this.#slot = enlarged(this.#slot, new Int32Array(this.#slot.length * 2));
  }

  #growSlots(): void {
    const length = this.#position.length * 2;
    this.#position = enlarged(this.#position, new Int32Array(length).fill(-1));
    this.#generation = enlarged(this.#generation, new Int32Array(length));
    this.#action = enlarged(this.#action, new Int32Array(length));
    this.#a = enlarged(this.#a, new Float64Array(length));
    this.#b = enlarged(this.#b, new Float64Array(length));
  }
}

function enlarged<A extends Float64Array | Int32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
