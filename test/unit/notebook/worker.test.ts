import fc from "fast-check";
import { expect, test } from "vitest";
import type { Evaluate, EvaluateRequest } from "../../../src/notebook/evaluate.ts";
import { stopped } from "../../../src/notebook/stopped.ts";
import { simulation } from "../../../src/notebook/worker.ts";

const request: EvaluateRequest = { text: "l1: bitcoin", line: 3, position: 1 };
const finished = { ...stopped(request, "cancelled"), status: "ok" as const, title: "Finished" };
const hour = 3_600_000;

/** An evaluation of `steps` steps that take `cost` ms each, on a clock of its own. */
function world(steps: number, cost: number, answer?: (stop: unknown) => typeof finished) {
  let time = 0;
  const pauses: number[] = [];
  const reports: number[] = [];
  const evaluate: Evaluate = function* () {
    for (let step = 0; step < steps; step++) {
      time += cost;
      const stop: unknown = yield { done: step / steps, label: `step ${step}` };
      if (stop !== undefined && answer !== undefined) return answer(stop);
    }
    return finished;
  };
  const surroundings = {
    now: () => time,
    async pause() {
      pauses.push(time);
    },
  };
  const made = simulation(evaluate, surroundings);
  const run = (longest = hour) => made.run(request, longest, () => reports.push(time));
  return { run, cancel: made.cancel, pauses, reports };
}

test("a run ends with the result of its evaluation", async () => {
  expect(await world(100, 1).run()).toEqual(finished);
});

test("messages get in at least every 8 ms of work, and progress is told at most every 50 ms", async () => {
  const pace = fc.record({ steps: fc.integer({ min: 0, max: 300 }), cost: fc.integer({ min: 1, max: 8 }) });
  await fc.assert(
    fc.asyncProperty(pace, async ({ steps, cost }) => {
      const { run, pauses, reports } = world(steps, cost);
      await run();
      // A step that has begun is finished: the slice may end one step late.
      for (const gap of gaps([0, ...pauses])) expect(gap).toBeLessThan(8 + cost);
      for (const gap of gaps(reports)) expect(gap).toBeGreaterThanOrEqual(50);
    }),
  );
});

test("a cancel ends the run at the next pause", async () => {
  const { run, cancel, pauses } = world(1_000_000, 1);
  const running = run();
  cancel();
  expect(await running).toEqual(stopped(request, "cancelled"));
  expect(pauses).toHaveLength(1);
});

test("a cancel that comes between runs does not end the next", async () => {
  const { run, cancel } = world(10, 1);
  cancel();
  expect(await run()).toEqual(finished);
});

test("a run that takes too long ends as partial", async () => {
  const result = await world(1_000_000, 1).run(1000);
  expect(result.status).toBe("partial");
  expect(result.provenance.reproducible).toBe(false);
});

test("an evaluation whose time is over ends with what it has measured", async () => {
  const partial = (stop: unknown) => ({ ...finished, title: `ended by ${String(stop)}` });
  expect((await world(1_000_000, 1, partial).run(1000)).title).toBe("ended by wall-time");
});

test("a mistake in an evaluation reaches the caller", async () => {
  const evaluate: Evaluate = () => {
    throw new Error("broken");
  };
  const { run } = simulation(evaluate, { now: () => 0, pause: async () => {} });
  await expect(run(request, hour, () => {})).rejects.toThrow("broken");
});

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => time - (times[at] ?? 0));
}
