import { describe, expect, it } from "vitest";
import { decided, tested } from "../../src/engine/index.ts";
import { stream } from "../../src/engine/kernel/random.ts";
import { Memory } from "../../src/notebook/answer/memory.ts";
import { asked } from "../unit/notebook/asking.ts";

/** A chain without limits, on which only the arrival of users is chance: a run takes a fraction of a millisecond. */
const chance = (name: string, seed: number, more = "") =>
  `name: ${name}\nl1: ideal\ndemand: { rate: 2 tx/s, process: poisson }\nduration: 60 s\nwarmup: 0 s\ndrain: 60 s\nruns: 4\nseed: ${seed}\nshow: [measures]${more}`;

const verdictOf = (cells: readonly string[]) => asked(cells, cells.length).claim?.verdict;

/** How many of many claims about two cells that are the same but for their chance get a verdict. */
function wrongShare(seeds: number, holds: string): number {
  let wrong = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const cells = [chance("a", 2 * seed + 1), chance("b", 2 * seed + 2), `claim: So.\nholds: ${holds}`];
    if (verdictOf(cells) !== "depends") wrong++;
  }
  return wrong / seeds;
}

describe("A verdict", () => {
  it("is wrong in at most 4 of 100 claims where there is no difference", () => {
    const share = wrongShare(1_000, "[ a.offeredTps > b.offeredTps ]");
    expect(share).toBeLessThanOrEqual(0.04);
    // Because a test that never decides would be right as well.
    expect(share).toBeGreaterThan(0.005);
  });

  it("is wrong no more often with several conditions", () => {
    const holds = "[ a.offeredTps > b.offeredTps, a.offeredTps < b.offeredTps, a.userTps > b.userTps ]";
    expect(wrongShare(250, holds)).toBeLessThanOrEqual(0.04);
  });

  it("follows the parameter that it is about, and so does its opposite", () => {
    const of = (rate: string, sign: string) =>
      verdictOf([
        chance("a", 1),
        chance("b", 2).replace("2 tx/s", rate),
        `claim: So.\nholds: [ b.offeredTps ${sign} a.offeredTps ]`,
      ]);
    expect([of("4 tx/s", ">"), of("4 tx/s", "<"), of("1 tx/s", ">"), of("1 tx/s", "<")]).toEqual([
      "supported",
      "contradicted",
      "contradicted",
      "supported",
    ]);
    const within = (range: string) =>
      verdictOf([chance("a", 1), `claim: So.\nholds: [ offeredTps in ${range} ]`]);
    expect([within("1 .. 3"), within("3 .. 4"), within("2 .. 3")]).toEqual([
      "supported",
      "contradicted",
      "depends",
    ]);
  });

  it("says what is the same in every run without any chance", () => {
    const cells = [chance("a", 1), "name: b\nextends: a"];
    const of = (sign: string) =>
      verdictOf([...cells, `claim: So.\nholds: [ a.offeredTps ${sign} b.offeredTps ]`]);
    expect([of(">="), of("<="), of(">"), of("<")]).toEqual([
      "supported",
      "supported",
      "contradicted",
      "contradicted",
    ]);
  });

  it("is open where nothing was seen of something rare", () => {
    const bitcoin =
      "name: a\nl1: bitcoin-arithmetic\nnetwork: { latency: 1 ms }\nduration: 6 h\nruns: 4\nshow: [measures]";
    const of = (holds: string) => verdictOf([bitcoin, `claim: So.\nholds: [ ${holds} ]`]);
    expect(of("staleShare < 0.01 %")).toBe("depends");
    expect(of("staleShare < 10 %")).toBe("supported");
    expect(of("staleShare > 10 %")).toBe("contradicted");
  });
});

describe("Chance that two scenarios share", () => {
  it("takes at least half of the variance out of what differs between block sizes", () => {
    const cell = (name: string, size: string, seed: number) =>
      `name: ${name}\nl1: { preset: bitcoin-arithmetic, blockSize: ${size} }\ndemand: 30 tx/s\nduration: 12 h\nruns: 20\nseed: ${seed}\nshow: [measures]`;
    const widthOf = (seed: number) => {
      const cells = [
        cell("base", "1 MB", 1),
        cell("big", "2 MB", seed),
        "compare: [base, big]\nshow: [userTps]",
      ];
      const [, , , difference = ""] = asked(cells, 3).tables[0]?.table.rows[0] ?? [];
      return Number(/±\s([\d.]+)/.exec(difference)?.[1]);
    };
    // Half the variance is .71 of the width.
    expect(widthOf(1) / widthOf(2)).toBeLessThan(0.71);
  });
});

describe("A prediction", () => {
  it("is graded the same by 99 of 100 seeds, whether it is right, near or wrong", () => {
    const replies = { "20 tx/s": "right", "30 tx/s": "near", "80": "wrong" } as const;
    const same = { right: 0, near: 0, wrong: 0 };
    for (let seed = 1; seed <= 1_000; seed++) {
      const brisk = chance("a", seed).replace("2 tx/s", "20 tx/s");
      const cells = [brisk, "predict: How many?\nanswer: a.offeredTps"];
      const memory = new Memory();
      for (const [reply, grade] of Object.entries(replies))
        if (asked(cells, 2, { reply }, memory).exercise?.grade === grade) same[grade]++;
    }
    expect(Math.min(same.right, same.near, same.wrong)).toBeGreaterThanOrEqual(990);
  });
});

describe("Significance", () => {
  it("is Student's: t of 2.262 at 9 degrees of freedom is 5 %, and 3.250 is 1 %", () => {
    // Ten values with mean m and standard deviation 1: t = m * sqrt(10).
    const around = (mean: number) => {
      const raw = Array.from({ length: 10 }, (_, i) => i - 4.5);
      const scale = Math.sqrt(raw.reduce((sum, x) => sum + x * x, 0) / 9);
      return raw.map((x) => mean + x / scale);
    };
    expect(tested(around(2.262_157 / Math.sqrt(10))).p).toBeCloseTo(0.05, 5);
    expect(tested(around(-3.249_836 / Math.sqrt(10))).p).toBeCloseTo(0.01, 5);
    expect(tested([1]).p).toBe(1);
    expect(tested([2, 2, 2]).p).toBe(0);
    expect(tested([0, 0, 0]).p).toBe(1);
  });

  it("of several tests is Holm's, step by step", () => {
    const draw = stream(1, "holm");
    for (let round = 0; round < 300; round++) {
      const chances = Array.from({ length: 1 + (round % 6) }, () => draw.uniform() ** 3);
      const rejected = new Set<number>();
      for (;;) {
        const open = chances.map((p, i) => ({ p, i })).filter(({ i }) => !rejected.has(i));
        const least = open.reduce<{ p: number; i: number } | null>(
          (a, b) => (a === null || b.p < a.p ? b : a),
          null,
        );
        if (least === null || least.p > 0.05 / open.length) break;
        rejected.add(least.i);
      }
      expect(decided(chances, 0.05)).toEqual(chances.map((_, i) => rejected.has(i)));
    }
  });
});
