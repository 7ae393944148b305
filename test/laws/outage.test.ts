import { describe, expect, it } from "vitest";
import { type Activity, standstill } from "../../src/engine/index.ts";
import { run, type Storey, stack } from "../unit/engine/scenarios.ts";

const hour = 3_600;
const onHost = { settlement: "host", data: "host" };

const layers: readonly Storey[] = [
  { preset: "ethereum", name: "host" },
  { preset: "ideal", name: "elsewhere" },
  {
    preset: "arbitrum",
    name: "rollup",
    layer: { window: hour / 2, batchInterval: 120, claimInterval: 300 },
    on: onHost,
  },
  { preset: "zksync", name: "zk", layer: { releaseDelay: 0 }, on: onHost },
  { preset: "lightning", name: "channel", on: { settlement: "host" } },
  { preset: "polygon", name: "side", on: { settlement: "host" } },
  { preset: "bridge-multisig", name: "bridge", on: { source: "host", target: "elsewhere" } },
];

/** What a layer does, in a word each: it goes on, it stands still, or it has no such thing. */
function row({ name, orders, posts, settles, frozen }: Activity): string {
  const does = (what: string, rate: { readonly blocks: number } | null) =>
    rate === null ? `no ${what}` : `${what} ${rate.blocks > 0 ? "on" : "off"}`;
  const value = frozen === null ? "no funds" : `funds ${frozen > 0.5 ? "frozen" : "free"}`;
  return [name, does("orders", orders), does("posts", posts), does("settles", settles), value].join(" · ");
}

describe("a layer 1 that stands still for an hour", () => {
  const share = 1 / layers.length;
  const outcome = run(
    stack(layers, {
      demand: { rate: 6, patience: 2 * hour },
      split: Object.fromEntries(layers.map(({ name = "" }) => [name, share])),
      incidents: [{ layer: "host", kind: "outage", at: 2 * hour, lasts: hour }],
      warmup: hour,
      duration: 5 * hour,
      drain: 3 * hour,
      runs: 2,
    }),
  );
  const matrix = (from: number, to: number) => standstill(outcome, from * hour, to * hour).map(row);

  it("stops itself and what needs it to order; those with a word of their own go on, and only channels and sidechains settle", () => {
    expect(matrix(2.1, 3)).toEqual([
      "host · orders off · no posts · settles off · no funds",
      "elsewhere · orders on · no posts · settles on · no funds",
      "rollup · orders on · posts off · settles off · funds free",
      "zk · orders on · posts off · settles off · funds free",
      "channel · orders on · no posts · settles on · funds free",
      "side · orders on · no posts · settles on · funds free",
      "bridge · orders on · no posts · settles off · funds frozen",
    ]);
  });

  it("had all of them at work before, and has them at work after", () => {
    for (const activity of [...matrix(1, 2), ...matrix(4.4, 5)]) expect(activity).not.toMatch(/off|frozen/);
  });
});
