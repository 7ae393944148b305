import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derive, isSame, type Outcome } from "../../../src/engine/l2/rollup/derivation.ts";
import { bondOf } from "../../../src/engine/l2/rollup/disputes.ts";
import {
  entriesBetween,
  executeStep,
  stateAfter,
  virtualSteps,
} from "../../../src/engine/l2/rollup/execution.ts";
import { bisectionRounds } from "../../../src/engine/theory/rollups.ts";
import { Arena, batches, honest, lie, type Player, staller } from "./arena.ts";

const clock = 1_000_000;

/** Says what is so up to a share of the execution and lies from there on, and answers at once. */
function liar(name: string, from = 0n): Player {
  const says = (truth: Outcome, done: bigint) => (done > from ? lie(truth) : truth);
  return { name, says, opens: (isTrue) => (isTrue ? 0 : null), takes: () => 1 };
}

describe("an execution", () => {
  const depths = fc
    .integer({ min: 0, max: 7 })
    .chain((gameDepth) =>
      fc.record({ gameDepth: fc.constant(gameDepth), splitDepth: fc.integer({ min: 0, max: gameDepth }) }),
    );

  it("comes to the same in virtual steps, however few or many, as in whole entries", () => {
    fc.assert(
      fc.property(depths, fc.nat(9), fc.nat(6), (depths, count, crossings) => {
        const { last } = new Arena({}, batches(count, crossings)).portal.inbox;
        const start = { transfers: 5, minted: 7, burned: 2 };
        const entries = entriesBetween(last, -1, count);
        let state: Outcome = start;
        for (let done = 0n; done < virtualSteps(depths); done++) {
          expect(stateAfter(start, entries, done, depths)).toEqual(state);
          state = executeStep(state, entries, done, depths);
        }
        expect(state).toEqual(derive(last, -1, start));
        expect(stateAfter(start, entries, virtualSteps(depths), depths)).toEqual(state);
      }),
    );
  });

  it("has one step for a batch's payments and one for each crossing, where there are enough", () => {
    const { last } = new Arena({}, batches(2, 3)).portal.inbox;
    const depths = { gameDepth: 40, splitDepth: 20 };
    const changed = Array.from({ length: 8 }, (_, each) => {
      const done = (BigInt(each >> 2) << 20n) + BigInt(each & 3);
      const before = stateAfter(
        { transfers: 0, minted: 0, burned: 0 },
        entriesBetween(last, -1, 2),
        done,
        depths,
      );
      const after = executeStep(before, entriesBetween(last, -1, 2), done, depths);
      return (Object.keys(after) as (keyof Outcome)[]).filter((key) => after[key] !== before[key]);
    });
    const batch = [["transfers"], ["burned"], ["minted"], ["burned"]];
    expect(changed).toEqual([...batch, ...batch]);
  });
});

describe("a dispute", () => {
  it("finds the one step of 2^43 in 43 rounds, and executes that", () => {
    const depths = { gameDepth: 43, splitDepth: 20 };
    for (const from of [0n, 1n, 1n << 42n, (1n << 43n) - 1n, 0x2_5a5a_5a5a_5an]) {
      const arena = new Arena(depths);
      arena.claim(liar("proposer", from));
      arena.play([liar("proposer", from), honest("challenger")]);
      const rounds = arena.calls.filter((kind) => kind === "move").length;
      expect(rounds).toBe(bisectionRounds(2 ** 43, 2));
      expect(arena.portal).toMatchObject({ claims: [], games: [] });
      expect(arena.settled).toEqual([]);
    }
  });

  it("counts steps beyond those that a double tells apart", () => {
    const last = (1n << 73n) - 1n;
    const arena = new Arena({ gameDepth: 73, splitDepth: 30 });
    arena.claim(liar("proposer", last));
    arena.play([liar("proposer", last), honest("challenger")]);
    expect(arena.calls.filter((kind) => kind === "move")).toHaveLength(73);
    expect(arena.settled).toEqual([]);
  });

  it("is won by what is so, whoever of both says it, and costs the other its bonds", () => {
    const upheld = new Arena({ gameDepth: 9 });
    upheld.claim(honest("proposer"));
    upheld.play([honest("proposer"), liar("challenger")]);
    expect(upheld.settled).toHaveLength(1);
    // Five of nine moves were the challenger's.
    expect(upheld.portal.slashed).toBe(5);
    const refuted = new Arena({ gameDepth: 9 });
    refuted.claim(liar("proposer"));
    refuted.play([liar("proposer"), honest("challenger")]);
    expect(refuted.settled).toEqual([]);
    expect(refuted.portal.slashed).toBe(100 + 4);
  });

  it("is lost by whoever lets its clock run out, and not before that", () => {
    const silent = (name: string): Player => ({ ...liar(name), takes: () => null });
    const arena = new Arena();
    const claim = arena.claim(silent("proposer"));
    arena.play([silent("proposer"), honest("challenger", 10)]);
    expect([arena.settled, arena.now]).toEqual([[], claim.since + 10 + clock]);
    const other = new Arena();
    const { since } = other.claim(honest("proposer"));
    other.play([honest("proposer", 10), silent("challenger")]);
    // The challenger's clock runs from the claim on; while it ran the asserter answered once.
    expect([other.settled.length, other.now]).toEqual([1, since + clock + 10]);
  });

  it("gives whoever moved in time at least its extension for the next move", () => {
    const late = (name: string): Player => ({
      ...liar(name),
      takes: ({ used, mover }) => Math.max(1, clock - used[mover] - 1),
    });
    const rounds = (clockExtension: number) => {
      const arena = new Arena({ clockExtension });
      arena.claim(late("proposer"));
      arena.play([late("proposer"), honest("challenger")]);
      return { moves: arena.calls.filter((kind) => kind === "move").length, end: arena.now };
    };
    expect(rounds(0).moves).toBe(2);
    // Sixteen rounds, of which eight were the late one's, who had used up all but the extension after each.
    expect(rounds(1_000)).toEqual({ moves: 16, end: 10 + (clock - 1) + 7 * 999 + 8 * 10 });
  });

  it("takes each challenger once, in the window, and no answer in another's name or twice", () => {
    const arena = new Arena();
    const claim = arena.claim(liar("proposer"));
    const challenge = (by: string, outcome = lie(claim.outcome)) =>
      arena.call({
        kind: "challenge",
        challenge: { claim: claim.number, by, outcome, middle: outcome },
      });
    expect(challenge("one", claim.outcome)).toBe(false);
    expect([challenge("one"), challenge("one"), challenge("two")]).toEqual([true, false, true]);
    const answer = { answer: claim.outcome, middle: claim.outcome };
    const move = (by: string, moves: number) =>
      arena.call({
        kind: "move",
        move: { claim: claim.number, challenger: "one", by, moves, ...answer },
      });
    expect([move("one", 1), move("proposer", 0), move("proposer", 1), move("proposer", 1)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    arena.now = claim.since + clock;
    expect(challenge("three")).toBe(false);
  });

  it("takes no move after the mover's clock has run out, and no word of that before", () => {
    const arena = new Arena();
    const claim = arena.claim(liar("proposer"));
    const [number, outcome] = [claim.number, lie(claim.outcome)];
    const challenge = { claim: number, by: "challenger", outcome, middle: outcome };
    arena.call({ kind: "challenge", challenge });
    const move = {
      ...{ claim: number, challenger: "challenger", by: "proposer", moves: 1 },
      ...{ answer: claim.outcome, middle: claim.outcome },
    };
    const runsOut = arena.now + clock;
    arena.now = runsOut - 1;
    expect(arena.call({ kind: "timeout", claim: number, challenger: "challenger" })).toBe(false);
    arena.now = runsOut;
    expect(arena.call({ kind: "move", move })).toBe(false);
    expect(arena.call({ kind: "timeout", claim: number, challenger: "challenger" })).toBe(true);
    expect(arena.portal.claims).toEqual([]);
  });

  it("leaves a claim standing while it is played, and some time after", () => {
    const arena = new Arena({ gracePeriod: 5_000_000 });
    const { since, number } = arena.claim(honest("proposer"));
    arena.now = since + 10;
    const outcome = lie(arena.portal.claims[0]?.outcome as Outcome);
    arena.call({
      kind: "challenge",
      challenge: { claim: number, by: "challenger", outcome, middle: outcome },
    });
    arena.now = since + clock + 1;
    expect(arena.call({ kind: "confirm", claim: number })).toBe(false);
    arena.play([honest("proposer")]);
    // The asserter answers now, and the challenger, who had used up ten, says nothing more.
    expect(arena.settled[0]?.settled).toBe(since + clock + 1 + clock - 10 + 5_000_000);
  });
});

describe("who delays", () => {
  const delayed = (isSerial: boolean, bonds: number) => {
    const arena = new Arena({ isSerial });
    const stallers = Array.from({ length: bonds }, (_, each) => staller(`staller ${each}`));
    const claim = arena.claim(honest("proposer", 1));
    arena.play([honest("proposer", 1), ...stallers]);
    expect(arena.portal.slashed).toBe(bonds);
    return (arena.settled[0]?.settled ?? Number.NaN) - claim.since;
  };

  it("with k bonds holds a claim up for k clocks where disputes are played one by one", () => {
    for (const bonds of [0, 1, 2, 5, 10]) expect(delayed(true, bonds)).toBe(clock + bonds * (clock + 1));
  });

  it("holds it up by no more than the answers take where they are played side by side", () => {
    expect(delayed(false, 0)).toBe(clock);
    for (const bonds of [1, 2, 5, 10]) expect(delayed(false, bonds)).toBe(clock + 1);
  });

  const overtaken = (isSerial: boolean, bonds: number) => {
    const arena = new Arena({ isSerial });
    const silent = (name: string): Player => ({ ...liar(name), opens: () => null, takes: () => null });
    const liars = Array.from({ length: bonds }, (_, each) => ({
      ...silent(`liar ${each}`),
      says: (truth: Outcome) => lie(truth, each + 1),
    }));
    for (const each of liars) arena.claim(each);
    const claim = arena.claim(honest("proposer"));
    arena.play([honest("proposer"), honest("challenger", 1), ...liars]);
    expect(arena.settled.every((each) => arena.isTrue(each))).toBe(true);
    return (arena.settled[0]?.settled ?? Number.NaN) - claim.since;
  };

  it("with k false claims does the same to a true one behind them", () => {
    for (const bonds of [0, 1, 3, 8]) {
      const late = overtaken(true, bonds);
      expect(late).toBeGreaterThanOrEqual(clock + bonds * clock);
      expect(late).toBeLessThanOrEqual(clock + bonds * (clock + 1));
      expect(overtaken(false, bonds)).toBe(clock);
    }
  });
});

describe("censorship on the host", () => {
  const censored = (lasts: number) => {
    const arena = new Arena();
    const { since } = arena.claim(liar("proposer"));
    const challenger: Player = {
      ...honest("challenger"),
      opens: (isTrue) => (isTrue ? null : Math.max(10, lasts)),
    };
    arena.play([liar("proposer"), challenger]);
    return { settled: arena.settled.length, late: arena.now - since };
  };

  it("makes a false state final once it has lasted longer than a clock, and not before", () => {
    expect(censored(clock)).toEqual({ settled: 1, late: clock });
    expect(censored(clock - 1_000)).toMatchObject({ settled: 0 });
  });

  it("does so in the middle of a dispute as well: the clock is the same", () => {
    const muted: Player = { ...honest("challenger"), takes: ({ moves }) => (moves > 6 ? clock : 10) };
    const arena = new Arena();
    arena.claim(liar("proposer"));
    arena.play([liar("proposer"), muted]);
    expect(arena.settled).toHaveLength(1);
  });
});

describe("bonds of moves", () => {
  it("come to what the OP Stack asks for a whole path", () => {
    const eth = 1e9;
    const rules = { moveBond: 0.08 * eth, bondGrowth: 1.09493 };
    const sum = (parity: number) =>
      Array.from({ length: 74 }, (_, depth) => depth)
        .filter((depth) => depth % 2 === parity)
        .reduce((total, depth) => total + bondOf(rules, depth), 0) / eth;
    expect([sum(0), sum(1)].map((each) => each.toFixed(1))).toEqual(["330.0", "361.4"]);
    expect(bondOf(rules, 30) / eth).toBeCloseTo(1.2153, 4);
    expect(bondOf(rules, 73) / eth).toBeCloseTo(60.02, 1);
  });
});

describe("states", () => {
  it("that differ in anything are different", () => {
    const state = { transfers: 1, minted: 2, burned: 3 };
    for (const key of ["transfers", "minted", "burned"] as const)
      expect(isSame(state, { ...state, [key]: 0 })).toBe(false);
  });
});
