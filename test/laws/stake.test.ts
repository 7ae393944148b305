import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident } from "../../src/engine/index.ts";
import { ejectionEpoch, leaked, leakRecovery } from "../../src/engine/theory/proof-of-stake.ts";
import { ofKind, scenario, trace } from "../unit/engine/scenarios.ts";
import { electorateOf } from "../unit/gasper/voters.ts";

const coin = 1_000_000_000;
const epoch = 384;
const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`validator ${index}`, 1]));
const third = 1 / 3 - 1e-9;

/** The epoch in which something befalls the chain. What it began before the last is final, and it leaks when five more have passed. */
const befalls = 10;
const leaks = befalls - 2 + 6;

function epochs(count: number, incidents: readonly Incident[]) {
  const parts = { layer: { validators: ten }, demand: { rate: 0 }, warmup: 0, drain: 0 };
  return trace(scenario("ethereum", { duration: count * epoch, incidents, ...parts }));
}

/** Epochs at whose end something became final. */
function decisive(events: ReturnType<typeof epochs>): readonly number[] {
  return [...new Set(ofKind(events, "final").map(({ time }) => Math.round(time / 1e6 / epoch) - 1))];
}

function silent(validators: number): readonly Incident[] {
  return Array.from({ length: validators }, (_, index): Incident => {
    const party = `validator ${index}`;
    return { kind: "failure", layer: "ethereum", party, at: befalls * epoch, lasts: null };
  });
}

/** Epochs of a leak until the balance of the silent is below so many coins. */
function drainedTo(coins: number): number {
  let epochs = 0;
  while (leaked(32 * coin, epochs) >= coins * coin) epochs++;
  return epochs;
}

describe("finality that is lost for want of voters", () => {
  const resumes = (validators: number, count: number) =>
    decisive(epochs(count, silent(validators))).find((each) => each > leaks);

  it("comes back by the leak once those who vote are two thirds of what is left: with 40 % silent, at 24 coins of 32", () => {
    // An effective balance of 25 becomes 24 a quarter of a coin below 25, so three quarters of a coin before continuous time has it.
    const needed = drainedTo(24.75);
    // The leak begins with its first epoch; one more makes final what was justified.
    expect(resumes(4, 3_000)).toBe(leaks + needed + 1);
    expect(needed).toBeLessThan(leakRecovery(0.4) as number);
    expect(needed).toBeGreaterThan(0.94 * (leakRecovery(0.4) as number));
  });

  it("with half of the stake silent comes back when the silent are to be ejected, at 16 coins", () => {
    expect(leakRecovery(0.5)).toBeNull();
    expect(resumes(5, 4_720)).toBe(leaks + ejectionEpoch() + 1);
  });

  it("with more of it silent comes back later than they are ejected, since they leave by a queue", () => {
    expect(drainedTo(11.75)).toBeGreaterThan(ejectionEpoch());
    // Two fifths are two thirds where the rest has a third of its 32 coins, and of 11 in whole ones where 3 % of it have left: so much is
    // 256 coins an epoch since they were ejected.
    expect(resumes(6, 6_000)).toBe(leaks + drainedTo(11.75) + 1);
  });
});

describe("a network cut in two equal halves", () => {
  const cut = (lasts: number): Incident => ({
    kind: "partition",
    layer: "ethereum",
    share: 0.5,
    at: befalls * epoch,
    lasts: lasts * epoch,
  });

  it("has two chains that are final after three weeks, and the receiver keeps to his own for good", () => {
    const events = epochs(4_760, [cut(4_720)]);
    const divided = ofKind(events, "stake").find(({ isDivided }) => isDivided);
    expect((divided?.time ?? 0) / 1e6 / epoch - 1).toBe(leaks + ejectionEpoch() + 1);
    expect(ejectionEpoch() * epoch).toBeGreaterThan(20 * 86_400);
    expect(ofKind(events, "reversed")).toEqual([]);
    expect(ofKind(events, "reorganized")).toEqual([]);
    // Each half goes on by itself after they hear each other again.
    expect(decisive(events).at(-1)).toBe(4_759);
    const late = ofKind(events, "final").filter(({ found }) => found > (befalls + 1) * epoch * 1e6);
    expect(late.every(({ by }) => by >= 5)).toBe(true);
  });

  it("that heals before is one chain again, final within two epochs, and keeps what its side has leaked", () => {
    const events = epochs(1_040, [cut(1_000)]);
    const healed = befalls + 1_000;
    expect(decisive(events).find((each) => each > leaks)).toBe(healed + 1);
    const stake = ofKind(events, "stake");
    expect(stake.some(({ isDivided }) => isDivided)).toBe(false);
    // Half of the stake was silent in the chain that won, and has a score that takes as long to go.
    const expected = 0.5 * (1 - leaked(32 * coin, healed - leaks) / 32 / coin);
    expect(stake.at(-1)?.leaked).toBeGreaterThan(expected);
    expect(stake.at(-1)?.leaked).toBeLessThan(1.05 * expected);
  });
});

describe("accountable safety", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 });
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const adversary = fc.oneof(fc.constant(0), between(0.01, 0.33), between(0.34, 0.7));
  const share = fc.oneof(between(0.05, 0.95), between(0.4, 0.6));

  it("two chains are final only where a third of the stake voted for both or has leaked away, and who did is slashed", () => {
    let [slashed, drained] = [0, 0];
    const lasts = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 3_000, max: 6_000 }));
    fc.assert(
      fc.property(weights, adversary, share, lasts, (honest, evil, cutOff, epochs) => {
        const network = electorateOf(honest, evil);
        network.epochs(5);
        network.cut(cutOff);
        network.epochs(epochs);
        const { near, far, isDivided } = network.electorate;
        const gone = [near, far].map((side) => 1 - (side?.registry.total ?? 1));
        network.heal();
        network.epochs(2);
        const { registry } = network.electorate.near;
        const isSlashed = registry.slashed > evil - 1e-9;
        if (evil > 0 && epochs > 1 && network.isTwoSided) expect(isSlashed).toBe(true);
        expect(network.electorate.isDivided).toBe(isDivided);
        if (!isDivided) return;
        const leaked = (gone[0] as number) + (gone[1] as number);
        expect(leaked + registry.slashed).toBeGreaterThanOrEqual(third);
        if (leaked < 1e-9) slashed++;
        else drained++;
        expect(network.electorate.far?.registry.slashed).toBeCloseTo(registry.slashed, 9);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(slashed, drained)).toBeGreaterThan(0);
  });

  it("no chain gives up what it made final, whatever befalls it", () => {
    const cuts = fc.array(
      fc.record({ share, lasts: fc.integer({ min: 1, max: 40 }), after: fc.integer({ min: 1, max: 6 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(weights, adversary, cuts, (honest, evil, list) => {
        const network = electorateOf(honest, evil);
        network.epochs(5);
        for (const { share, lasts, after } of list) {
          network.cut(share);
          network.epochs(lasts);
          network.heal();
          network.epochs(after);
        }
        expect(network.reverted).toBe(0);
        expect(network.finalized).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a rewrite", () => {
  const attacked = (share: number) => {
    const decide = { layer: "ethereum", plan: "rewrite", share, controls: [], at: 0 };
    return trace(
      scenario("ethereum", {
        layer: { validators: ten },
        attacks: [decide],
        demand: { rate: 0 },
        warmup: 0,
        duration: 60 * epoch,
        drain: 0,
      }),
    );
  };

  it.each([0.36, 0.45, 0.6])("with %d of the stake undoes nothing and costs all of it", (share) => {
    const events = attacked(share);
    const last = ofKind(events, "stake").at(-1);
    expect(last?.slashed).toBeCloseTo(share, 9);
    expect(last?.dollars).toBeCloseTo(share * 35_859_802 * 1_800, -8);
    expect(ofKind(events, "reversed")).toEqual([]);
    // What is left of the honest is no two thirds, so nothing is final for weeks.
    expect(decisive(events).at(-1)).toBeLessThan(10);
  });

  it.each([0.1, 0.25, 0.33])("with %d votes once, costs nothing and delays nothing", (share) => {
    const events = attacked(share);
    expect(ofKind(events, "stake").at(-1)?.slashed).toBe(0);
    expect(decisive(events).at(-1)).toBe(59);
  });
});
