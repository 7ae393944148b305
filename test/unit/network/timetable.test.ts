import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { Timetable } from "../../../src/engine/network/timetable.ts";

/** What is put for a place, or for none: for the run itself, which has business of its own between those of the places. */
interface Put {
  readonly place: number;
  readonly delay: number;
}

const own = -1;

/** So many puts can be told apart by their times, which no two share. */
const puts = 512;

/** Many in a slot, in the next ones, and on either side of the 16.8 s that slots are kept for. */
const delays = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 0, max: 4_000 }),
  fc.constantFrom(32_766, 32_767, 32_768, 32_769),
  fc.integer({ min: 0, max: 10_000_000 }),
);
const put = fc.record({ place: fc.integer({ min: own, max: 9 }), delay: delays });
const plan = fc.record({ put, children: fc.array(put, { maxLength: 3 }), runTo: delays });
const plans = fc.array(plan, { maxLength: 100, size: "max" });

/** The law in the plainest words: a list, in which a place stands once. */
class List {
  readonly waiting: { readonly place: number; readonly due: number }[] = [];

  put(place: number, due: number): void {
    const at = place === own ? -1 : this.waiting.findIndex((each) => each.place === place);
    if (at >= 0) this.waiting.splice(at, 1);
    this.waiting.push({ place, due });
    this.waiting.sort((a, b) => a.due - b.due);
  }
}

class World {
  readonly agenda = new Agenda();
  readonly list = new List();
  readonly happened: string[] = [];
  readonly expected: string[] = [];
  #timetable = new Timetable(this.agenda, (place) => this.#happen(place));
  #business = this.agenda.action(() => this.#happen(own));
  #plans: Put[][] = [];
  #number = 0;

  /** Puts one now, and the others when that happens. */
  put({ place, delay }: Put, children: readonly Put[] = []): void {
    if (this.#number === puts) return;
    const due = (Math.ceil(this.agenda.now / puts) + 1 + delay) * puts + this.#number++;
    const isWaiting = this.list.waiting.some((each) => each.place === place);
    this.list.put(place, due);
    this.#plans[due % puts] = [...children];
    if (place === own) this.agenda.at(due, this.#business);
    else expect(this.#timetable.put(place, due)).toBe(!isWaiting);
  }

  #happen(place: number): void {
    const { now } = this.agenda;
    this.happened.push(`${place} at ${now}`);
    const first = this.list.waiting.shift();
    this.expected.push(first === undefined ? "nothing" : `${first.place} at ${first.due}`);
    for (const each of this.#plans[now % puts] ?? []) this.put(each);
  }
}

describe("a timetable", () => {
  it("does what a list does in which each place stands once, whatever is put for the places and for the run between", () => {
    fc.assert(
      fc.property(plans, (all) => {
        const world = new World();
        for (const { put: now, children, runTo } of all) {
          world.put(now, children);
          const until = world.agenda.now + runTo;
          world.agenda.run(until, Number.POSITIVE_INFINITY);
          expect(world.list.waiting[0]?.due ?? Number.POSITIVE_INFINITY).toBeGreaterThan(until);
        }
        world.agenda.run(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
        expect(world.happened).toEqual(world.expected);
        expect(world.list.waiting).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("stops after as many events as the run asks for, and goes on from there", () => {
    const agenda = new Agenda();
    const seen: number[] = [];
    const timetable = new Timetable(agenda, (place) => seen.push(place));
    for (let place = 0; place < 10; place++) timetable.put(place, 100 * Math.max(2, place));
    expect(agenda.run(Number.POSITIVE_INFINITY, 4)).toBe(true);
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(agenda.happened).toBe(4);
    expect(agenda.run(650, 100)).toBe(false);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(agenda.now).toBe(600);
  });

  it("lets places that are due at once happen in the order in which they were put", () => {
    const agenda = new Agenda();
    const seen: number[] = [];
    const timetable = new Timetable(agenda, (place) => seen.push(place));
    for (const place of [3, 1, 4, 0, 5]) timetable.put(place, 7);
    timetable.put(1, 7);
    while (agenda.step());
    expect(seen).toEqual([3, 4, 0, 5, 1]);
  });
});
