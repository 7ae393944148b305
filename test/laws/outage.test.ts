import { describe, expect, it } from "vitest";
import { standstill } from "../../src/engine/index.ts";
import { run, type Storey, stack } from "../unit/engine/scenarios.ts";

const hour = 3_600;
const onHost = { settlement: "host", data: "host" };

const host: Storey = { preset: "ethereum", name: "host" };
const layers: readonly Storey[] = [
  host,
  { preset: "ideal", name: "elsewhere" },
  {
    preset: "arbitrum",
    name: "rollup",
    layer: { window: hour, batchInterval: 120, claimInterval: 600 },
    on: onHost,
  },
  { preset: "zksync", name: "zk", layer: { releaseDelay: 0 }, on: onHost },
  { preset: "lightning", name: "channel", on: { settlement: "host" } },
  { preset: "bridge-multisig", name: "bridge", on: { source: "host", target: "elsewhere" } },
];

describe("a layer 1 that stands still for an hour", () => {
  const share = 1 / layers.length;
  const outcome = run(
    stack(layers, {
      demand: { rate: 6, patience: 7_200 },
      split: Object.fromEntries(layers.map(({ name = "" }) => [name, share])),
      incidents: [{ layer: "host", kind: "outage", at: 2 * hour, lasts: hour }],
      warmup: hour,
      duration: 4 * hour,
      drain: 3 * hour,
      runs: 2,
    }),
  );
  const matrix = standstill(outcome, 2 * hour + 300, 3 * hour);

  it("stops itself; rollups and channels go on ordering, and nobody settles", () => {
    expect(matrix).toEqual([]);
  });
});
