import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog, newest } from "../../../src/engine/index.ts";
import { formulaFee } from "../../../src/engine/l2/rollup/l1-fee.ts";
import { optimism } from "../../../src/engine/l2/rollup/presets/optimism.ts";
import { measured, ofKind, type Storey, stack, trace } from "../engine/scenarios.ts";
import { watch } from "./watched.ts";

const p = newest(optimism);
const gweiInUsd = p.priceUsd / 1e9;

/** Two hours of OP Mainnet under so many payments a second, on a host of which nobody asks anything else. */
function hours(rate: number, layer: Storey["layer"] = {}, host: Storey["layer"] = {}) {
  const claims = { claimInterval: 1_800, window: 600, releaseDelay: 60, turnover: 0 };
  const storeys = [
    { preset: "ethereum", layer: host },
    { preset: "optimism", layer: { ...claims, ...layer } },
  ];
  const demand = { rate, patience: 600 };
  return stack(storeys, { warmup: 1_800, duration: 7_200, drain: 3_600, runs: 1, demand });
}

describe("the fee by a formula", () => {
  it("is the specification's, from the host's two base fees", () => {
    // 30 gwei, and 2 gwei of blob gas: 100 B of 16 * 30 * 5,227 + 2 * 1,014,213 millionths of a gwei.
    const charges = { gas: 30 * gweiInUsd, blob: 2 * 131_072 * gweiInUsd };
    const gwei = (100 * (16 * 30 * 5_227 + 2 * 1_014_213)) / 1e6;
    expect(formulaFee(p, "fjord", charges) / gweiInUsd).toBeCloseTo(gwei, 6);
    const ecotone = {
      ...p,
      baseFeeScalar: 1_368,
      blobBaseFeeScalar: 810_949,
    };
    expect(formulaFee(ecotone, "ecotone", charges) / gweiInUsd).toBeCloseTo(
      (112 * (16 * 30 * 1_368 + 2 * 810_949)) / 1e6,
      6,
    );
  });

  it("asks no less for more bytes, nor where the host asks more", () => {
    const bytes = fc.integer({ min: 1, max: 100_000 });
    const dollars = fc.double({ min: 0, max: 1, noNaN: true });
    const formulas = fc.constantFrom("bedrock", "ecotone", "fjord", "pubdata");
    fc.assert(
      fc.property(formulas, bytes, bytes, dollars, dollars, (formula, size, more, gas, blob) => {
        const fee = (transferBytes: number, factor = 1) =>
          formulaFee({ ...p, transferBytes, postedBytes: transferBytes }, formula, {
            gas: gas * factor,
            blob: blob * factor,
          });
        expect(fee(size + more)).toBeGreaterThanOrEqual(fee(size));
        expect(fee(size, 2)).toBeGreaterThanOrEqual(fee(size));
      }),
    );
  });

  it("prices a published byte as the way it goes: none to a committee, the cheaper where either may be", () => {
    const charges = { gas: 10 * gweiInUsd, blob: 131_072 * gweiInUsd };
    const byte = (posting: "calldata" | "blobs" | "auto" | "committee", dear = charges) =>
      formulaFee({ ...p, postedBytes: 1, posting }, "pubdata", dear) / gweiInUsd;
    const closing = 8 * 10;
    expect(byte("committee")).toBeCloseTo(closing, 6);
    expect(byte("calldata")).toBeCloseTo(closing + 17 * 10, 6);
    expect(byte("blobs")).toBeCloseTo(closing + 1, 6);
    expect(byte("auto")).toBeCloseTo(closing + 1, 6);
    expect(byte("auto", { ...charges, blob: charges.blob * 1_000 })).toBeCloseTo(closing + 17 * 10, 6);
  });

  it("leaves more than a full batch costs, and less than a batch of 1,800 payments where room is dear beside blobs", () => {
    const left = (payments: number, gas: number, blob: number) =>
      payments * formulaFee(p, "fjord", { gas, blob: blob * 131_072 }) - 21_000 * gas - 131_072 * blob;
    const full = Math.floor(p.batchBytes / p.postedBytes);
    for (const [gas, blob] of [
      [0.01, 0.0001],
      [0.0001, 0.01],
    ] as const)
      expect(left(full, gas, blob)).toBeGreaterThan(0);
    expect(left(1_800, 0.01, 0.0001)).toBeLessThan(0);
    expect(left(1_800, 0.0001, 0.01)).toBeGreaterThan(0);
  });

  it("charges what its host asked four blocks below the head", () => {
    const [host, own] = watch(hours(6), () => {});
    const finals = ofKind(own?.events ?? [], "final").slice(50);
    const asked = ofKind(host?.events ?? [], "final");
    expect(finals.length).toBeGreaterThan(100);
    let off = 0;
    for (const { found, surcharge } of finals) {
      const seen = asked.filter((block) => block.seen <= found);
      const origin = seen.at(-5);
      if (origin === undefined) continue;
      const charges = {
        gas: origin.baseFee * gweiInUsd,
        blob: (origin.blobs?.price ?? 0) * gweiInUsd,
      };
      if (Math.abs((surcharge * gweiInUsd) / formulaFee(p, "fjord", charges) - 1) > 1e-9) off++;
    }
    // A head that was made while the observer looked at another branch.
    expect(off / finals.length).toBeLessThan(0.02);
  });
});

describe("a formula", () => {
  const charged = (layer: Storey["layer"], host: Storey["layer"] = {}, at?: Storey["layer"]) => {
    const whole = hours(6, layer, host);
    const layers = whole.layers.map((each, index) =>
      index === 1 && at !== undefined ? { ...each, amendments: [{ at: 3_600, parameters: at }] } : each,
    );
    return ofKind(trace({ ...whole, layers }), "final").filter((event) => event.surcharge > 0);
  };
  const fees = (layer: Storey["layer"], host?: Storey["layer"], at?: Storey["layer"]) =>
    charged(layer, host, at).map(({ found, surcharge }) => ({ found, surcharge }));

  it("gives way to the cost on a host without a base fee", () => {
    const host = { feeMarket: "first-price", minGasPrice: 5 } as const;
    const byCost = fees({ feeFormula: "cost" }, host);
    expect(byCost.length).toBeGreaterThan(100);
    expect(fees({ feeFormula: "fjord" }, host)).toEqual(byCost);
  });

  it("holds from the moment of its upgrade on, and what held before is as if it were none", () => {
    // Moments of a cell are counted from the end of the warm-up.
    const edge = 1_800 + 3_600;
    const ecotone = { feeFormula: "ecotone", baseFeeScalar: 1_368, blobBaseFeeScalar: 810_949 } as const;
    const fjord = { feeFormula: "fjord", baseFeeScalar: 5_227, blobBaseFeeScalar: 1_014_213 } as const;
    const [old, next] = [fees(ecotone), fees(fjord)].map(
      (all) => new Map(all.map(({ found, surcharge }) => [found, surcharge])),
    );
    const both = fees(ecotone, {}, fjord).filter(({ found }) => old?.has(found) && next?.has(found));
    const of = (from: number, to: number) =>
      both.filter(({ found }) => found >= from * 1e6 && found < to * 1e6);
    expect(of(0, edge).length).toBeGreaterThan(50);
    expect(of(edge, 1e6).length).toBeGreaterThan(50);
    for (const { found, surcharge } of of(0, edge)) expect(surcharge).toBe(old?.get(found));
    for (const { found, surcharge } of of(edge, 1e6)) expect(surcharge).toBe(next?.get(found));
  });

  it("is a problem where it has no scalars", () => {
    const { rollup } = catalog.families;
    const free = { ...p, baseFeeScalar: 0, blobBaseFeeScalar: 0 };
    const bedrock = { ...p, feeFormula: "bedrock", baseFeeScalar: 0 } as const;
    expect(rollup.check(bedrock).map(({ path }) => path[0])).toEqual(["feeFormula"]);
    expect(rollup.check(free).map(({ path }) => path[0])).toEqual(["feeFormula"]);
    expect(rollup.check({ ...free, feeFormula: "cost" })).toEqual([]);
  });
});

describe("a price that follows what batches cost", () => {
  /** Batches of calls on a host that a crowd makes dear from the second hour on. */
  const busy = () => {
    const layer = { feeFormula: "arbos", posting: "calldata", batchInterval: 120 } as const;
    const crowd = { kind: "crowd", layer: "ethereum", at: 3_600, lasts: 3_600, rate: 2_000 } as const;
    const whole = hours(40, layer, { feeMarket: "first-price", minGasPrice: 5 });
    return watch({ ...whole, incidents: [crowd], demand: { ...whole.demand, highestFee: 50 } }, () => {});
  };

  it("changes only when batches become final on the host, and rises when they become dear", () => {
    const [host, own] = busy();
    const finals = ofKind(own?.events ?? [], "final").filter(({ surcharge }) => surcharge > 0);
    const settled = ofKind(host?.events ?? [], "final").map(({ time }) => time);
    const charged = (from: number, to: number) => {
      const those = finals.filter(({ found }) => found >= from * 1e6 && found < to * 1e6);
      return those.reduce((sum, { surcharge }) => sum + surcharge, 0) / those.length;
    };
    const changes = finals.flatMap(({ found, surcharge }, at) => {
      const before = finals[at - 1];
      return before === undefined || before.surcharge === surcharge
        ? []
        : [{ from: before.found, to: found }];
    });
    expect(changes.length).toBeGreaterThan(5);
    for (const { from, to } of changes) expect(settled.some((time) => time >= from && time <= to)).toBe(true);
    expect(charged(7_200, 9_000)).toBeGreaterThan(2 * charged(1_800, 3_600));
  });
});

describe("what is left to a rollup's operator", () => {
  const margin = (rate: number, layer: Storey["layer"] = {}, host: Storey["layer"] = {}) => {
    const events = ofKind(trace(hours(rate, layer, host)), "posted").slice(1);
    const sum = (part: "charged" | "paid") => events.reduce((all, event) => all + event[part], 0);
    return sum("charged") / sum("paid") - 1;
  };

  it("is next to nothing where users share the cost", () => {
    expect(Math.abs(margin(6, { feeFormula: "cost" }))).toBeLessThan(0.1);
  });

  it("is a loss by the formula where batches are nearly empty, and a gain where they are full", () => {
    const rare = { claimInterval: 86_400 };
    expect(margin(0.2, rare)).toBeLessThan(-0.2);
    expect(margin(40, rare)).toBeGreaterThan(0.2);
  });

  it("is next to nothing by a price that follows what batches cost, where there are enough of them", () => {
    const arbos = { claimInterval: 86_400, feeFormula: "arbos" } as const;
    const steady = { feeMarket: "first-price", minGasPrice: 5 } as const;
    expect(Math.abs(margin(40, arbos, steady))).toBeLessThan(0.1);
    // Batches are nearly empty, and 1,400 payments are a hundredth of what it takes for the price to move.
    expect(margin(0.2, arbos, steady)).toBeLessThan(-0.5);
  });

  it("is measured, less than nothing too", () => {
    const { mean, low } = measured({ ...hours(0.2), runs: 2 })("operatorMarginUsd");
    expect(mean).toBeLessThan(0);
    expect(low).toBeLessThanOrEqual(mean);
  });
});
