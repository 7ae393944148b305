import { describe, expect, it } from "vitest";
import type { Amendment, LayerScenario, Scenario } from "../../../src/engine/index.ts";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { Schedule } from "../../../src/engine/schedule.ts";
import { minutes, small } from "../rollup/stacks.ts";
import { measured, ofKind, run, scenario, stack, trace } from "./scenarios.ts";

/** The same scenario, some of whose last layer's parameters change at a moment, s. */
function amended(scenario: Scenario, at: number, changes: LayerScenario["parameters"]): Scenario {
  const layers = [...scenario.layers];
  const last = layers.pop() as LayerScenario;
  const amendments: Amendment[] = [{ at, parameters: changes }];
  return { ...scenario, layers: [...layers, { ...last, amendments }] };
}

describe("A schedule", () => {
  const schedule = new Schedule({ window: 7 }, [
    { from: 200, parameters: { window: 1 } },
    { from: 100, parameters: { window: 3 } },
  ]);

  it("says of every moment what holds then", () => {
    expect([0, 99, 100, 199, 200, 1e9].map((time) => schedule.at(time).window)).toEqual([7, 7, 3, 3, 1, 1]);
    expect(schedule.edges).toEqual([100, 200]);
  });

  it("says of the present what holds now, whenever it is read", () => {
    const agenda = new Agenda();
    const now = schedule.now(agenda);
    const seen: number[] = [];
    const look = agenda.action(() => seen.push(now.window));
    for (const time of [50, 150, 250]) agenda.at(time, look);
    while (agenda.step(300));
    expect(seen).toEqual([7, 3, 1]);
    expect(Object.keys(now)).toEqual(["window"]);
  });
});

describe("A rollup whose window is cut in mid-run", () => {
  const steady = minutes(["ideal", small("ideal", { window: 400 })], { demand: { process: "steady" } });
  const waits = (of: Scenario) =>
    ofKind(trace(of), "final").map(({ found, time }) => ({ found: found / 1e6, wait: (time - found) / 1e6 }));

  it("settles at once what has waited as long as it asks for from then on", () => {
    const before = waits(steady).filter(({ wait }) => wait > 300);
    const cut = waits(amended(steady, 300, { window: 60 }));
    const after = cut.filter(({ wait }) => wait > 300);
    expect(before.length).toBeGreaterThan(50);
    // Claims stood for up to 300 s when the window was cut; nothing waits as long as before.
    expect(after.length).toBeLessThan(before.length / 4);
    expect(cut.filter(({ found }) => found > 300)).not.toEqual([]);
    for (const { found, wait } of cut) if (found > 300) expect(wait).toBeLessThan(60 + 2 * 20 + 2 * 10 + 5);
  });

  it("is the same run where nothing is really changed", () => {
    expect(trace(amended(steady, 300, {}))).toEqual(trace(steady));
  });

  it("posts as often as it is told to from then on", () => {
    const posts = (of: Scenario) => new Set(ofKind(trace(of), "rung").map(({ time }) => time)).size;
    const often = amended(steady, 0, { batchInterval: 2 });
    expect(posts(often)).toBeGreaterThan(2 * posts(steady));
  });
});

describe("A bridge that asks for more keys in mid-run", () => {
  const hour = 3_600;
  const bridged = (at: number) =>
    amended(
      stack(
        [
          { preset: "ideal", name: "here" },
          { preset: "ideal", name: "there" },
          {
            preset: "bridge-multisig",
            layer: { threshold: 1, signers: 3 },
            on: { source: "here", target: "there" },
          },
        ],
        {
          ...{ demand: { rate: 0.05 }, warmup: 600, duration: 2 * hour, drain: hour, runs: 1 },
          attacks: [{ layer: "bridge-multisig", plan: "steal", share: 0, controls: ["signer 1"], at: hour }],
        },
      ),
      at,
      { threshold: 2 },
    );

  it("is safe from one thief if it does so before he comes, and not after", () => {
    expect(measured(bridged(hour / 2))("funds.stolen").mean).toBe(0);
    expect(measured(bridged(1.5 * hour))("funds.stolen").mean).toBeGreaterThan(0.5);
  });
});

describe("Users of a chain whose blocks grow in mid-run", () => {
  it("bid from then on like users of a chain whose blocks were always that large", () => {
    const large = { blockSize: 16_000_000, retargetBlocks: 100_000 };
    const { parameters } = scenario("bitcoin", { layer: large }).layers[0] as LayerScenario;
    const changes = { demand: { rate: 30, patience: 3_600 }, runs: 3 };
    const grown = stack(
      [
        {
          preset: "bitcoin",
          layer: { ...large, blockSize: 4_000_000 },
          upgrades: [{ height: 1, family: "nakamoto", parameters }],
        },
      ],
      changes,
    );
    const always = stack([{ preset: "bitcoin", layer: large }], changes);
    const fee = (of: Scenario) => run(of).layers[0]?.measurements.feeUsd?.mean ?? Number.NaN;
    expect(Math.abs(fee(grown) / fee(always) - 1)).toBeLessThan(0.05);
  });
});
