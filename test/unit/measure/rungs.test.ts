import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quantile } from "../../../src/engine/kernel/histogram.ts";
import { Crowds } from "../../../src/engine/measure/crowd.ts";
import { rungs } from "../../../src/engine/measure/rungs.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { Waiting } from "../../../src/engine/measure/waiting.ts";
import type { Rung, TraceEvent } from "../../../src/engine/trace.ts";
import { arrived, posted, reversed, settled, unposted, unsettled, windowOf, withdrawable } from "./traces.ts";

const hour = 3_600;

/** What the fold of a rollup reads from a trace that ended after `end` seconds, the whole of which is measured. */
function readings(trace: readonly TraceEvent[], end: number, promised?: readonly Rung[]) {
  const crowds = new Crowds(windowOf(end));
  const waiting = new Waiting(crowds);
  const family = { hosts: ["settlement"], ...(promised && { rungs: promised }) };
  const fold = rungs(crowds, end * 1e6, waiting, family, () => false);
  trace.forEach(teller([waiting, fold]));
  waiting.censor();
  return { ...waiting.readings(), ...fold.readings() } as Readonly<Record<string, Quantile | undefined>>;
}

/** A block whose users submitted at `since` and that climbs the ladder at these times, s. */
interface Climb {
  readonly block: number;
  readonly since: number;
  readonly found: number;
  readonly posted: number;
  readonly final: number;
  readonly withdrawable: number;
}

const climb = (block: number, since: number, waits: readonly number[]): Climb => {
  const [found = 0, on = 0, final = 0, out = 0] = waits;
  return {
    block,
    since,
    found: since + found,
    posted: since + found + on,
    final: since + found + on + final,
    withdrawable: since + found + on + final + out,
  };
};

/** The events of these blocks until `end`, in the order of their times. */
function trace(climbs: readonly Climb[], end: number): readonly TraceEvent[] {
  const timed = climbs.flatMap((each) => {
    const { block, since } = each;
    const users = { since, count: 10 };
    return [
      { at: since, event: arrived(since, 10) },
      { at: each.posted, event: posted(block, each.posted) },
      { at: each.final, event: settled({ block, found: each.found, at: each.final, users }) },
      { at: each.withdrawable, event: withdrawable(block, each.withdrawable) },
    ];
  });
  const told = timed
    .filter(({ at }) => at < end)
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
  const open = climbs.filter((each) => each.found < end && each.final >= end);
  return [
    ...told,
    ...open.map(({ block, found, since }) => unsettled({ block, found, users: { since, count: 10 } })),
  ];
}

const ladderOf = ["softConfirmationSeconds", "postedSeconds", "finalitySeconds", "withdrawalSeconds"];

describe("rungs of a layer above", () => {
  it("are how long users of a block waited until it reached them", () => {
    const seen = readings(trace([climb(1, 100, [1, 60, 600, hour])], 2 * hour), 2 * hour);
    const expected = [1, 61, 661, 661 + hour];
    for (const [i, name] of ladderOf.entries()) {
      expect(seen[name]?.value).toBeCloseTo(expected[i] as number, 5);
      expect(seen[`${name}.p99`]?.moreThan).toBe(false);
    }
  });

  it("count the time at which a block was posted for good, not one that was lost", () => {
    const users = { since: 0, count: 5 };
    const first = [arrived(0, 5), posted(1, 50), unposted(1, 70)];
    const end = settled({ block: 1, found: 1, at: 400, users });
    expect(readings([...first, posted(1, 300), end], hour).postedSeconds?.value).toBeCloseTo(300, 5);
    const lost = readings([...first, end], hour).postedSeconds;
    expect(lost?.moreThan).toBe(true);
    expect(lost?.value).toBeCloseTo(hour, -2);
  });

  it("may be lost until two dozen later ones were reached, and count once after that", () => {
    const users = { since: 0, count: 5 };
    const later = Array.from({ length: 30 }, (_, i) => withdrawable(100 + i, 1_000 + i));
    const own = [arrived(0, 5), settled({ block: 1, found: 1, at: 10, users }), withdrawable(1, 900)];
    const seen = readings([...own, ...later], hour).withdrawalSeconds;
    expect(seen?.value).toBeCloseTo(900, 5);
  });

  it("do not count users whose block was undone after it was settled", () => {
    const users = { since: 0, count: 5 };
    const own = [arrived(0, 10), settled({ block: 1, found: 1, at: 10, users }), reversed(1, 20)];
    const again = [settled({ block: 2, found: 30, at: 40, users }), withdrawable(1, 15), withdrawable(2, 50)];
    expect(readings([...own, ...again], hour).withdrawalSeconds?.value).toBeCloseTo(50, 5);
  });

  it("that were not reached when the run ended are more than how long was waited for them, where they were promised", () => {
    const cut = trace([climb(1, 0, [1, 60, 600, 24 * hour])], 2 * hour);
    const promised = readings(cut, 2 * hour, ["posted", "withdrawable"]);
    expect(promised.withdrawalSeconds).toEqual({ value: expect.closeTo(2 * hour, 5), moreThan: true });
    expect(promised.postedSeconds?.moreThan).toBe(false);
    expect(readings(cut, 2 * hour).withdrawalSeconds).toBeUndefined();
    expect(readings(cut, 2 * hour, []).postedSeconds).toBeUndefined();
  });

  it("that come before settlement are known of blocks that were not settled when the run ended", () => {
    const cut = trace([climb(1, 100, [1, 60, 6 * hour, hour]), climb(2, 200, [1, 6 * hour, 0, 0])], hour);
    const seen = readings(cut, hour, ["posted", "withdrawable"]);
    expect(seen["softConfirmationSeconds.p99"]).toEqual({ value: expect.closeTo(1, 5), moreThan: false });
    expect(seen.postedSeconds).toEqual({ value: expect.closeTo(61, 5), moreThan: false });
    expect(seen["postedSeconds.p99"]?.moreThan).toBe(true);
    for (const name of ["finalitySeconds", "withdrawalSeconds"])
      expect(seen[name]).toEqual({ value: expect.closeTo(hour - 200, -2), moreThan: true });
  });

  it("are measured on the window's users alone", () => {
    const early = settled({ block: 1, found: 2, at: 3, users: { since: -5, count: 100 } });
    const own = trace([climb(2, 10, [1, 2, 3, 4])], hour);
    const seen = readings([posted(1, 500), early, ...own], hour);
    expect(seen["postedSeconds.p99"]?.value).toBeLessThan(5);
  });

  it("are never out of order, whatever the waits and wherever the run is cut, and a longer window moves only the last", () => {
    const wait = fc.double({ min: 0.001, max: 20_000, noNaN: true });
    const waits = fc.array(fc.tuple(wait, wait, wait, wait), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(waits, fc.integer({ min: 100, max: 200_000 }), (all, end) => {
        const climbs = all.map((each, i) => climb(i + 1, i * 7, each));
        const seen = readings(trace(climbs, end), end, ["posted", "withdrawable"]);
        for (const part of ["", ".p90", ".p99"]) {
          const values = ladderOf.map((name) => seen[`${name}${part}`]?.value ?? 0);
          expect([...values].sort((a, b) => a - b)).toEqual(values);
        }
        const slower = climbs.map((each) => ({ ...each, withdrawable: each.withdrawable + 1_000 }));
        const later = readings(trace(slower, end), end, ["posted", "withdrawable"]);
        for (const name of ladderOf.slice(0, 3)) expect(later[name]).toEqual(seen[name]);
        // Because a histogram knows each of the two values to within .79 %.
        const before = (0.9921 / 1.0079) * (seen.withdrawalSeconds?.value ?? 0);
        // Where it is "more than" something, that is no more than the last that came true.
        if (later.withdrawalSeconds?.moreThan !== true)
          expect(later.withdrawalSeconds?.value).toBeGreaterThanOrEqual(before);
      }),
      {
        numRuns: 300,
        examples: [
          [
            [
              [0.001, 22.888215420030505, 59.80980751704408, 11.684815562925401],
              [0.001, 0.001, 0.001, 0.001],
              [0.001, 79.76463430921447, 1.2172128843838763, 5.017152806401633],
            ],
            100,
          ],
        ],
      },
    );
  });
});
