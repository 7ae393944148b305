import { describe, expect, it } from "vitest";
import { noTakes } from "../../../src/engine/fees/takes.ts";
import { Activation } from "../../../src/engine/l1/activation.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import type { Fork } from "../../../src/engine/scenario.ts";
import { noParts } from "../../../src/engine/trace.ts";

describe("Activation", () => {
  const rules: Omit<Fork, "signal"> = {
    ...{ height: 4, parameters: {}, kind: "tighter" },
    readiness: [{ seconds: 0, share: 1 }],
  };

  /** Heights at which the rules hold for the next block, when the blocks at these heights signal. */
  function active(signals: (height: number) => boolean, signal: Fork["signal"]): readonly number[] {
    const tree = new BlockTree();
    const activation = new Activation({ ...rules, signal }, tree);
    const heights: number[] = [];
    for (let height = 1, parent = 0; height <= 30; height++) {
      if (activation.isActiveAfter(parent)) heights.push(height);
      const block = tree.add({
        ...{
          parent,
          height,
          by: 0,
          found: height,
          space: 0,
          room: 1,
          bytes: 0,
          surcharge: 0,
          baseFee: 0,
          blobs: 0,
          excessBlobGas: 0,
        },
        ...{ takes: noTakes, parts: noParts },
      });
      activation.added(block, parent, signals(height));
      parent = block;
    }
    return heights;
  }
  const from = (first: number) => Array.from({ length: 31 - first }, (_, i) => first + i);

  it("comes at its height where it waits for nobody", () => {
    expect(active(() => false, null)).toEqual(from(4));
  });

  it("comes a period after the one in which enough blocks signaled, and stays", () => {
    const signal = { threshold: 0.75, period: 4 };
    // Periods are 4..7, 8..11, 12..15 and so on.
    expect(active(() => true, signal)).toEqual(from(12));
    expect(active((height) => height >= 9 && height <= 11, signal)).toEqual(from(16));
    expect(active((height) => height >= 9 && height <= 10, signal)).toEqual([]);
    // Three in a row that lie in two periods are not enough.
    expect(active((height) => height >= 10 && height <= 12, signal)).toEqual([]);
    expect(active((height) => height < 4, signal)).toEqual([]);
  });
});
