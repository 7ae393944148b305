import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import type { BlockRef, Contract, Order } from "../../../src/engine/ledger/contract.ts";
import { Ledger } from "../../../src/engine/ledger/ledger.ts";
import { tenPlaces } from "./ten-places.ts";

/** Remembers what was called in which block: any order, repetition or loss would show. */
const diary: Contract<readonly string[], number> = {
  initial: [],
  apply: (state, action, at) => [...state, `${action}@${at.block}`],
};

const order = (bytes: number, highestFee = Number.POSITIVE_INFINITY, by = "somebody"): Order => ({
  by,
  bytes,
  gas: 0,
  highestFee,
});

/** A chain with the diary on it, and what the listeners of its calls believe. */
class Watched {
  readonly agenda = new Agenda();
  readonly ledger = new Ledger(tenPlaces, {
    name: "chain",
    agenda: this.agenda,
    emit: () => {},
    unrest: () => false,
    alwaysFull: false,
  });
  readonly diary = this.ledger.deploy(diary);
  /** By call: the block its listener was last told of. */
  readonly believed = new Map<number, number>();
  readonly final = new Map<number, number>();
  calls = 0;

  call(bytes: number): void {
    const id = this.calls++;
    this.diary.call(id, order(bytes), {
      included: ({ block }: BlockRef) => {
        if (this.believed.has(id)) throw new Error(`${id} was included twice`);
        this.believed.set(id, block);
      },
      reverted: ({ block }: BlockRef) => {
        if (this.believed.get(id) !== block) throw new Error(`${id} was not in ${block}`);
        this.believed.delete(id);
      },
      final: ({ block }: BlockRef) => this.final.set(id, block),
    });
  }

  /** A block on one of the latest; the observer follows the longest chain and settles what is `depth` deep. */
  extend(back: number, depth: number): void {
    const { tree } = this.ledger;
    this.agenda.now++;
    const block = this.ledger.extend(Math.max(0, tree.size - 1 - back), 0);
    if (tree.height(block) <= this.ledger.head().height) return;
    this.ledger.adopt(block);
    const deepest = tree.height(block) - depth;
    if (deepest > this.ledger.settled().height) this.ledger.settle(tree.ancestor(block, deepest));
  }

  /** The diary as somebody writes it who reads the whole chain anew. */
  reread(head: number): string[] {
    const { tree } = this.ledger;
    return tree
      .path(0, head)
      .flatMap((block) => (this.held.get(block) ?? []).map((call) => `${call}@${block}`));
  }

  /** What each block was filled with, noted before anything is forgotten. */
  readonly held = new Map<number, readonly number[]>();

  note(): void {
    const { tree } = this.ledger;
    for (let block = 1; block < tree.size; block++) {
      if (!this.held.has(block)) this.held.set(block, tree.block(block).takes.calls);
    }
  }
}

type Deed = { readonly call: number } | { readonly extend: number };

const deeds = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ call: fc.integer({ min: 0, max: 9 }) }) },
    { weight: 3, arbitrary: fc.record({ extend: fc.integer({ min: 0, max: 4 }) }) },
  ),
  { maxLength: 120, size: "max" },
);

function watch(list: readonly Deed[], depth: number, look: (watched: Watched) => void): Watched {
  const watched = new Watched();
  for (const deed of list) {
    if ("call" in deed) watched.call(deed.call);
    else watched.extend(deed.extend, depth);
    watched.note();
    look(watched);
  }
  return watched;
}

describe("a contract", () => {
  it("is the fold of the observer's chain, whatever is reorganized", () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 1, max: 4 }), (list, depth) => {
        watch(list, depth, (watched) => {
          const { diary, ledger } = watched;
          expect(ledger.audit()).toEqual([]);
          expect(diary.state("head")).toEqual(watched.reread(ledger.head().block));
          expect(diary.state("final")).toEqual(watched.reread(ledger.settled().block));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("has each call once on every branch, and its listeners know in which block", () => {
    fc.assert(
      fc.property(deeds, (list) => {
        watch(list, 3, (watched) => {
          const chain = watched.reread(watched.ledger.head().block);
          expect(chain).toEqual([...new Set(chain)]);
          const believed = [...watched.believed].map(([call, block]) => `${call}@${block}`);
          expect(believed.sort()).toEqual([...chain].sort());
        });
      }),
      { numRuns: 100 },
    );
  });

  it("hears of every call in the end", () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const watched = watch(list, 2, () => {});
        const waiting = watched.calls;
        for (let more = 0; more <= waiting + 2; more++) watched.extend(0, 2);
        // The latest two blocks are not settled yet, and by then hold nothing.
        expect(watched.final.size).toBe(watched.calls);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a call", () => {
  it("that pays less than nodes pass on waits for ever", () => {
    const watched = new Watched();
    watched.diary.call(0, order(0, 0.5));
    for (let more = 0; more < 5; more++) watched.extend(0, 1);
    expect(watched.diary.state("head")).toEqual([]);
  });

  it("is left out by a producer who does not permit it, and by nobody else", () => {
    const watched = new Watched();
    const { ledger, agenda } = watched;
    watched.diary.call(0, order(0, 100, "rollup"));
    watched.diary.call(1, order(0, 100, "bridge"));
    agenda.now++;
    ledger.adopt(ledger.extend(0, 0, { permits: ({ by }) => by !== "rollup" }));
    expect(watched.diary.state("head")).toEqual(["1@1"]);
    agenda.now++;
    ledger.adopt(ledger.extend(ledger.head().block, 1));
    expect(watched.diary.state("head")).toEqual(["1@1", "0@2"]);
  });

  it("never waits again once its coins are spent elsewhere, and stays where a block holds it", () => {
    const watched = new Watched();
    const { ledger, agenda } = watched;
    const withdraw = watched.diary.call(0, order(0, 100));
    watched.diary.call(1, order(0, 100));
    const extend = (parent: number) => {
      agenda.now++;
      return ledger.extend(parent, 0);
    };
    const first = extend(0);
    ledger.adopt(first);
    withdraw();
    expect(watched.diary.state("head")).toEqual(["0@1", "1@1"]);
    ledger.adopt(extend(extend(0)));
    expect(watched.diary.state("head")).toEqual(["1@2"]);
    ledger.adopt(extend(extend(first)));
    expect(watched.diary.state("head")).toEqual(["0@1", "1@1"]);
    expect(ledger.audit()).toEqual([]);
  });

  it("outbids users who came before it, and waits where they outbid all that it may pay", () => {
    const crowded = (highestFee: number) => {
      const watched = new Watched();
      const { ledger, agenda } = watched;
      ledger.mempool.submit(ledger.mempool.bids.of(50), 0, 1, 100);
      watched.diary.call(0, order(0, highestFee));
      agenda.now++;
      ledger.adopt(ledger.extend(0, 0));
      return watched.diary.state("head");
    };
    expect(crowded(1_000)).toEqual(["0@1"]);
    expect(crowded(40)).toEqual([]);
  });
});
