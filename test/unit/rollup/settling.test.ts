import { describe, expect, it } from "vitest";
import { type Ladder, ladder, minutes, portalOf, small, top, work } from "./stacks.ts";
import { mustBalance, watch } from "./watched.ts";

const second = 1e6;
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** How long blocks took from one step to another, seconds. */
function waits(blocks: Iterable<Ladder>, from: keyof Ladder, to: keyof Ladder): number[] {
  return [...blocks].flatMap((block) => {
    const [begin, end] = [block[from], block[to]];
    return begin === undefined || end === undefined ? [] : [(end - begin) / second];
  });
}

/** On a host that is never in the way, every step takes what its rule says. */
describe("a rollup on an ideal host", () => {
  // Because 7 and 61 have no common factor, claims find the last batch at any age.
  const times = { batchInterval: 7, claimInterval: 61, window: 200 };
  const on = (layer: object, preset = "arbitrum", changes = {}) => {
    const scenario = minutes(["ideal", small("ideal", { ...times, ...layer }, preset)], {
      duration: 2_000,
      ...changes,
    });
    return ladder(top(watch(scenario)).own.events);
  };

  it("posts after a wait that is uniform over its interval, and settles a window after its next claim", () => {
    const blocks = on({}).values();
    const all = [...blocks];
    const posted = waits(all, "found", "posted");
    expect(posted.length).toBeGreaterThan(700);
    expect(mean(posted)).toBeCloseTo(3.5 + 0.5, -0.5);
    expect(Math.max(...posted)).toBeLessThanOrEqual(7 + 1);
    const final = waits(all, "posted", "final");
    expect(Math.abs(mean(final) - (30.5 + 1 + 200))).toBeLessThan(2);
    expect(Math.min(...final)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...final)).toBeLessThanOrEqual(61 + 200 + 3);
  });

  it("settles with a proof after the time that it takes to make it", () => {
    const all = [...on({ window: 0, provingTime: 100, releaseDelay: 50 }, "zksync").values()];
    expect(Math.abs(mean(waits(all, "posted", "final")) - (30.5 + 100 + 1))).toBeLessThan(2);
    expect(Math.min(...waits(all, "final", "withdrawable"))).toBeGreaterThanOrEqual(50);
  });

  it("shifts settlement and withdrawal by what its window is longer, and nothing else", () => {
    const short = on({ turnover: 0 }, "arbitrum", { duration: 400 });
    const long = on({ turnover: 0, window: 300 }, "arbitrum", { duration: 400 });
    let climbed = 0;
    for (const [block, { found, soft, posted, final, withdrawable }] of short) {
      const later = long.get(block) as Ladder;
      expect(later).toMatchObject({ found, soft, posted });
      if (later.withdrawable === undefined || final === undefined || withdrawable === undefined) continue;
      climbed++;
      expect([later.final, later.withdrawable]).toEqual([final + 100 * second, withdrawable + 100 * second]);
    }
    expect(climbed).toBeGreaterThan(150);
  });
});

describe("a rollup on Ethereum", () => {
  it("is final when the block with its proof is: two epochs later, however fast the proof", () => {
    const scenario = minutes(["ethereum", small("ethereum", {}, "zksync")], {
      duration: 1_200,
      drain: 3_600,
    });
    const all = [...ladder(top(watch(scenario, mustBalance)).own.events).values()];
    const final = waits(all, "posted", "final");
    expect(final.length).toBe(all.length);
    expect(Math.min(...final)).toBeGreaterThan(2 * 32 * 12);
    // A round of claims, the proof, the slot that takes it, and up to three epochs.
    expect(Math.max(...final)).toBeLessThan(20 + 30 + 24 + 3 * 32 * 12);
  });
});

describe("a host that stands still for an hour", () => {
  it("takes neither batches nor claims, while the rollup goes on promising", () => {
    const outage = { kind: "outage", layer: "host", at: 600, lasts: 3_600 } as const;
    const scenario = minutes([work(3, 12), small("host", { blockTime: 10 })], {
      duration: 6_000,
      demand: { rate: 0.2 },
      incidents: [outage],
    });
    const blocks = [...ladder(top(watch(scenario)).own.events).values()];
    const during = (step: keyof Ladder) =>
      blocks.filter((block) => {
        const time = (block[step] ?? 0) / second;
        // What was found before may still be on its way for some seconds.
        return time > 610 && time < 600 + 3_600;
      }).length;
    expect(during("soft")).toBeGreaterThan(200);
    expect([during("posted"), during("final"), during("withdrawable")]).toEqual([0, 0, 0]);
    const after = blocks.filter(({ found, final }) => found < 4_200 * second && final === undefined);
    expect(after).toEqual([]);
  });
});

describe("layers by composition", () => {
  const base = small("ideal");
  let turn = 0;

  it("a layer 3 lives on a rollup as a rollup lives on its host", () => {
    const scenario = minutes(["ideal", { ...base, name: "two" }, { ...small("two"), name: "three" }], {
      drain: 1_200,
    });
    const [host, two, three] = watch(scenario, (audit, [, two, three]) => {
      if (turn++ % 10 === 0) mustBalance(audit);
      if (two === undefined || three === undefined) return;
      if (three.ledger.settled().block > portalOf(two).final.confirmed.to) throw new Error("final too early");
    });
    if (host === undefined || two === undefined || three === undefined) throw new Error("three layers");
    const above = [...ladder(three.events).values()];
    expect(waits(above, "found", "withdrawable").length).toBeGreaterThan(100);
    // Its claims are settled by a window on a layer that settles by a window.
    expect(Math.min(...waits(above, "posted", "final"))).toBeGreaterThan(120 + 120);
  });

  it("a modular rollup settles only what is final where its data is", () => {
    const modular = { ...small("ideal"), on: { settlement: "ideal", data: "host" } };
    const scenario = minutes(["ideal", work(5), modular], { network: { latency: 2 } });
    const layers = watch(scenario, (audit, [settlement, data, own]) => {
      if (turn++ % 10 === 0) mustBalance(audit);
      if (settlement === undefined || data === undefined || own === undefined) return;
      const known = data.contracts[0]?.state("final") as { readonly last: { readonly to: number } | null };
      if ((portalOf(settlement).head.inbox.last?.to ?? 0) > (known.last?.to ?? 0) && !reversed(data.events))
        throw new Error("the settlement layer knows of data that is not final");
    });
    expect(layers.at(-1)?.ledger.settled().height).toBeGreaterThan(100);
  });
});

function reversed(events: readonly { readonly kind: string }[]): boolean {
  return events.some(({ kind }) => kind === "reversed");
}
