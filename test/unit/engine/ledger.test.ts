import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mempool } from "../../../src/engine/fees/mempool.ts";
import type { Takes } from "../../../src/engine/fees/takes.ts";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { Ledger } from "../../../src/engine/ledger/ledger.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { tenPlaces } from "./ten-places.ts";

const { room } = tenPlaces;
const bands = 6;

/** A cohort as its users know it; `number` is also when it submitted, by which the queue's reports name it. */
interface Known {
  readonly key: number;
  readonly submitted: number;
  readonly highest: number;
  band: number;
  expired: boolean;
}

/** A ledger, watched by somebody who keeps every block's takes and counts everything anew. */
class Watched {
  readonly cohorts: Known[] = [];
  readonly gone: number[] = [];
  readonly served = new Map<number, Map<number, number>>();
  readonly takes: Takes[] = [];
  readonly agenda = new Agenda();
  readonly ledger = new Ledger(tenPlaces, {
    name: "chain",
    agenda: this.agenda,
    emit: (event) => this.see(event),
    unrest: () => false,
    alwaysFull: false,
  });

  get mempool(): Mempool {
    return this.ledger.mempool;
  }

  see(event: TraceEvent): void {
    if (event.kind === "gave-up") this.gone[event.from] = (this.gone[event.from] ?? 0) + event.count;
    if (event.kind === "reversed") this.served.delete(event.block);
    if (event.kind !== "final") return;
    const { from, count } = event.parts;
    const rows = Array.from(from, (number, row): [number, number] => [number, count[row] as number]);
    this.served.set(event.block, new Map(rows.filter(([, served]) => served > 0)));
  }

  submit(band: number, count: number, highest = 99): void {
    const number = this.cohorts.length;
    const key = this.mempool.submit(band, number, number + 1, count, highest);
    this.cohorts.push({ key, submitted: count, band, highest, expired: false });
  }

  raise(which: number, band: number): void {
    const cohort = this.cohorts[which % this.cohorts.length];
    if (cohort === undefined) return;
    this.mempool.raise(cohort.key, band);
    if (!cohort.expired) cohort.band = Math.max(cohort.band, band);
  }

  expire(which: number): void {
    const cohort = this.cohorts[which % this.cohorts.length];
    if (cohort === undefined) return;
    this.mempool.expire(cohort.key);
    cohort.expired = true;
  }

  /** A block on one of the latest; the receiver follows the longest chain. */
  extend(back: number, confirmations: number): void {
    const { tree } = this.ledger;
    const parent = Math.max(0, tree.size - 1 - back);
    const before = this.willingAt(parent);
    const block = this.found(parent);
    mustTakeBestBids(before, this.taken(block));
    mustBeSeen(this.mempool, this.willingAt(block));
    expect(this.mempool.waiting).toBe(total(this.waitingAt(block)));
    if (tree.height(block) > this.ledger.head().height) this.adopt(block, confirmations);
  }

  found(parent: number): number {
    this.agenda.now++;
    const block = this.ledger.extend(parent, 0);
    this.takes[block] = this.ledger.tree.block(block).takes;
    return block;
  }

  adopt(head: number, confirmations: number): void {
    const { tree } = this.ledger;
    this.ledger.adopt(head);
    const deepest = tree.height(head) - confirmations + 1;
    if (deepest > this.ledger.settled().height) this.ledger.settle(tree.ancestor(head, deepest));
  }

  /** What waits as seen from a block, by cohort: all that submitted less all that its chain took. */
  waitingAt(block: number): Waiting {
    const left = new Map(this.cohorts.map((cohort) => [cohort.key, cohort.submitted]));
    for (let at = block; at !== 0; at = this.ledger.tree.parent(at)) {
      for (const [key, count] of this.taken(at)) left.set(key, (left.get(key) ?? 0) - count);
    }
    const waiting = new Map<number, { band: number; count: number }>();
    for (const { key, band, expired } of this.cohorts) {
      const count = left.get(key) ?? 0;
      if (!expired && count !== 0) waiting.set(key, { band, count });
    }
    return waiting;
  }

  /** Those of them who would pay what is charged beside the least bid. */
  willingAt(block: number): Waiting {
    const least = this.ledger.surcharge() + (this.mempool.bids.fees[0] as number);
    const willing = new Set(this.cohorts.filter(({ highest }) => highest >= least).map(({ key }) => key));
    return new Map([...this.waitingAt(block)].filter(([key]) => willing.has(key)));
  }

  taken(block: number): Map<number, number> {
    const { keys, counts } = this.takes[block] as Takes;
    return new Map(Array.from(keys, (key, row) => [key, counts[row] as number]));
  }

  servedOf(number: number): number {
    let sum = 0;
    for (const block of this.served.values()) sum += block.get(number) ?? 0;
    return sum;
  }
}

type Waiting = Map<number, { readonly band: number; readonly count: number }>;

function total(waiting: Waiting): number {
  return [...waiting.values()].reduce((sum, { count }) => sum + count, 0);
}

/** Bids above the marginal one are taken whole, the marginal ones in proportion, those below not at all. */
function mustTakeBestBids(waiting: Waiting, taken: Map<number, number>): void {
  let left = room;
  for (let band = bands - 1; band >= 0; band--) {
    const bidders = [...waiting].filter(([, cohort]) => cohort.band === band);
    const total = bidders.reduce((sum, [, { count }]) => sum + count, 0);
    const share = total === 0 ? 0 : Math.min(1, left / total);
    let sum = 0;
    for (const [key, { count }] of bidders) {
      const got = taken.get(key) ?? 0;
      sum += got;
      if (Math.abs(got - count * share) > 1 + 1e-9 && share < 1)
        throw new Error(`${got} of ${count}, not ${share}`);
      if (share === 1 && got !== count) throw new Error(`${got} of ${count}, and there was room`);
    }
    if (sum !== Math.min(left, total)) throw new Error(`band ${band}: ${sum} of ${total} in ${left}`);
    left -= sum;
  }
}

/** The queue shows exactly these: a block without limit would take them all. */
function mustBeSeen(mempool: Mempool, waiting: Waiting): void {
  const { keys, counts, bands } = mempool.select(1e12);
  const seen = Array.from(keys, (key, row) => [key, { band: bands[row], count: counts[row] }] as const);
  expect(new Map(seen)).toEqual(waiting);
}

type Deed =
  | { readonly submit: number; readonly count: number; readonly highest: number }
  | { readonly charge: number }
  | { readonly raise: number; readonly band: number }
  | { readonly expire: number }
  | { readonly extend: number };

const band = fc.integer({ min: 0, max: bands - 1 });
const which = fc.nat({ max: 1_000 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      submit: band,
      count: fc.integer({ min: 1, max: 9 }),
      highest: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ charge: fc.integer({ min: 0, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ raise: which, band }) },
  { weight: 1, arbitrary: fc.record({ expire: which }) },
  { weight: 4, arbitrary: fc.record({ extend: fc.integer({ min: 0, max: 5 }) }) },
);

function apply(watched: Watched, deed: Deed, confirmations: number): void {
  if ("submit" in deed) watched.submit(deed.submit, deed.count, deed.highest);
  else if ("charge" in deed) watched.ledger.surcharge = () => deed.charge;
  else if ("raise" in deed) watched.raise(deed.raise, deed.band);
  else if ("expire" in deed) watched.expire(deed.expire);
  else watched.extend(deed.extend, confirmations);
  const faults = watched.ledger.audit();
  if (faults.length > 0) throw new Error(faults.join("; "));
  for (const [number, { submitted }] of watched.cohorts.entries()) {
    const [served, gone] = [watched.servedOf(number), watched.gone[number] ?? 0];
    if (served + gone > submitted) throw new Error(`${served} served + ${gone} gone > ${submitted}`);
  }
}

describe("the queue and the tree of blocks", () => {
  it("keep their books, take the best bids and look the same from a block however it is reached", () => {
    const lists = fc.array(deed, { maxLength: 120, size: "max" });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), (deeds, confirmations) => {
        const watched = new Watched();
        for (const each of deeds) apply(watched, each, confirmations);
      }),
      { numRuns: 120 },
    );
  });

  it("serve or let go everybody once, and nobody twice, whatever is reorganized", () => {
    const lists = fc.array(deed, { maxLength: 120, size: "max" });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), (deeds, confirmations) => {
        const watched = new Watched();
        for (const each of deeds) apply(watched, each, confirmations);
        // Grow the receiver's own chain until nobody is left, and let all who still wait give up.
        for (let more = 0; more < 12; more++) {
          watched.adopt(watched.found(watched.ledger.head().block), 1);
          if (more === 5) for (const number of watched.cohorts.keys()) watched.expire(number);
        }
        const sums = watched.cohorts.map((_, n) => watched.servedOf(n) + (watched.gone[n] ?? 0));
        expect(sums).toEqual(watched.cohorts.map(({ submitted }) => submitted));
      }),
      { numRuns: 120 },
    );
  });

  it("bury what is deep: an old block's transactions never come back", () => {
    const watched = new Watched();
    watched.submit(1, 5);
    watched.extend(0, 1);
    for (let more = 0; more < 200; more++) watched.extend(0, 1);
    expect(watched.mempool.books()).toMatchObject({ submitted: 5, buried: 5, held: 0, waiting: 0 });
    expect(watched.ledger.tree.block(1).takes.keys).toHaveLength(0);
  });

  it("quote a bid that leaves at most so many in front", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(band, fc.integer({ min: 1, max: 50 }))),
        fc.nat(100),
        (cohorts, ahead) => {
          const mempool = new Mempool(1, 1, () => {});
          for (const [itsBand, count] of cohorts) mempool.submit(itsBand, 0, 1, count);
          const bids = new Int32Array(1);
          mempool.bids.quote(Float64Array.of(ahead), bids);
          const inFront = cohorts.reduce(
            (sum, [b, count]) => sum + (b >= (bids[0] as number) ? count : 0),
            0,
          );
          if (bids[0] === 0)
            expect(cohorts.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(ahead);
          else expect(inFront).toBeLessThanOrEqual(ahead);
        },
      ),
    );
  });
});
