import { describe, expect, it } from "vitest";
import { closed } from "../../../src/engine/theory/mechanisms.ts";
import { missProbability, missProbabilityOf } from "../../../src/engine/theory/sampling.ts";
import { ofKind, run, scenario, trace } from "../engine/scenarios.ts";

describe("what samples miss, by theory", () => {
  it.each([
    [0.25, 10, 0.0563],
    [0.25, 20, 3.17e-3],
    [0.25, 30, 1.79e-4],
    [0.5, 10, 9.8e-4],
    [0.5, 20, 9.5e-7],
  ])("is (1 − f)^s: %d held back, %d samples, %d", (f, s, expected) => {
    expect(missProbability(f, s)).toBeCloseTo(expected, Math.ceil(-Math.log10(expected)) + 1);
    expect(closed({ mechanism: "das.missProbability", inputs: { f, s } })).toBe(missProbability(f, s));
  });

  it("is less where nobody asks twice for the same, and the same where there are very many shares", () => {
    expect(missProbabilityOf(4, 2, 2)).toBeCloseTo(1 / 6, 12);
    expect(missProbabilityOf(4, 2, 3)).toBe(0);
    expect(missProbabilityOf(128, 65, 8)).toBeLessThan(missProbability(65 / 128, 8));
    expect(missProbabilityOf(1e9, 250e6, 20)).toBeCloseTo(missProbability(0.25, 20), 9);
  });
});

describe("blobs that a proposer keeps back", () => {
  const chain = (blobSamples: number, given: Record<string, number> = {}, share = 0.3) =>
    scenario("ethereum", {
      ...{ layer: { blobColumns: 16, blobSamples }, demand: { rate: 0 }, network: { latency: 0.1 } },
      ...{ warmup: 0, duration: 3_600, drain: 0, runs: 1 },
      attacks: [{ layer: "ethereum", plan: "withhold", share, controls: [], at: 0, given }],
    });
  const measuredOf = (of: ReturnType<typeof chain>) => run(of).layers[0]?.measurements ?? {};

  it.each([2, 4])(
    "are missed by as many light nodes as the hypergeometric law says, with %d samples",
    (s) => {
      const { missProbability: missed } = measuredOf(chain(s));
      // Nine of sixteen columns are one too many to have the others.
      const expected = missProbabilityOf(16, 9, s);
      // Some ninety blocks, each sampled by a thousand nodes; six deviations.
      const deviation = Math.sqrt((expected * (1 - expected)) / 60_000);
      expect(Math.abs((missed?.mean ?? 1) - expected)).toBeLessThan(6 * deviation);
      expect(missed?.n).toBeGreaterThan(60_000);
    },
  );

  it("stay out of the chain, which goes on without them", () => {
    const events = trace(chain(7));
    const final = ofKind(events, "final").map(({ block }) => block);
    const found = ofKind(events, "found");
    // The adversary's own validator comes after all others.
    const last = Math.max(...found.map(({ by }) => by));
    const keptBack = new Set(found.filter(({ by }) => by === last).map(({ block }) => block));
    expect(keptBack.size).toBeGreaterThan(60);
    expect(final.length).toBeGreaterThan(100);
    expect(final.filter((block) => keptBack.has(block))).toEqual([]);
  });

  it("are not missed where enough columns are left to have the others", () => {
    const measured = measuredOf(chain(4, { part: 0.5 }));
    expect(measured.missProbability).toBeUndefined();
    expect(measured.staleShare?.mean).toBe(0);
  });

  it("change nothing while nobody keeps any back", () => {
    const { attacks: _, ...honest } = chain(4);
    const idle = trace({ ...honest, attacks: [] });
    expect(trace(chain(4, { part: 0 }, 0))).toEqual(idle);
  });
});
