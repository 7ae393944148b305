import { describe, expect, it } from "vitest";
import { postingOf } from "../../../src/engine/l2/rollup/posting.ts";
import { arbitrum } from "../../../src/engine/l2/rollup/presets/arbitrum.ts";
import type { Host } from "../../../src/engine/ledger/host.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { blobBaseFee, nextExcessBlobGas } from "../../../src/engine/rules/blob-fee.ts";
import { adder, chainOf } from "../gasper/ground.ts";

const slot = 12;
const prague = {
  target: 6,
  max: 9,
  updateFraction: 5_007_716,
  reserve: true,
};
const parameters = {
  blobTarget: prague.target,
  blobMax: prague.max,
  blobUpdateFraction: prague.updateFraction,
  blobReserve: "yes",
};
const order = { by: "batcher", bytes: 0, gas: 30_000, highestFee: Number.POSITIVE_INFINITY };

/** Ethereum, and calls with so many blobs each, all at once. */
function ethereum(calls: readonly number[]) {
  const chain = chainOf("ethereum", parameters);
  const { call } = chain.ledger.deploy(adder);
  for (const blobs of calls) call(1, { ...order, blobs });
  return chain;
}

describe("blobs", () => {
  it("come at most nine to a block, each call whole, and the rest wait", () => {
    const { ledger, until } = ethereum([5, 5, 4, 9, 1, 3]);
    until(6.5 * slot);
    const counts = Array.from(
      { length: ledger.tree.size - 1 },
      (_, index) => ledger.tree.block(index + 1).blobs,
    );
    expect(counts).toEqual([9, 9, 9, 0, 0, 0]);
  });

  it("cost what the blobs before them make of it (EIP-4844, EIP-7918)", () => {
    const { ledger, until, events } = ethereum(new Array(60).fill(9));
    until(200 * slot);
    let excess = 0;
    for (const event of events) {
      if (event.kind !== "final") continue;
      const { baseFee, blobs } = ledger.tree.block(event.block);
      const price = Number(blobBaseFee(excess, prague.updateFraction)) * 131_072;
      expect((event.blobs?.price ?? Number.NaN) * 1e9).toBeCloseTo(price, 3);
      const parent = {
        excessBlobGas: excess,
        blobGasUsed: blobs * 131_072,
        baseFee: BigInt(Math.round(baseFee * 1e9)),
      };
      excess = nextExcessBlobGas(parent, prague);
    }
    expect(events.filter(({ kind }) => kind === "final").length).toBeGreaterThan(100);
  });
});

describe("a batch", () => {
  /** A host where a byte of a call costs so much, $, and a blob so much. */
  const host = (byte: number, blob: number, blobsPerBlock = 6): Host => ({
    name: "host",
    deploy: () => {
      throw new Error("nothing is deployed");
    },
    quote: (bytes, _gas, blobs = 0) => 1 + bytes * byte + blobs * blob,
    roomFor: () => 1,
    charges: () => null,
    blobBytes: 130_044,
    blobsPerBlock,
    head: () => ({ block: 0, height: 0, time: 0 }),
    settled: () => ({ block: 0, height: 0, time: 0 }),
    blockSeconds: 12,
    exits: null,
    isStill: false,
  });
  const by = (posting: "calldata" | "blobs" | "auto") => ({ ...newest(arbitrum), posting });

  it("goes in blobs where those are cheaper, and as calldata where they are not", () => {
    expect(postingOf(by("auto"), host(0.01, 1_000), 200_000)).toEqual({ bytes: 0, blobs: 2, cost: 2_001 });
    expect(postingOf(by("auto"), host(0.01, 1_001), 200_000)).toEqual({
      bytes: 200_000,
      blobs: 0,
      cost: 2_001,
    });
    expect(postingOf(by("blobs"), host(0.01, 5_000), 200_000).blobs).toBe(2);
    expect(postingOf(by("calldata"), host(0.01, 0), 200_000).blobs).toBe(0);
  });

  it("goes as calldata where no block takes so many blobs", () => {
    expect(postingOf(by("blobs"), host(0.01, 1, 1), 200_000)).toMatchObject({ bytes: 200_000, blobs: 0 });
    expect(postingOf(by("blobs"), { ...host(0.01, 1), blobBytes: 0 }, 1_000).blobs).toBe(0);
  });
});
