import { describe, expect, it } from "vitest";
import type { Adversary, Attempt } from "../../src/engine/adversary/decisions.ts";
import { newcomer } from "../../src/engine/adversary/decisions.ts";
import { doubleSpend } from "../../src/engine/adversary/double-spend.ts";
import { planOf, type Scenario } from "../../src/engine/index.ts";
import { finish } from "../../src/engine/kernel/finish.ts";
import { shareInterval } from "../../src/engine/kernel/statistics.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { catchUp } from "../../src/engine/theory/proof-of-work.ts";
import { adversary } from "../../src/engine/trilemma/probes/adversary.ts";
import { type Changes, equalMiners, ofKind, scenario, trace } from "../unit/engine/scenarios.ts";

const day = 86_400;

/** Attempts of a party with share q against z confirmations, and how many reversed a settled payment. */
function attacked(q: number, z: number, changes: Changes = {}, by = attacker(q, z)) {
  const events = trace(
    scenario("bitcoin", {
      layer: { confirmations: z, miners: equalMiners(5), retargetBlocks: 100_000 },
      network: { latency: 0, bandwidth: 1e15 },
      demand: { rate: 0 },
      warmup: 0,
      duration: 250 * day,
      ...changes,
    }),
    { adversary: by, alwaysFull: true },
  );
  const reversals = new Set(ofKind(events, "reversed").map(({ time }) => time)).size;
  const told = ofKind(events, "attempt");
  const count = (what: Attempt) => told.filter(({ outcome }) => outcome === what).length;
  const attacks = { begun: count("begun"), abandoned: count("abandoned"), published: count("published") };
  return { attacks, reversals, attempts: attacks.published + attacks.abandoned };
}

function attacker(share: number, z: number): Adversary {
  return { layer: "bitcoin", share, controls: [newcomer], from: 0, decide: doubleSpend(z) };
}

function probe(of: Scenario) {
  const { contest } = planOf(of).settlement;
  if (contest === null) throw new Error("nothing to contest");
  return finish(adversary(of, 0, contest)).error;
}

describe("a double spend", () => {
  it.each([
    [0.1, 1],
    [0.1, 2],
    [0.25, 3],
    [0.25, 6],
    [0.3, 6],
    [0.4, 4],
  ])("by a share of %d against %i confirmations succeeds as often as the closed form says", (q, z) => {
    const { reversals, attempts } = attacked(q, z);
    const { mean, low, high } = shareInterval(reversals, attempts);
    expect(attempts).toBeGreaterThan(300);
    // Twice the interval, because this is one of many tests; and attempts given up 12 blocks behind might have come true.
    const hopeless = (q / (1 - q)) ** 12;
    expect(Math.abs(mean - catchUp(q, z))).toBeLessThan(high - low + hopeless);
  });

  it("by miners who act together is a double spend by one with the power of all", () => {
    const together = { ...attacker(0, 4), controls: ["miner 1", "miner 3"] };
    const { reversals, attempts } = attacked(0.4, 4, {}, together);
    const { mean, low, high } = shareInterval(reversals, attempts);
    expect(Math.abs(mean - catchUp(0.4, 4))).toBeLessThan(high - low + (0.4 / 0.6) ** 12);
  });

  it("reverses each time that the longer chain is published", () => {
    const { attacks, reversals } = attacked(0.3, 4);
    expect(reversals).toBe(attacks.published);
    expect(attacks.begun - attacks.published - attacks.abandoned).toBeLessThanOrEqual(1);
  });

  it("is easier where blocks take time to spread", () => {
    const slow = attacked(0.25, 6, { network: { latency: 300, bandwidth: 1e15 } });
    const quick = attacked(0.25, 6);
    const [late, soon] = [slow, quick].map(({ reversals, attempts }) => shareInterval(reversals, attempts));
    expect(late?.low).toBeGreaterThan(soon?.mean ?? 1);
  });
});

describe("the adversary probe", () => {
  it("contains the closed form where blocks arrive at once", () => {
    const error = probe(scenario("bitcoin", { network: { latency: 0, bandwidth: 1e15 } }));
    expect(error.low).toBeLessThan(catchUp(0.25, 6));
    expect(error.high).toBeGreaterThan(catchUp(0.25, 6));
    expect(error.n).toBeGreaterThan(700);
  });

  it("falls with the confirmations waited for", () => {
    const errors = [1, 3, 6, 12].map((confirmations) =>
      probe(scenario("bitcoin", { layer: { confirmations } })),
    );
    for (let next = 1; next < errors.length; next++)
      expect(errors[next]?.mean).toBeLessThan(errors[next - 1]?.mean ?? 0);
    expect(errors[3]?.high).toBeLessThan(errors[1]?.low ?? 0);
  });
});

describe("without an adversary", () => {
  it("the run is the honest run, event for event", () => {
    const plain = scenario("bitcoin", { duration: day / 2 });
    expect(trace(plain, { adversary: null, alwaysFull: false })).toEqual(trace(plain, undisturbed));
  });

  it("one of no power changes no block", () => {
    const plain = scenario("bitcoin", { duration: day, network: { latency: 30, bandwidth: null } });
    const nobody = { ...attacker(0, 6), controls: [] };
    const blocks = (conditions: Parameters<typeof trace>[1]) =>
      ofKind(trace(plain, conditions), "found").map(({ time, by }) => [time, by]);
    expect(blocks({ adversary: nobody, alwaysFull: false })).toEqual(blocks(undisturbed));
  });
});
