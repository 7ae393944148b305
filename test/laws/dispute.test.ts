import { describe, expect, it } from "vitest";
import { type Stream, stream } from "../../src/engine/kernel/random.ts";
import { shareInterval } from "../../src/engine/kernel/statistics.ts";
import { withdrawalSeconds } from "../../src/engine/theory/rollups.ts";
import { measured, stack } from "../unit/engine/scenarios.ts";
import { Arena, batches, honest, lie, type Player, rules } from "../unit/rollup/arena.ts";

const { window: clock } = rules;

/** A whole number of 0 .. below. */
const upTo = (chance: Stream, below: number) => Math.floor(chance.uniform() * below);

function bigUpTo(chance: Stream, bits: number): bigint {
  const parts = [chance.next(), chance.next(), chance.next()].map(BigInt);
  return parts.reduce((sum, part) => (sum << 32n) | part, 0n) & ((1n << BigInt(bits)) - 1n);
}

/** Says something that is not so: from some step on, now and then, or another thing whenever it is asked. */
function lies(chance: Stream, depth: number): Player["says"] {
  const from = bigUpTo(chance, depth);
  const amount = 1 + upTo(chance, 5);
  const ways: readonly Player["says"][] = [
    (truth, done) => (done > from ? lie(truth, amount) : truth),
    (truth, done) => (done % 3n === from % 3n ? truth : lie(truth, amount)),
    (truth) => lie(truth, upTo(chance, 3)),
    (truth) => lie(truth, amount),
  ];
  const way = ways[upTo(chance, ways.length)] as Player["says"];
  // Because who says in the end what is so does not lie.
  return (truth, done) => (done === 1n << BigInt(depth) ? lie(truth, amount) : way(truth, done));
}

/** Somebody who lies in some way, disputes what it likes, and stops whenever it likes. */
function liar(name: string, chance: Stream, depth: number): Player {
  const [patience, hurry] = [chance.uniform() * 1.1, chance.uniform() < 0.5];
  const targets = upTo(chance, 3);
  return {
    name,
    says: lies(chance, depth),
    opens: (isTrue) => (targets === 0 || isTrue === (targets === 1) ? Math.floor(patience * clock) : null),
    takes: ({ moves, used, mover }) => {
      if (moves > patience * depth) return null;
      return hurry ? 1 : Math.max(1, Math.floor((clock - used[mover]) / 2));
    },
  };
}

/** One false claim and one true, and up to two who dispute at random, with somebody honest who disputes or with nobody. */
function play(game: number, isWatched: boolean): { readonly isStolen: boolean; readonly isSettled: boolean } {
  const chance = stream(game, "liars");
  const gameDepth = 1 + upTo(chance, 73);
  const arena = new Arena(
    {
      gameDepth,
      splitDepth: upTo(chance, gameDepth + 1),
      isSerial: chance.uniform() < 0.5,
      clockExtension: chance.uniform() < 0.5 ? 0 : clock / 20,
      gracePeriod: upTo(chance, 2) * clock,
    },
    batches(1 + upTo(chance, 4), upTo(chance, 4)),
  );
  const others = Array.from({ length: upTo(chance, 3) }, (_, each) =>
    liar(`liar ${each}`, chance, gameDepth),
  );
  const thief: Player = { ...liar("thief", chance, gameDepth), opens: () => null };
  const [proposer, challenger] = [{ ...honest("proposer"), opens: () => null }, honest("challenger")];
  const claims = [thief, proposer];
  for (const each of chance.uniform() < 0.5 ? claims : [...claims].reverse()) arena.claim(each);
  arena.play([...claims, ...(isWatched ? [challenger] : []), ...(isWatched ? others : [])]);
  return {
    isStolen: arena.settled.some((claim) => !arena.isTrue(claim)),
    isSettled: arena.settled.some((claim) => arena.isTrue(claim)),
  };
}

describe("ten thousand disputes with random liars", () => {
  it("settle nothing false and everything true, with one honest challenger", () => {
    const games = 10_000;
    let [stolen, settled] = [0, 0];
    for (let game = 0; game < games; game++) {
      const { isStolen, isSettled } = play(game, true);
      if (isStolen) stolen++;
      if (isSettled) settled++;
    }
    expect([stolen, settled]).toEqual([0, games]);
    expect(shareInterval(stolen, games).high).toBeLessThan(4e-4);
  });

  it("settle what is false where nobody disputes it", () => {
    const games = 1_000;
    let stolen = 0;
    for (let game = 0; game < games; game++) if (play(game, false).isStolen) stolen++;
    expect(stolen).toBeGreaterThan(0.4 * games);
  });
});

describe("who delays with k bonds", () => {
  /** The clocks that a true claim waits for beyond its own, whoever attacks it. */
  const delay = (isSerial: boolean, bonds: number, game: number) => {
    const chance = stream(game, "delay");
    const arena = new Arena({ isSerial, gameDepth: 1 + upTo(chance, 40), splitDepth: 0 });
    const { gameDepth } = arena.rules;
    const liars = Array.from({ length: bonds }, (_, each) => liar(`liar ${each}`, chance, gameDepth));
    const claim = arena.claim(honest("proposer"));
    arena.play([{ ...honest("proposer"), opens: () => null }, ...liars]);
    const { settled } = arena.settled[0] ?? { settled: Number.NaN };
    return (settled - claim.since) / clock - 1;
  };

  it("never holds a true claim up for more than k clocks, or one where disputes are played side by side", () => {
    let worst = 0;
    for (let game = 0; game < 2_000; game++) {
      const bonds = game % 6;
      // What the honest side's own answers take: ten microseconds each.
      const answers = (bonds * 41 * 10) / clock;
      const serial = delay(true, bonds, game);
      worst = Math.max(worst, serial);
      expect(serial).toBeLessThanOrEqual(bonds + answers);
      expect(delay(false, bonds, game)).toBeLessThanOrEqual(answers);
    }
    // Random liars come to some of it; those who do nothing but wait come to all (see the unit tests).
    expect(worst).toBeGreaterThan(1);
  });
});

describe("a withdrawal from an optimistic rollup on Ethereum", () => {
  const day = 86_400;
  const waits = (preset: string, controls: readonly string[] = []) => {
    const scenario = stack(["ethereum", preset], {
      ...{ warmup: 0, duration: 3_600, drain: 12 * day, runs: 1, demand: { rate: 0.01, patience: 600 } },
      attacks: controls.length === 0 ? [] : [{ layer: preset, plan: "delay", share: 0, controls, at: 0 }],
    });
    return measured(scenario)("withdrawalSeconds").mean;
  };

  it.each([
    ["arbitrum", [549_816]],
    ["optimism", [302_400, 302_400]],
  ] as const)(
    "of %s takes what layer 1 takes to be final and the window, by the closed form",
    (name, windows) => {
      const [batch, claim, epoch] = [3_600, 3_600, 32 * 12];
      const least = withdrawalSeconds(2 * epoch, windows);
      expect(waits(name)).toBeGreaterThan(least);
      // To be posted, claimed, settled and paid out takes its rounds, and the last two a finality each.
      expect(waits(name)).toBeLessThan(least + batch + claim + 4 * epoch);
    },
  );

  it("is held up by a false challenge for the answers and the grace that follows, and never beyond two clocks", () => {
    const grace = 172_800;
    const [freely, disputed] = [waits("arbitrum"), waits("arbitrum", ["challenger 1"])];
    expect(disputed - freely).toBeGreaterThan(grace - 7_200);
    expect(disputed - freely).toBeLessThan(grace + 7_200);
    // Two clocks of three and a half days and as much again: ten and a half.
    expect(waits("optimism", ["challenger 1", "challenger 2"])).toBeLessThan(10.5 * day);
  });
});
