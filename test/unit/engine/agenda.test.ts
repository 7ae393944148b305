import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";

interface Waiting {
  readonly due: number;
  readonly number: number;
}

/** The law in the plainest words: a list, sorted by due time and order of putting. */
class SortedAgenda {
  now = 0;
  readonly waiting: Waiting[] = [];

  put(time: number, number: number): void {
    this.waiting.push({ due: Math.max(this.now, Math.round(time)), number });
    this.waiting.sort((a, b) => a.due - b.due || a.number - b.number);
  }

  cancel(number: number): boolean {
    const at = this.waiting.findIndex((event) => event.number === number);
    if (at >= 0) this.waiting.splice(at, 1);
    return at >= 0;
  }

  step(until: number): number | undefined {
    const first = this.waiting[0];
    if (first === undefined || first.due > until) return undefined;
    this.waiting.shift();
    this.now = first.due;
    return first.number;
  }
}

type Deed =
  | { readonly put: number; readonly children: readonly number[]; readonly cancels: number }
  | { readonly cancel: number }
  | { readonly stepTo: number };

/** Many that meet, and some on either side of where the queue's wheels end: a millisecond, a second, 18 minutes, 13 days, 36 years. */
const edges = [10, 20, 30, 40, 50].flatMap((bits) => [2 ** bits - 1, 2 ** bits, 2 ** bits + 1]);
const times = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(...edges),
  fc.integer({ min: 0, max: 2 ** 32 }),
);
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({
      put: times,
      children: fc.array(times, { maxLength: 3 }),
      cancels: fc.integer({ min: -1, max: 300 }),
    }),
    fc.record({ cancel: fc.integer({ min: 0, max: 300 }) }),
    fc.record({ stepTo: times }),
  ),
  { maxLength: 300, size: "max" },
);

/** Does the same to the agenda and to the sorted list, which must agree at every step, inside actions too. */
function compare(list: readonly Deed[]): void {
  const agenda = new Agenda();
  const law = new SortedAgenda();
  const handles: number[] = [];
  const happened: number[] = [];
  const plans = new Map<number, { children: readonly number[]; cancels: number }>();
  const put = (delay: number, children: readonly number[], cancels: number) => {
    const number = handles.length;
    plans.set(number, { children, cancels });
    law.put(agenda.now + delay, number);
    handles.push(agenda.after(delay, act, number));
  };
  const cancel = (number: number) => {
    const handle = handles[number];
    if (handle !== undefined) expect(agenda.cancel(handle)).toBe(law.cancel(number));
  };
  const act = agenda.action((number) => {
    happened.push(number);
    const plan = plans.get(number);
    if (plan === undefined) return;
    if (plan.cancels >= 0) cancel(plan.cancels);
    for (const delay of plan.children) put(delay, [], -1);
  });
  const step = (until: number) => {
    const expected = law.step(until);
    const before = happened.length;
    expect(agenda.step(until)).toBe(expected !== undefined);
    if (expected === undefined) return false;
    expect(happened[before]).toBe(expected);
    expect(agenda.now).toBe(law.now);
    return true;
  };
  for (const deed of list) {
    if ("put" in deed) put(deed.put, deed.children, deed.cancels);
    else if ("cancel" in deed) cancel(deed.cancel);
    else step(agenda.now + deed.stepTo);
    expect(agenda.pending).toBe(law.waiting.length);
  }
  while (step(Number.POSITIVE_INFINITY));
  expect(agenda.pending).toBe(0);
  expect(agenda.happened).toBe(happened.length);
}

describe("the agenda", () => {
  it("does what a sorted list does, whatever is put, taken back and let happen", () => {
    fc.assert(fc.property(deeds, compare), { numRuns: 60 });
  });

  it("keeps the order of putting among thousands due at once", () => {
    const agenda = new Agenda();
    const seen: number[] = [];
    const act = agenda.action((number) => seen.push(number));
    for (let number = 0; number < 5_000; number++) agenda.at(7, act, number);
    while (agenda.step());
    expect(seen).toEqual(Array.from({ length: 5_000 }, (_, number) => number));
  });

  it("never lets an old handle take back a later event in the same place", () => {
    const agenda = new Agenda();
    const act = agenda.action(() => {});
    const old = agenda.at(1, act);
    agenda.step();
    const fresh = agenda.at(2, act);
    expect(agenda.cancel(old)).toBe(false);
    expect(agenda.pending).toBe(1);
    expect(agenda.cancel(fresh)).toBe(true);
    expect(agenda.cancel(fresh)).toBe(false);
    expect(agenda.step()).toBe(false);
  });

  it("counts whole microseconds, never backwards, and stops at its limit", () => {
    const agenda = new Agenda();
    const seen: number[] = [];
    const act = agenda.action(() => seen.push(agenda.now));
    agenda.at(2.6, act);
    agenda.step();
    agenda.at(1, act);
    agenda.at(9, act);
    expect(agenda.step(8)).toBe(true);
    expect(agenda.step(8)).toBe(false);
    expect(seen).toEqual([3, 3]);
    expect(agenda.now).toBe(3);
    expect(agenda.step(9)).toBe(true);
  });

  it("holds a hundred thousand events and hands each its two numbers", () => {
    const agenda = new Agenda();
    let sum = 0;
    const act = agenda.action((a, b) => {
      sum += a * b;
    });
    for (let i = 0; i < 100_000; i++) agenda.at((i * 7_919) % 100_003, act, i, 2);
    let last = -1;
    while (agenda.step()) {
      if (agenda.now < last) throw new Error("time ran backwards");
      last = agenda.now;
    }
    expect(sum).toBe(2 * (99_999 * 50_000));
  });
});
