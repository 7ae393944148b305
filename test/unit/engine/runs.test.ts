import { describe, expect, it } from "vitest";
import { type Notice, type Run, simulate } from "../../../src/engine/index.ts";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { Crowds } from "../../../src/engine/measure/crowd.ts";
import type { Fates } from "../../../src/engine/measure/fates.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { Waiting } from "../../../src/engine/measure/waiting.ts";
import { windowOf } from "../../../src/engine/stack.ts";
import { type Changes, equalMiners, run, scenario, trace } from "./scenarios.ts";

const hour = 3_600;
const codes = ({ notices }: Run) => notices.map(({ code }: Notice) => code);
const measurement = (of: Run, name: string) => of.layers[0]?.measurements[name];

describe("users of the window", () => {
  const forks: Changes = {
    layer: { blockInterval: 60, blockSize: 400_000, confirmations: 3, miners: equalMiners(8) },
    network: { latency: 25, bandwidth: 1e15 },
    demand: { patience: hour / 4 },
    duration: 6 * hour,
  };
  it.each([
    ["a calm chain", { demand: { rate: 2 } }],
    ["a full one", { demand: { rate: 12 } }],
    ["one that forks all the time", forks],
    ["steady arrivals and no warm-up", { warmup: 0, demand: { process: "steady" } }],
    ["no drain at all", { drain: 0 }],
    ["nobody who can pay", { demand: { highestFee: 0.0001, highestFeeSpread: 0 } }],
  ] as [string, Changes][])("are served, gone or unfinished, each once: %s", (_, changes) => {
    const asked = scenario("bitcoin", { duration: 12 * hour, ...changes });
    const waiting = new Waiting(new Crowds(windowOf(asked)));
    const tell = teller([waiting]);
    let reversed = 0;
    for (const event of trace(asked)) {
      tell(event);
      if (event.kind === "reversed") reversed++;
    }
    const { served, left, failed, waiting: unfinished } = waiting.fates as Fates;
    if (reversed === 0) {
      expect(unfinished).toBeGreaterThanOrEqual(0);
      expect(served + left + failed + unfinished).toBeCloseTo(1, 9);
    }
    // A drain of several times the median patience sees nearly everybody off.
    if (asked.drain > 0) expect(unfinished).toBeLessThan(0.2);
    else expect(unfinished).toBeGreaterThan(0);
  });

  it("who still wait at the end are told of together with those who were served and who left, as measured", () => {
    const asked = { runs: 2, warmup: hour / 2, demand: { rate: 20, patience: 2 * hour } };
    const overfull = run(scenario("bitcoin", { ...asked, duration: hour, drain: 2 * hour }));
    expect(codes(overfull)).toEqual(["censored", "short-window"]);
    const said = overfull.notices[0]?.text ?? "";
    const [waiting = 0, served = 0, left = 0] = [...said.matchAll(/([\d.]+) %/g)].map((each) =>
      Number(each[1]),
    );
    expect(waiting + served + left).toBeCloseTo(100, 0);
    expect(left).toBeCloseTo(100 * (measurement(overfull, "pricedOutShare")?.mean ?? 0), 1);
    expect(codes(run(scenario("bitcoin", { ...asked, duration: 2 * hour, drain: 0 })))).toEqual(["censored"]);
  });

  it("have a curve from where they are first served on, also where that is within a second", () => {
    const fast = run(
      scenario("ideal", {
        layer: { blockInterval: 0.4 },
        demand: { rate: 50, patience: 60 },
        ...{ warmup: 10, duration: 60, drain: 30, runs: 1 },
      }),
    );
    const curve = fast.layers[0]?.curves.find(({ name }) => name === "inclusionSeconds");
    const median = measurement(fast, "inclusionSeconds")?.mean ?? Number.NaN;
    expect(median).toBeLessThan(1);
    const half = curve?.seconds.findIndex((_, point) => (curve.share[point] ?? 0) >= 0.5) ?? -1;
    expect((curve?.seconds[half] ?? 0) / median).toBeCloseTo(1, 1);
    // Nobody left, so that all are served by the end of the longest wait.
    expect(curve?.share.at(-1)).toBe(1);
    const slow = run(scenario("bitcoin", { duration: 3 * hour, runs: 1 })).layers[0]?.curves[0];
    expect(slow?.seconds[0]).toBeGreaterThanOrEqual(1);
  });

  it("are all accounted for where the drain is long", () => {
    for (const changes of [forks, { demand: { patience: hour / 4 } }]) {
      const asked = scenario("bitcoin", { ...changes, duration: 3 * hour, drain: 12 * hour, runs: 1 });
      const measured = run(asked);
      const curve = measured.layers[0]?.curves.find(({ name }) => name === "finalitySeconds");
      const priced = measurement(measured, "pricedOutShare")?.mean ?? Number.NaN;
      expect((curve?.share.at(-1) ?? 0) + priced).toBeCloseTo(1, 3);
      expect(codes(measured)).toEqual([]);
    }
  });
});

describe("a run that ends too early", () => {
  it("says that percentiles are more than what was seen, and how many had not finished", () => {
    const cut = run(scenario("bitcoin", { demand: { rate: 12, patience: 24 * hour }, drain: 0, runs: 2 }));
    expect(codes(cut)).toContain("censored");
    expect(measurement(cut, "finalitySeconds.p99")?.moreThan).toBe(true);
    const whole = run(
      scenario("bitcoin", { demand: { rate: 2 }, duration: 6 * hour, drain: 24 * hour, runs: 2 }),
    );
    expect(codes(whole)).toEqual([]);
    expect(measurement(whole, "finalitySeconds.p99")?.moreThan).toBeUndefined();
  });

  it("does not take blocks for lost that are not settled yet", () => {
    const share = (drain: number) =>
      measurement(
        run(
          scenario("bitcoin", {
            network: { latency: 0, bandwidth: 1e15 },
            demand: { rate: 0 },
            drain,
            runs: 2,
          }),
        ),
        "staleShare",
      );
    expect(share(0)?.mean).toBe(0);
    expect(share(12 * hour)?.mean).toBe(0);
    expect(share(0)?.n).toBeLessThan(share(12 * hour)?.n ?? 0);
  });

  it("by its budget of events keeps the complete replications and says so", () => {
    const asked = scenario("bitcoin", { duration: 4 * hour, runs: 8 });
    const whole = run(asked);
    const cut = run(asked, whole.events / 2);
    expect(codes(cut)).toContain("event-budget");
    const runs = measurement(cut, "userTps")?.n ?? 0;
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThan(8);
    const same = run({ ...asked, runs });
    expect(measurement(cut, "userTps")).toEqual(measurement(same, "userTps"));
    expect(measurement(run(asked, 10), "userTps")).toBeUndefined();
  });

  it("when told to halt ends at once with what it has", () => {
    const steps = simulate(scenario("bitcoin", { duration: 4 * hour, runs: 8 }));
    let step = steps.next();
    while (!step.done && step.value.done < 0.4) step = steps.next();
    const halted = steps.next("halt");
    if (!halted.done) throw new Error("it went on");
    expect(codes(halted.value)).toContain("wall-time");
    expect(measurement(halted.value, "userTps")?.n).toBe(3);
  });

  it("tells how far it is, from 0 to 1, at least every few thousand events", () => {
    const asked = scenario("bitcoin", { duration: 24 * hour, runs: 2 });
    const seen: number[] = [];
    const steps = simulate(asked);
    let step = steps.next();
    for (; !step.done; step = steps.next()) seen.push(step.value.done);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.every((done) => done >= 0 && done <= 1)).toBe(true);
    expect(step.value.events / seen.length).toBeLessThan(4_096);
  });
});

describe("a scenario", () => {
  it("that nobody uses still mines", () => {
    const idle = run(scenario("bitcoin", { demand: { rate: 0 }, runs: 2 }));
    expect(measurement(idle, "userTps")?.mean).toBe(0);
    expect(measurement(idle, "blockSeconds")?.mean).toBeGreaterThan(300);
    expect(measurement(idle, "finalitySeconds")).toBeUndefined();
    expect(codes(idle)).toEqual([]);
  });

  it("gives the same to the last bit each time, and something else for another seed", () => {
    const asked = scenario("bitcoin", { duration: 6 * hour, runs: 2 });
    expect(finish(simulate(asked))).toEqual(run(asked));
    expect(run({ ...asked, seed: 2 }).layers).not.toEqual(run(asked).layers);
  });

  it("has the same first replications however many follow", () => {
    const asked = scenario("bitcoin", { duration: 6 * hour, runs: 1 });
    const one = measurement(run(asked), "userTps")?.mean ?? Number.NaN;
    const two = measurement(run({ ...asked, runs: 2 }), "userTps")?.mean ?? Number.NaN;
    const other = measurement(run({ ...asked, seed: 7 }), "userTps")?.mean;
    expect(one).not.toBe(two);
    expect(one).not.toBe(other);
  });
});
