import { describe, expect, it } from "vitest";
import { Mempool } from "../../../src/engine/fees/mempool.ts";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { cardano } from "../../../src/engine/l1/praos/presets/cardano.ts";
import { fee, terms } from "../../../src/engine/l1/praos/terms.ts";
import { Ledger } from "../../../src/engine/ledger/ledger.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { measured, scenario } from "../engine/scenarios.ts";

const preset = newest(cardano);

function queue(...counts: readonly number[]): Mempool {
  const mempool = new Mempool(10, 100, () => {}, { isFixed: true });
  counts.forEach((count, second) => {
    mempool.submit(0, second * 1e6, (second + 1) * 1e6, count);
  });
  return mempool;
}

describe("Where the fee is fixed", () => {
  it("all who wait have the same chance, whenever they came", () => {
    const { counts } = queue(400, 200, 100, 100).select(400);
    expect([...counts]).toEqual([200, 100, 50, 50]);
  });

  it("there is one bid, and nobody can raise it", () => {
    const mempool = queue(100);
    expect([...mempool.bids.fees]).toEqual([1_000]);
    expect([mempool.bids.of(9.99), mempool.bids.of(10), mempool.bids.of(1e9)]).toEqual([-1, 0, 0]);
    const bids = new Int32Array(2);
    mempool.bids.quote(Float64Array.of(0, 1_000), bids);
    expect([...bids]).toEqual([0, 0]);
  });

  it("who wants a share of every block has it at that fee, and those who wait what is left", () => {
    const last = { share: 0.9, highest: 1_000, budget: Number.POSITIVE_INFINITY };
    const { data, counts } = queue(500).select(100, 0, undefined, last);
    expect(data).toEqual({ shard: 0, worth: 90, band: 0 });
    expect([...counts]).toEqual([10]);
    expect(queue(500).select(100, 0, undefined, { ...last, highest: 999 }).data).toBeNull();
  });

  it("a crowd waits longer and pays the same", () => {
    const hour = { warmup: 600, duration: 3_600, drain: 1_200, runs: 2 };
    const at = (rate: number) =>
      measured(scenario("cardano", { ...hour, demand: { rate, patience: 3_600 } }));
    const [calm, crowd] = [at(3), at(30)];
    expect(calm("feeUsd").mean).toBeCloseTo(0.168581 * 0.19, 6);
    expect(crowd("feeUsd.p99").mean).toBe(calm("feeUsd").mean);
    expect(crowd("inclusionSeconds.p90").mean).toBeGreaterThan(10 * calm("inclusionSeconds.p90").mean);
    expect(crowd("userTps").mean).toBeLessThan(15.8);
  });
});

describe("A call of a layer on Cardano", () => {
  const around = { name: "cardano", emit: () => {}, unrest: () => false, alwaysFull: false };
  const ledger = () => new Ledger(terms(preset), { ...around, agenda: new Agenda() });
  const dollars = (lovelace: number) => lovelace * 1e-6 * preset.priceUsd;
  const bytes = 50_000;

  it("pays by its bytes what was quoted, in several transactions, however many wait", () => {
    const chain = ledger();
    chain.mempool.submit(0, 0, 1, 100_000);
    const worth = dollars(fee(preset, 300 + bytes));
    expect(fee(preset, 300 + bytes)).toBe(4 * 155_381 + 44 * 50_300);
    expect(chain.quote(bytes, 1e9)).toBeCloseTo(worth, 9);
    const paid: number[] = [];
    const contract = chain.deploy({ initial: 0, apply: (count: number) => count + 1 });
    const order = { by: "batcher", bytes, gas: 1e9, highestFee: 1.01 * worth };
    contract.call("batch", order, { included: (_, dollars) => paid.push(dollars) });
    chain.adopt(chain.extend(0, 0));
    expect(paid).toHaveLength(1);
    expect(paid[0]).toBeCloseTo(worth, 9);
  });

  it("waits for ever where it would pay less", () => {
    const chain = ledger();
    const contract = chain.deploy({ initial: 0, apply: (count: number) => count + 1 });
    const highestFee = 0.99 * dollars(fee(preset, 300 + bytes));
    contract.call("batch", { by: "batcher", bytes, gas: 0, highestFee });
    for (let block = 0; block < 3; block++) chain.adopt(chain.extend(chain.head().block, 0));
    expect(contract.state("head")).toBe(0);
  });
});

describe("A block on Cardano", () => {
  it("brings its part of the reserve: three thousandths of it for an epoch's 21,600 blocks, less the treasury's fifth", () => {
    expect(terms(preset).subsidy(1) / 1e6).toBeCloseTo(((6.5e9 * 3) / 1_000 / 21_600) * (4 / 5), 6);
  });
});

describe("A transaction on Cardano", () => {
  it("pays minFeeA for each byte and minFeeB besides, as its own document computes it", () => {
    expect(fee(preset, 300)).toBe(168_581);
    expect(terms(preset).fixedFee?.(300)).toBe(168_581);
  });

  it("that is larger than one may be is sent in several, each of which pays minFeeB", () => {
    expect(fee(preset, 16_384)).toBe(155_381 + 44 * 16_384);
    expect(fee(preset, 16_385)).toBe(2 * 155_381 + 44 * 16_385);
  });
});
