import { Wheels } from "./wheels.ts";

/** What happens when an event is due; `a` and `b` are what was put with it. */
export type Action = (a: number, b: number) => void;

/** Handles count the lives of an event's place above this many places. */
const places = 0x4000_0000;

/** No event is due later, microseconds: 285 years. */
const never = Number.MAX_SAFE_INTEGER;

/**
 * The one clock and event queue of a run. Time is whole microseconds; events due at the same moment happen in the order in which they
 * were put.
 */
export class Agenda {
  /** Simulated time, microseconds. */
  now = 0;
  /** Events that have happened. */
  happened = 0;

  #actions: Action[] = [];
  #wheels = new Wheels();
  /** How far the run may go now: a time, and a count of events. */
  #until = 0;
  #most = 0;

  /** Events waiting. */
  get pending(): number {
    return this.#wheels.waiting;
  }

  /** Names an action once, so that putting an event needs no closure. */
  action(act: Action): number {
    return this.#actions.push(act) - 1;
  }

  /**
   * Puts an event at a time, microseconds, rounded to whole ones and never before now. Returns a handle that `cancel` takes.
   */
  at(time: number, action: number, a = 0, b = 0): number {
    const due = Math.min(never, Math.max(this.now, Math.round(time)));
    const place = this.#wheels.put(due, action, a, b);
    return place + (this.#wheels.life[place] as number) * places;
  }

  /** Puts an event some microseconds from now. */
  after(delay: number, action: number, a = 0, b = 0): number {
    return this.at(this.now + delay, action, a, b);
  }

  /** Takes an event back; false when it has happened or was taken back before. */
  cancel(handle: number): boolean {
    const place = handle % places;
    if (this.#wheels.life[place] !== Math.floor(handle / places)) return false;
    this.#wheels.cancel(place);
    return true;
  }

  /** Lets the next event happen; false when none is left at or before `until`. */
  step(until = Number.POSITIVE_INFINITY): boolean {
    return this.run(until, this.happened + 1);
  }

  /** Lets events happen until there have been `most`; false when none is left at or before `until`. */
  run(until: number, most: number): boolean {
    this.#until = until;
    this.#most = most;
    while (this.happened < most) if (!this.#next()) return false;
    return true;
  }

  /**
   * Within an event, lets time pass to what its owner would put next, as if that had been put and had happened; false, and no time passes,
   * where it has to be put: something else is due by then, or the run is to stop before.
   */
  pass(time: number): boolean {
    if (this.happened >= this.#most || time > this.#until || this.#wheels.soonest() <= time) return false;
    this.now = time;
    this.happened++;
    return true;
  }

  #next(): boolean {
    const wheels = this.#wheels;
    const place = wheels.take(this.#until);
    if (place < 0) return false;
    this.now = wheels.now;
    this.happened++;
    (this.#actions[wheels.action[place] as number] as Action)(
      wheels.a[place] as number,
      wheels.b[place] as number,
    );
    return true;
  }
}
