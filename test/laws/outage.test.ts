import { describe, expect, it } from "vitest";
import { type Activity, standstill } from "../../src/engine/index.ts";
import { measured, run, type Storey, stack } from "../unit/engine/scenarios.ts";

const hour = 3_600;
const day = 24 * hour;
const onHost = { settlement: "host", data: "host" };

/** Because how fast a layer makes blocks decides nothing here, the fast ones take their time. */
const slow = { blockTime: 12 };

const layers: readonly Storey[] = [
  { preset: "ethereum", name: "host" },
  { preset: "ideal", name: "elsewhere", layer: { blockInterval: 60 } },
  { preset: "arbitrum", name: "rollup", layer: slow, on: onHost },
  { preset: "optimism", name: "games", layer: slow, on: onHost },
  { preset: "zksync", name: "zk", layer: slow, on: onHost },
  { preset: "validium", layer: slow, on: onHost },
  { preset: "appchain", layer: slow, on: { settlement: "rollup", data: "rollup" } },
  { preset: "lightning-channel", name: "channel", on: { settlement: "host" } },
  {
    preset: "lightning",
    name: "network",
    layer: { nodes: 60, channels: 300, payment: 0.001, lifetime: 3e9 },
    on: { settlement: "host" },
  },
  { preset: "polygon", name: "side", layer: { blockInterval: 60 }, on: { settlement: "host" } },
  { preset: "omg-plasma", name: "nested", layer: { blockInterval: 60 }, on: { settlement: "host" } },
  { preset: "bridge-multisig", name: "bridge", on: { source: "host", target: "elsewhere" } },
];

/** What a layer does, in a word each: it goes on, it stands still, or it has no such thing. */
function row({ name, orders, settles, frozen, stolen }: Activity): string {
  const does = (what: string, { blocks }: { readonly blocks: number }) =>
    `${what} ${blocks > 0 ? "on" : "off"}`;
  const value =
    frozen === null ? "no funds" : `funds ${(stolen ?? 0) > 0 ? "stolen" : frozen > 0.5 ? "frozen" : "safe"}`;
  return [name, does("orders", orders), does("settles", settles), value].join(" · ");
}

const lengths = [
  ["an hour", hour],
  ["a day", day],
  ["a week", 7 * day],
  ["a month", 30 * day],
] as const;

describe.each(lengths)("a layer 1 that stands still for %s", (_, lasts) => {
  const outcome = run(
    stack(layers, {
      // So many that some come in every part of it.
      demand: { rate: 5_000 / lasts, patience: 2 * hour },
      split: Object.fromEntries(layers.map(({ preset, name = preset }) => [name, 1 / layers.length])),
      incidents: [{ layer: "host", kind: "outage", at: 2 * hour, lasts }],
      warmup: hour,
      duration: lasts + 10 * hour,
      drain: 0,
      runs: 1,
    }),
  );
  const matrix = (from: number, to: number) => standstill(outcome, from, to).map(row);

  it("stops itself and what needs it to order; all others go on, and only channels and sidechains settle; what lies on it is frozen", () => {
    expect(matrix(2 * hour + lasts / 2, 2 * hour + lasts)).toEqual([
      "host · orders off · settles off · no funds",
      "elsewhere · orders on · settles on · no funds",
      "rollup · orders on · settles off · funds frozen",
      "games · orders on · settles off · funds frozen",
      "zk · orders on · settles off · funds frozen",
      "validium · orders on · settles off · funds frozen",
      "appchain · orders on · settles off · funds frozen",
      "channel · orders on · settles on · funds frozen",
      "network · orders on · settles on · funds frozen",
      "side · orders on · settles on · funds frozen",
      "nested · orders on · settles off · funds frozen",
      "bridge · orders off · settles off · funds frozen",
    ]);
  });

  it("has all of them order again once it is back, and nothing lost", () => {
    for (const line of matrix(lasts + 4 * hour, lasts + 10 * hour)) {
      expect(line).toContain("orders on");
      expect(line).toMatch(/no funds|safe/);
    }
  });
});

describe("an outage that begins when a false claim is in a block and nobody's dispute is yet", () => {
  /** Share of the money that is stolen within the days after it that payouts of settled claims wait. */
  const stolen = (preset: string, lasts: number) =>
    measured(
      stack(
        [
          "ethereum",
          {
            preset,
            layer: { ...slow, claimInterval: day },
            on: { settlement: "ethereum", data: "ethereum" },
          },
        ],
        {
          demand: { rate: 200 / lasts },
          incidents: [{ layer: "ethereum", kind: "outage", at: day + 6, lasts }],
          attacks: [{ layer: preset, plan: "invalid-root", share: 0, controls: ["proposer"], at: 0 }],
          warmup: 0,
          duration: lasts + 6 * day,
          drain: 0,
          runs: 1,
        },
      ),
    )("funds.stolen").mean;

  it.each(lengths)(
    "of %s takes nothing where the window counts blocks of layer 1, as Arbitrum's does",
    (_, lasts) => {
      expect(stolen("arbitrum", lasts)).toBe(0);
    },
  );

  it.each(lengths)(
    "of %s takes most where its clock ran out meanwhile, as Optimism's does in 3.5 days",
    (_, lasts) => {
      const share = stolen("optimism", lasts);
      // Not all, because the claim cannot speak of what was deposited after it.
      if (lasts > 3.5 * day) expect(share).toBeGreaterThan(0.5);
      else expect(share).toBe(0);
    },
  );
});
